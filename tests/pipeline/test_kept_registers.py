"""Registers of tests are projects that the program reads."""

import pytest

from publisher.pipeline.registry import registry
from tests import kept_registers
from tests.policy import typed

CASES = ("register", "T01", "H1", "H5", "H6a")


@pytest.mark.parametrize("name", CASES)
def test_a_worked_case_is_read_as_it_stands(name, tmp_path):
    data = kept_registers.case(name)
    found = registry(kept_registers.write(tmp_path, data)).register
    assert dict(found.texts) == dict(typed.register(data).texts)
    assert [one.recorded for one in found.ledger] == sorted(
        one.recorded for one in typed.register(data).ledger
    )


def test_a_made_policy_is_valid(tmp_path):
    made = kept_registers.policy("babel/2021/satu", "Satu", {"from": "2021-01-04"})
    line = {"event": "issue", "circular": made["id"], "revision": 1}
    line["recorded"] = "2021-01-02T12:00:00+07:00"
    data = {"ledger": [line], "texts": {"babel/2021/satu@1": made}}
    assert registry(kept_registers.write(tmp_path, data)).register.texts
