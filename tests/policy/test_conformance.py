"""The worked cases: both engines give the answers that stand in the files."""

import json
from pathlib import Path

import pytest

from publisher.parsing import schema
from publisher.parsing.shapes import SCHEMA
from tests.policy import reference, typed

FOLDER = Path(__file__).resolve().parents[1] / "conformance"
CASES = sorted(path for path in FOLDER.glob("*.json") if path.name != "register.json")


def _read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def _register(case):
    register = _read(FOLDER / case["register"])
    added = case.get("add", {"ledger": [], "texts": {}})
    return {
        "vocabulary": register["vocabulary"],
        "ledger": register["ledger"] + added["ledger"],
        "texts": {**register["texts"], **added["texts"]},
    }


def _stated(answer):
    """Return an answer without what is silent, as the files leave it out."""
    outcomes = {k: v for k, v in answer["outcomes"].items() if v["state"] != "silent"}
    return json.loads(json.dumps({**answer, "outcomes": outcomes}))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_fast_engine_answers_a_case(path):
    case = _read(path)
    register = _register(case)
    for asked in case["questions"]:
        engine = typed.engine(register, asked["authority"], asked["known"])
        found = typed.answered(engine, asked["on"], asked["facts"])
        assert _stated(found) == asked["answer"], asked["on"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_reference_answers_a_case(path):
    case = _read(path)
    register = _register(case)
    for asked in case["questions"]:
        question = {key: asked[key] for key in ("authority", "on", "known", "facts")}
        found = reference.answer(register, question)
        assert _stated(found) == asked["answer"], asked["on"]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_the_texts_of_a_case_are_valid_policies(path):
    for text in _register(_read(path))["texts"].values():
        assert not schema.validate(text, SCHEMA)


def test_every_worked_case_is_there():
    names = {path.stem for path in CASES}
    assert {f"T{number:02}" for number in range(1, 23)} <= names
    assert {
        "H1",
        "H2",
        "H3",
        "H4a",
        "H4b",
        "H5",
        "H6a",
        "H6b",
        "H7",
        "H8",
        "H9",
        "H10",
        "H11",
        "H12",
        "H13",
    } <= names
