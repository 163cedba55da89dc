"""The job of answering: what binds under an authority on a day, as known on a moment, and why.

What is given as facts may be about a person's health. It is held in this process only, and a fault
of our own is told without the message that may repeat it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from publisher.model.explanation import Explanation
from publisher.model.moment import Moment
from publisher.model.question import Question
from publisher.pipeline.registry import Registry, registry
from publisher.policy.engine import Engine
from publisher.policy.explain import explained
from publisher.register.build import timeline

T = TypeVar("T")


class ConcealedError(RuntimeError):
    """A fault of our own while facts were at hand: its kind is told, its message is not."""


@dataclass(frozen=True)
class Desk:
    """A register ready to answer under one authority, as known on one moment."""

    engine: Engine
    known: str

    def answer(self, day: date, facts: Mapping[str, Any]) -> Explanation:
        """Return the answer for a day and facts with its reasons."""
        return concealed(lambda: explained(self.engine, Question(day, facts), self.known))


def concealed(work: Callable[[], T]) -> T:
    """Return what comes of work; of a fault the message stays untold, which may repeat a fact."""
    try:
        return work()
    except Exception as error:
        kind, trace = type(error).__name__, error.__traceback__
    raise ConcealedError(kind).with_traceback(trace)


def opened(root: Path, authority: str, known: Moment | None = None) -> Desk:
    """Return a project's register ready to answer under an authority.

    UsageError where there is no such authority.
    """
    return desk(registry(root, authority), authority, known)


def desk(found: Registry, authority: str, known: Moment | None = None) -> Desk:
    """Return a register ready to answer under an authority."""
    words = found.vocabulary
    line = timeline(found.register, words.authorities, authority, known)
    return Desk(Engine(line, words), known.isoformat() if known else "")
