"""Open periods that nobody will look at again."""

from publisher.model.diagnostic import Severity

CODE = "period-open-unreviewed"


OPEN = "{from: 2026-01-12, ends: notice, until: nanti, en: later, cite: [masa]}"


def test_an_open_period_is_found(findings, circular):
    (found,) = findings(circular(effective=OPEN), CODE)
    assert found.severity is Severity.WARNING
    assert "review_by" in found.hint


def test_with_a_day_of_review_it_is_fine(findings, circular):
    effective = OPEN.replace("ends", "review_by: 2027-01-12, ends")
    assert not findings(circular(effective=effective), CODE)


def test_the_press_is_not_asked(findings, circular):
    press = "{source: press, ref: Harian, date: 2026-01-07}"
    assert not findings(circular(effective=OPEN, provenance=press), CODE)
