"""The worked cases asked with the vocabulary of the samples, which has labels."""

import json
from datetime import date
from pathlib import Path

from publisher.model.moment import moment
from publisher.parsing import conformance
from publisher.pipeline.ask import desk
from publisher.pipeline.facts import written
from publisher.pipeline.registry import Registry
from tests.samples import project

FOLDER = Path(__file__).resolve().parent / "conformance"
CASES = sorted(path for path in FOLDER.glob("*.json") if path.name != "register.json")


def read(name):
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def explanation(name, number=0):
    """Return the answer to a question of a case."""
    case = read(name)
    whole = conformance.joined(read(case["register"].removesuffix(".json")), case)
    found = Registry(conformance.register(whole), project().vocabulary)
    asked = case["questions"][number]
    ready = desk(found, asked["authority"], moment(asked["known"] or ""))
    return ready.answer(date.fromisoformat(asked["on"]), written(asked["facts"]))
