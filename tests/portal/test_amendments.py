"""What others did to a rule stands where the rule does: in the summary, beside its paragraph."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest

from publisher.model.days import Phase
from publisher.model.publication import Incoming
from publisher.pipeline import pages
from publisher.portal import circular_page, unit_pages
from tests import published

_TRIAL = "harapan-jaya/2026/800-1-6-2-041-bkpsdm"
_OTHER = "harapan-jaya/2026/800-1-6-2-067-bkpsdm"
_RULE, _NAME = "layanan-malam", "SE Nomor 800.1.6.2/067/BKPSDM/2026"
_DAY = date(2026, 9, 1)
_AMENDED = Incoming("mengubah", _OTHER, _DAY, (_RULE,))
_SAID = f"Diubah oleh {_NAME} mulai 1 September 2026; baca edaran itu."


def _whole(*acts):
    whole = published.publication()
    trial = whole.circulars[_TRIAL]
    state = replace(trial.state, relations_in=acts)
    return replace(whole, circulars={**whole.circulars, _TRIAL: replace(trial, state=state)})


def _words(text):
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", text)).split())


def _page(*acts):
    """Return a circular's page: all of it, and the summary of the rule."""
    whole = _whole(*acts)
    policy = whole.policies[_TRIAL]
    made = circular_page.render(pages.portal(whole), whole.circulars[_TRIAL], policy)
    text = made.data.decode()
    summary = text.partition(f'<li id="aturan_{_RULE}">')[2].partition("</li>")[0]
    return text, summary


def test_a_rule_that_is_amended_without_another_in_its_place_says_where_to_read():
    text, summary = _page(_AMENDED)
    assert _SAID in _words(summary)
    assert f'href="../../../../se/{_OTHER}/"' in summary
    assert _words(text).count("baca edaran itu") == 1


@pytest.mark.parametrize(
    "acts",
    [
        (replace(_AMENDED, took=False),),
        (replace(_AMENDED, rules=()),),
        (_AMENDED, replace(_AMENDED, type="replaces")),
    ],
)
def test_a_rule_that_is_not_amended_or_is_replaced_says_no_such_thing(acts):
    assert "baca edaran itu" not in _page(*acts)[0]


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("mengubah", "Diubah"),
        ("replaces", "Diganti"),
        ("mencabut", "Dicabut"),
        ("menangguhkan", "Ditangguhkan"),
    ],
)
def test_beside_the_paragraph_of_a_rule_stands_what_was_done_to_it(kind, said):
    text, _ = _page(replace(_AMENDED, type=kind))
    rows = text.partition('<div class="text">')[2].split('<div class="row ')
    link = f'<a href="../../../{_OTHER}/">{said} mulai 1 September 2026 oleh {_NAME}</a>'
    told = [one for one in rows if link in one]
    assert told
    assert all(f'href="#aturan_{_RULE}"' in one for one in told)


def test_the_page_of_a_unit_says_of_an_amended_rule_where_to_read():
    phase = Phase(None, None, (f"{_TRIAL}#{_RULE}",))
    whole = replace(_whole(_AMENDED), phases={"harapan-jaya": (phase,)})
    found = unit_pages.Situation(None, ())
    made = unit_pages.unit(pages.portal(whole), "harapan-jaya", date(2026, 8, 20), found)
    assert _SAID in _words(made.data.decode())
