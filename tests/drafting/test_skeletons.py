"""Skeletons are texts of ours with names filled in, and everything filled in is data."""

import dataclasses
from datetime import date

import pytest

from publisher.drafting.skeletons import PATTERNS, Beginning, quoted, skeleton
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.parsing import circular as parsing
from tests.samples import project

PARENT = "harapan-jaya/2026/000-8-3-014-org"
DAY = date(2026, 3, 2)
VERBS = {"wajib": ("wajib", "harus")}


def parent(**changes):
    return dataclasses.replace(project().circulars[PARENT], **changes)


def read(text, path="circulars/harapan-jaya/2027/uji.md"):
    outcome = parsing.parse(Source(path, text), project().vocabulary)
    assert outcome.value is not None, outcome.defects
    return outcome.value


@pytest.mark.parametrize("pattern", PATTERNS)
def test_every_pattern_is_read_as_a_circular(pattern):
    acted_on = None if pattern == "new" else parent()
    circular = read(skeleton(Beginning(pattern, DAY, "Harapan", acted_on, VERBS)))
    assert circular.number is circular.signed is circular.published is None
    assert circular.place == "Harapan"
    assert [one.target for one in circular.relations] == ([PARENT] if acted_on else [])


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_text_does_not_depend_on_when_it_is_made(pattern):
    acted_on = None if pattern == "new" else parent()
    beginning = Beginning(pattern, DAY, "Harapan", acted_on, VERBS)
    assert skeleton(beginning) == skeleton(beginning)


def test_an_unknown_seat_stays_blank():
    assert "\nplace: null\n" in skeleton(Beginning("new", DAY, ""))


def test_an_amendment_takes_every_rule_of_its_parent_over():
    circular = read(skeleton(Beginning("amendment", DAY, "Harapan", parent(), VERBS)))
    old = parent().rules
    assert [rule.replaces for rule in circular.rules] == [(f"{PARENT}#{rule.id}",) for rule in old]
    for new, rule in zip(circular.rules, old, strict=True):
        assert (new.kind, new.modality, new.do) == (rule.kind, rule.modality, rule.do)
        assert (new.who, new.about, new.when) == (rule.who, rule.about, rule.when)
        assert new.cite[0].id == f"ubah-{rule.id}"


def test_an_amendment_of_a_text_without_rules_has_none():
    assert (
        read(skeleton(Beginning("amendment", DAY, "Harapan", parent(rules=()), VERBS))).rules == ()
    )


def test_what_is_extended_or_amended_does_not_begin_before_its_parent():
    effective = dataclasses.replace(
        parent().effective, start=date(2026, 5, 1), end=date(2026, 5, 31)
    )
    later = parent(effective=effective)
    for pattern, first in (("extension", "2026-06-01"), ("amendment", "2026-05-01")):
        circular = read(skeleton(Beginning(pattern, DAY, "Harapan", later, VERBS)))
        assert circular.effective.start.isoformat() == first


def test_receivers_are_taken_over_but_for_appendices():
    text = skeleton(Beginning("revocation", DAY, "Harapan", parent(to=("Camat, Lurah", "#daftar"))))
    assert read(text).to == ("Camat, Lurah",)
    text = skeleton(Beginning("revocation", DAY, "Harapan", parent(to=("#daftar",))))
    assert read(text).to == ("Kepala perangkat daerah",)


def test_words_of_the_parent_stay_words():
    title = 'Libur "$place" *tegas* [x](y) <b> \\ : #1 `z` ${title}'
    text = skeleton(Beginning("revocation", DAY, "Harapan", parent(title=Label(title, ""))))
    circular = read(text)
    assert circular.title.id.endswith(f"tentang {title}")
    assert circular.relations[0].label.id == title


def test_a_scalar_is_quoted_as_yaml_reads_it():
    assert quoted('a "b" \\ ö') == '"a \\"b\\" \\\\ ö"'
