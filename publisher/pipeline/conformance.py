"""The job of answering conformance cases: our engine on questions that stand in a file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from publisher import resources
from publisher.answers.conformance import shape
from publisher.model.errors import UsageError
from publisher.model.explanation import Explanation
from publisher.model.label import Label
from publisher.model.moment import moment
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import conformance
from publisher.pipeline.ask import desk
from publisher.pipeline.facts import fits, written
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


def tried(path: Path, typed: bytes | None = None) -> tuple[str, tuple[Tried, ...]]:
    """Return the name of a case, and its questions answered; UsageError where it is none.

    A case may hold its register instead of naming the file; `typed` is one that is in no file.
    """
    case = _read(path) if typed is None else _parsed(path, typed)
    try:
        named = case["register"]
        register = named if isinstance(named, dict) else _read(path.parent / named)
        whole = conformance.joined(register, case)
        found = Registry(conformance.register(whole), conformance.vocabulary(whole["vocabulary"]))
        if not case["questions"]:
            raise _no_case(path, Label("tanpa pertanyaan", "it has no questions"))
        asked = [_Asked(path, found.vocabulary, one) for one in case["questions"]]
        return str(case["id"]), tuple(_tried(found, one) for one in asked)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise _no_case(path) from None


def differences(one: Tried) -> Iterator[tuple[str, Any, Any]]:
    """Yield the parts of an answer that are not as the file has them: name, expected, given."""
    expected = one.expected if one.expected is not None else one.given
    for section in sorted({*expected, *one.given}):
        wanted, given = expected.get(section), one.given.get(section)
        if isinstance(wanted, dict) and isinstance(given, dict):
            for name in sorted({*wanted, *given}):
                if wanted.get(name) != given.get(name):
                    yield f"{section} {name}", wanted.get(name), given.get(name)
        elif wanted != given:
            yield section, wanted, given


class _Asked:
    """One question of a case, read; UsageError where a fact cannot be what it says."""

    def __init__(self, path: Path, vocabulary: Vocabulary, asked: Json) -> None:
        self.authority: str = asked["authority"]
        self.on: str = asked["on"]
        self.day = date.fromisoformat(self.on)
        self.known: str | None = asked.get("known")
        self.moment = moment(self.known) if self.known else None
        self.facts = written(asked["facts"])
        self.expected: Json | None = asked.get("answer")
        known = self.authority in vocabulary.authorities
        if not known or bool(self.known) != bool(self.moment):
            raise ValueError
        if self.expected is not None and not isinstance(self.expected, dict):
            raise ValueError
        for name, value in self.facts.items():
            fact = vocabulary.facts.get(name)
            if fact is None:
                raise _no_case(path, Label(f"tidak ada fakta {name}", f"no fact is called {name}"))
            if not fits(fact, value):
                raise _no_case(
                    path,
                    Label(f"nilai fakta {name} tidak sah", f"the value of {name} is not valid"),
                )


def _tried(found: Registry, asked: _Asked) -> Tried:
    ready = desk(found, asked.authority, asked.moment)
    explanation = ready.answer(asked.day, asked.facts)
    given = json.loads(json.dumps(shape(explanation.answer)))
    return Tried(asked.authority, asked.on, asked.known, explanation, given, asked.expected)


def _read(path: Path) -> Json:
    if not path.is_file():
        raise _missing(path)
    return _parsed(path, path.read_bytes())


def _parsed(path: Path, data: bytes) -> Json:
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise _no_case(path) from None
    if not isinstance(found, dict):
        raise _no_case(path)
    return found


def _missing(path: Path) -> UsageError:
    """Return what to say of a file that is not there; one word may have meant a shipped case."""
    name = path.as_posix()
    if not name.isalnum():
        return UsageError(
            Label(f"tidak ada berkas {name} untuk kasus uji", f"there is no file {name} of a case")
        )
    shipped = sorted(one.stem for one in resources.folder(CASES).glob("[A-Z]*.json"))
    listed = ", ".join(one for one in shipped if one.isalnum())
    return UsageError(
        Label(
            f"tidak ada kasus {name}; yang dibawa program: {listed}",
            f"there is no case {name}; those that came with the program: {listed}",
        )
    )


def _no_case(path: Path, why: Label | None = None) -> UsageError:
    name = path.as_posix()
    because = Label(f": {why.id}", f": {why.text('en')}") if why else Label("", "")
    return UsageError(
        Label(
            f"{name} bukan berkas kasus uji{because.id}",
            f"{name} is not the file of a conformance case{because.en}",
        )
    )
