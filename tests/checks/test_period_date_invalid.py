"""Days that are no days."""

import pytest

from tests.checks.conftest import RULE

CODE = "period-date-invalid"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2020-02-30", "tidak ada hari itu"),
        ("1845-03-23", "sebelum 1945"),
        ("23 Maret 2020", "bukan tanggal"),
    ],
)
def test_what_is_wrong_is_named(findings, circular, day, said):
    (found,) = findings(circular(signed=day), CODE)
    assert found.words == day
    assert said in found.message
    assert found.hint


def test_a_day_inside_a_rule_is_looked_at(findings, circular, rules):
    text = circular(rules=rules(RULE + "    effective: {from: 2026-02-30, to: 2026-03-01}\n"))
    assert [one.words for one in findings(text, CODE)] == ["2026-02-30"]
