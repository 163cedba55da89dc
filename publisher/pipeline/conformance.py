"""The job of answering conformance cases: our engine on questions that stand in a file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from publisher import resources
from publisher.answers.conformance import shape
from publisher.model.errors import UsageError
from publisher.model.explanation import Explanation
from publisher.model.label import Label
from publisher.model.moment import Moment, moment
from publisher.parsing import conformance
from publisher.pipeline.ask import desk
from publisher.pipeline.facts import written
from publisher.pipeline.registry import Registry

Json = Mapping[str, Any]
CASES = "tests/conformance"


@dataclass(frozen=True)
class Tried:
    """One question of a case: what it says of authority, day and knowledge, and both answers."""

    authority: str
    on: str
    known: str | None
    explanation: Explanation
    given: Json
    expected: Json | None

    @property
    def same(self) -> bool:
        """Return whether the answer is the one of the file; a file may leave it out."""
        return self.expected is None or self.given == self.expected


def case_file(typed: str) -> Path:
    """Return the file of a case: a path, or the name of one that came with the program."""
    path = Path(typed)
    shipped = resources.folder(CASES) / f"{typed}.json"
    if not path.is_file() and typed.isalnum() and shipped.is_file():
        return shipped
    return path


def tried(path: Path) -> tuple[str, tuple[Tried, ...]]:
    """Return the name of a case, and its questions answered; UsageError where it is none."""
    case = _read(path)
    try:
        register = _read(path.parent / case["register"])
        whole = conformance.joined(register, case)
        found = Registry(conformance.register(whole), conformance.vocabulary(whole["vocabulary"]))
        return str(case["id"]), tuple(_tried(found, asked) for asked in case["questions"])
    except (KeyError, TypeError, ValueError, AttributeError):
        raise _no_case(path) from None


def _known(asked: Json) -> Moment | None:
    typed = asked.get("known")
    known = moment(typed) if typed else None
    if typed and known is None:
        raise ValueError
    return known


def _tried(found: Registry, asked: Json) -> Tried:
    ready = desk(found, asked["authority"], _known(asked))
    explanation = ready.answer(date.fromisoformat(asked["on"]), written(asked["facts"]))
    given = json.loads(json.dumps(shape(explanation.answer)))
    return Tried(
        asked["authority"],
        asked["on"],
        asked.get("known"),
        explanation,
        given,
        asked.get("answer"),
    )


def _read(path: Path) -> Json:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        raise _no_case(path) from None
    if not isinstance(found, dict):
        raise _no_case(path)
    return found


def _no_case(path: Path) -> UsageError:
    name = path.as_posix()
    return UsageError(
        Label(f"{name} bukan berkas kasus uji", f"{name} is not the file of a conformance case")
    )
