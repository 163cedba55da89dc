"""Open ends without words."""

import pytest

from tests.checks.conftest import RULE

CODE = "period-open-unworded"


@pytest.mark.parametrize("ends", ["notice", "condition"])
def test_an_end_without_words_is_found(findings, circular, ends):
    (found,) = findings(circular(effective=f"{{from: 2026-01-12, ends: {ends}}}"), CODE)
    assert found.words == ends


def test_the_period_of_a_rule_counts(findings, circular, rules):
    text = circular(rules=rules(RULE + "    effective: {from: 2026-02-01, ends: notice}\n"))
    assert len(findings(text, CODE)) == 1


def test_an_unstated_end_needs_no_words(findings, circular):
    assert not findings(circular(effective="{from: 2026-01-12, ends: unstated}"), CODE)
