"""What the log of events has to remember of the agenda book to go on after its last line.

Everything is found by the id of a circular or by an instant, so a memory may lie in a database:
what a line costs does not depend on how long the book is.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from typing import Protocol

from publisher.model.course import Course
from publisher.model.publication import State
from publisher.model.register import WITHDRAW, LedgerLine, Text


@dataclass(frozen=True, slots=True)
class Remembered:
    """One circular: its lines, its state, the event of its newest line, and those of acts at it.

    `force` is what others depend on: the courses of its rules once cuts are settled. `acts` maps a
    circular to the event that told last what it does to this one.
    """

    lines: tuple[LedgerLine, ...]
    state: State | None = None
    force: tuple[Course, ...] = ()
    event: int = 0
    acts: Mapping[str, int] = field(default_factory=dict)

    @property
    def newest(self) -> LedgerLine:
        """Return its newest line."""
        return self.lines[-1]

    @property
    def is_withdrawn(self) -> bool:
        """Return whether it was withdrawn."""
        return self.newest.event == WITHDRAW


class Memory(Protocol):
    """Where the log stands: the last event, line and moment, and what each circular is."""

    seq: int
    line: int
    moment: datetime | None

    def circular(self, name: str) -> Remembered | None:
        """Return what is remembered of a circular."""

    def remember(self, name: str, found: Remembered) -> None:
        """Keep what is known of a circular now."""

    def naming(self, target: str) -> Iterable[str]:
        """Return the circulars whose newest text names a target."""

    def name(self, circular: str, before: frozenset[str], after: frozenset[str]) -> None:
        """Keep that the newest text of a circular names others than before."""

    def await_midnight(self, at: datetime, name: str) -> None:
        """Keep that a circular may change its status at an instant."""

    def due(self, until: datetime) -> Iterable[tuple[datetime, str]]:
        """Take out what is awaited up to an instant, which is included, in order and each once."""


@dataclass
class Kept:
    """A memory that lasts as long as the program."""

    seq: int = 0
    line: int = 0
    moment: datetime | None = None
    _circulars: dict[str, Remembered] = field(default_factory=dict)
    _naming: dict[str, set[str]] = field(default_factory=dict)
    _midnights: list[tuple[datetime, str]] = field(default_factory=list)

    def circular(self, name: str) -> Remembered | None:
        """Return what is remembered of a circular."""
        return self._circulars.get(name)

    def remember(self, name: str, found: Remembered) -> None:
        """Keep what is known of a circular now."""
        self._circulars[name] = found

    def naming(self, target: str) -> Iterable[str]:
        """Return the circulars whose newest text names a target."""
        return sorted(self._naming.get(target, ()))

    def name(self, circular: str, before: frozenset[str], after: frozenset[str]) -> None:
        """Keep that the newest text of a circular names others than before."""
        for target in before - after:
            self._naming[target].discard(circular)
        for target in after - before:
            self._naming.setdefault(target, set()).add(circular)

    def await_midnight(self, at: datetime, name: str) -> None:
        """Keep that a circular may change its status at an instant."""
        heappush(self._midnights, (at, name))

    def due(self, until: datetime) -> Iterable[tuple[datetime, str]]:
        """Take out what is awaited up to an instant, which is included, in order and each once."""
        found: list[tuple[datetime, str]] = []
        while self._midnights and self._midnights[0][0] <= until:
            one = heappop(self._midnights)
            if not found or found[-1] != one:
                found.append(one)
        return found


def named(text: Text) -> frozenset[str]:
    """Return the circulars that a text names, itself aside: by relations and rules it replaces."""
    found = {one.target for one in text.relations if one.target}
    for rule in text.rules:
        found.update(name.partition("#")[0] for name in rule.replaces if "#" in name)
    return frozenset(found - {text.id, ""})
