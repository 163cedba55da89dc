"""The job of answering: what binds under an authority on a day, as known on a moment, and why.

What is given as facts may be about a person's health. It is held in this process only, and a fault
of our own is told without the message that may repeat it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from publisher.model.errors import UsageError
from publisher.model.explanation import Explanation
from publisher.model.label import Label
from publisher.model.question import Question
from publisher.pipeline.registry import Registry, registry
from publisher.policy.engine import Engine
from publisher.policy.explain import explained
from publisher.register.build import timeline

Moment = date | datetime
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


def opened(root: Path, authority: str, known: str = "") -> Desk:
    """Return a project's register ready to answer under an authority.

    UsageError where there is no such authority or `known` is no moment.
    """
    return desk(registry(root, authority), authority, known)


def desk(found: Registry, authority: str, known: str = "") -> Desk:
    """Return a register ready to answer under an authority."""
    words = found.vocabulary
    line = timeline(found.register, words.authorities, authority, moment(known))
    return Desk(Engine(line, words), known)


def moment(known: str) -> Moment | None:
    """Return a day or a moment with its offset; None for "", which is everything."""
    if not known:
        return None
    try:
        if len(known) == len("2026-03-16"):
            return date.fromisoformat(known)
        found = datetime.fromisoformat(known)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise UsageError(
            Label(
                "--known ditulis sebagai tanggal (2026-03-16) atau saat dengan zonanya "
                "(2026-03-16T09:00:00+07:00)",
                "--known is a day (2026-03-16) or a moment with its offset "
                "(2026-03-16T09:00:00+07:00)",
            )
        )
    return found
