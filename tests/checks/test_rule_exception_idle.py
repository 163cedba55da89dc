from tests.checks.conftest import RULE
from tests.checks.earlier import beside, lasting

CODE = "rule-exception-idle"


def _exception(rules, rule):
    return rules(rule + "    overrides: [harapan-jaya/2026/rapat-lama#rapat-virtual]\n")


def test_an_exception_to_a_rule_that_has_ended_is_idle(circular, findings, rules):
    text = circular(rules=_exception(rules, RULE))
    (found,) = findings(text, CODE, others=beside(circular))
    assert "`harapan-jaya/2026/rapat-lama#rapat-virtual` berakhir pada" in found.message


def test_an_exception_that_meets_its_rule_for_some_days_is_fine(circular, findings, rules):
    old = beside(circular, effective=lasting("2025-10-01", "2026-01-12"))
    assert not findings(circular(rules=_exception(rules, RULE)), CODE, others=old)
