"""The yardstick: every fact of the five press articles is found in the exported policies.

`yardstick.csv` names for each row the circular, a JSON pointer (RFC 6901) into its policy JSON and
the value expected there, itself JSON. `how` is `equals`, or `contains` for a part of a text. A row
is met when all its lines are.
"""

import csv
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from publisher.pipeline.build import policies

ROOT = Path(__file__).parents[1]
FACTS_PER_ARTICLE = {"000": 17, "001": 21, "002": 16, "003": 21, "004": 18}
ROWS = tuple(
    f"{article}.{number}"
    for article, count in FACTS_PER_ARTICLE.items()
    for number in range(1, count + 1)
)
CIRCULAR_OF = {
    "000": "babel/2020/wfh-bergilir",
    "001": "babel/2020/800-1102-vii",
    "002": "kota-bengkulu/2020/800-11-bkpp-2",
    "003": "pandeglang/2020/800-2688-bkd",
    "004": "tubaba/2021/045-2-148-i-09-tulangbawang-barat",
}
MISSING = object()


@dataclass(frozen=True)
class Line:
    """One place of one row, and what must stand there."""

    row: str
    circular: str
    pointer: str
    expected: str
    how: str

    def met(self, policy: Any) -> bool:
        """Say whether the policy holds the value expected at the pointer."""
        found = resolved(policy, self.pointer)
        expected = json.loads(self.expected)
        if self.how == "contains":
            return isinstance(found, str) and expected in found
        # JSON knows true and 1 apart, Python does not: types are compared through the text.
        return found is not MISSING and canonical(found) == canonical(expected)


def canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


def resolved(document: Any, pointer: str) -> Any:
    """Return the value at a JSON pointer (RFC 6901), MISSING where there is none."""
    value = document
    for token in pointer.split("/")[1:]:
        step = token.replace("~1", "/").replace("~0", "~")
        if isinstance(value, list) and step.isdecimal() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return MISSING
    return value


def exported_policies() -> Mapping[str, Any]:
    """Return the policies as they are exported, by the id of their circular."""
    return {name: json.loads(data) for name, data in policies(ROOT).items()}


@pytest.fixture(scope="module")
def lines() -> tuple[Line, ...]:
    with (ROOT / "tests" / "yardstick.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Line(**row) for row in csv.DictReader(file))


@pytest.fixture(scope="module")
def exported() -> Mapping[str, Any]:
    return exported_policies()


def test_the_yardstick_names_exactly_the_93_facts(lines):
    assert len(ROWS) == 93
    assert tuple(dict.fromkeys(line.row for line in lines)) == ROWS


def test_every_line_speaks_of_the_circular_of_its_article(lines):
    strays = [line for line in lines if line.circular != CIRCULAR_OF[line.row.split(".")[0]]]
    assert strays == []


def test_every_line_says_how_it_is_compared_and_names_no_place_twice(lines):
    assert {line.how for line in lines} == {"equals", "contains"}
    places = [(line.row, line.pointer, line.expected) for line in lines]
    assert len(set(places)) == len(places)


def test_a_line_about_a_rule_comes_with_the_id_of_that_rule(lines):
    named = {(line.row, line.pointer) for line in lines}
    for line in lines:
        parts = line.pointer.split("/")
        if parts[1] == "rules" and parts[3] in {"who", "about", "when", "do", "modality"}:
            assert (line.row, f"/rules/{parts[2]}/id") in named, line


def test_every_fact_of_the_articles_is_in_the_exported_policies(lines, exported, capsys):
    failed = [line for line in lines if not line.met(exported.get(line.circular))]
    met = len(ROWS) - len({line.row for line in failed})
    with capsys.disabled():
        sys.stdout.write(f"\nyardstick: {met} of {len(ROWS)}\n")
    told = "\n".join(
        f"{line.row} {line.circular} {line.pointer}: expected {line.expected} ({line.how})"
        for line in failed
    )
    assert met == len(ROWS), told


def test_a_pointer_that_leads_nowhere_is_missing_and_not_null():
    policy = {"number": None, "rules": [{"id": "a"}], "a/b": {"~": 1}}
    assert resolved(policy, "/number") is None
    assert resolved(policy, "/rules/0/id") == "a"
    assert resolved(policy, "/a~1b/~0") == 1
    assert resolved(policy, "/rules/1/id") is MISSING
    assert resolved(policy, "/signed") is MISSING


def test_true_is_not_one_and_a_part_of_a_text_is_enough_only_where_the_line_says_so():
    assert not Line("000.1", "x", "/a", "1", "equals").met({"a": True})
    assert not Line("000.1", "x", "/a", '"kata"', "equals").met({"a": "kata lain"})
    assert Line("000.1", "x", "/a", '"kata"', "contains").met({"a": "kata lain"})
    assert not Line("000.1", "x", "/a", "null", "equals").met({})
    assert not Line("000.1", "x", "/a", "null", "equals").met(None)
