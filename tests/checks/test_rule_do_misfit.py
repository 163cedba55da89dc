"""Contents of rules that break the schema of their kind."""

import pytest

from tests.checks.conftest import RULE

CODE = "rule-do-misfit"


def _do(circular, rules, do):
    return circular(rules=rules(RULE.replace("{mode: virtual}", do)))


def test_a_strange_key_is_found(findings, circular, rules):
    (found,) = findings(_do(circular, rules, "{mod: virtual}"), CODE)
    assert found.words == "mod"
    assert "`mode`" in found.hint
    assert "`rapat`" in found.hint


def test_a_wrong_type_is_found_with_both_types(findings, circular, rules):
    (found,) = findings(_do(circular, rules, "{mode: [virtual]}"), CODE)
    assert "bukan daftar" in found.message


def test_a_missing_key_is_found(findings, circular, rules):
    text = circular(rules=rules(RULE.replace("kind: rapat", "kind: aplikasi")))
    assert any("app" in one.message for one in findings(text, CODE))


@pytest.mark.parametrize("identity", ["", "null", "[a]", "{a: b}"])
def test_a_rule_without_a_name_is_looked_at_all_the_same(findings, circular, rules, identity):
    rule = RULE.replace("id: rapat-virtual", f"id: {identity}").replace("mode:", "mod:")
    (found,) = findings(circular(rules=rules(rule)), CODE)
    assert found.words == "mod"


def test_a_share_over_a_hundred_is_found(findings, circular, rules):
    rule = RULE.replace("kind: rapat", "kind: lokasi-kerja")
    text = _do(circular, lambda _: rules(rule.replace("{mode: virtual}", DO)), "")
    (found,) = findings(text, CODE)
    assert found.words == "130"
    assert "paling besar 100" in found.message


DO = "{location: wfh, share: {max: 130}}"
