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


def test_keys_that_lost_their_indent_are_told_where_they_belong(findings, circular):
    lost = "\noffice: Bupati\nname: Surya Teladan"
    found = findings(circular(signatory=lost), CODE)
    assert [one.words for one in found] == ["office", "name"]
    assert found[0].message == "`office` harus menjorok di bawah `signatory`"
    assert {one.hint for one in found} == {"beri dua spasi di awal baris ini"}


def test_a_key_that_no_empty_key_above_takes_is_asked_for(findings, circular):
    (found,) = findings(circular(cc=None, place="\nnama: Surya"), CODE)
    assert "harus menjorok" not in found.message
