"""Keys that the format does not know."""

from tests.checks.conftest import RULE

CODE = "letter-field-unknown"


def test_the_nearest_key_is_asked_for(findings, circular):
    (found,) = findings(circular(efective="2026-01-12"), CODE)
    assert found.words == "efective"
    assert found.hint == "maksud Anda `effective`?"


def test_a_key_inside_a_rule_names_the_rule(findings, circular, rules):
    text = circular(rules=rules(RULE + "    catatan: penting\n"))
    (found,) = findings(text, CODE)
    assert "rules[rapat-virtual]" in found.message


def test_a_computed_key_is_told_apart(findings, circular):
    (found,) = findings(circular(revision="2"), CODE)
    assert "dihitung" in found.hint
