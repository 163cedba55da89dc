"""Periods that begin before the public could know."""

from tests.checks.conftest import RULE

CODE = "period-retroactive"


def test_a_start_before_publication_is_found(findings, circular):
    text = circular(effective="{from: 2026-01-05, to: 2026-06-30, cite: [masa]}")
    (found,) = findings(text, CODE)
    assert found.words == "2026-01-05"
    assert "1 hari sebelum diumumkan" in found.message


def test_the_day_of_publication_is_fine(findings, circular):
    assert not findings(
        circular(effective="{from: 2026-01-06, to: 2026-06-30, cite: [masa]}"), CODE
    )


def test_without_publication_the_day_of_the_letter_counts(findings, circular):
    text = circular(published="null", effective="{from: 2026-01-04, to: 2026-06-30}")
    (found,) = findings(text, CODE)
    assert "ditandatangani" in found.message


def test_a_rule_that_begins_earlier_is_found(findings, circular, rules):
    text = circular(rules=rules(RULE + "    effective: {from: 2026-01-01, to: 2026-03-01}\n"))
    assert [one.words for one in findings(text, CODE)] == ["2026-01-01"]
