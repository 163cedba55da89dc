"""The log: what happened, in order, as a function of the agenda book and a moment alone.

A line of the book is an event at its circular, and at those it acts on. A boundary is an event at
its midnight if the book as known then has it: so a line that comes later changes no event before
it, and the log of an earlier moment is always the beginning of that of a later one. What a line
says of days before it was recorded is told by the line, not at midnights that had passed.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Final
from zoneinfo import ZoneInfo

from publisher.model import publication as verbs
from publisher.model import status
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.publication import Event
from publisher.model.register import LedgerLine, Register
from publisher.model.vocabulary import Authority
from publisher.register.influence import Influence, Moved
from publisher.register.memory import Kept, Memory
from publisher.register.verbs import of_acts, of_boundary, of_line

# The order of events at one circular that one line brought about; midnights come last.
_ORDER: Final = (
    verbs.ISSUED,
    verbs.CORRECTED,
    verbs.REPUBLISHED,
    verbs.WITHDRAWN,
    verbs.AMENDED,
    verbs.EXTENDED,
    verbs.SUSPENDED,
    verbs.REVOKED,
    verbs.PARTIALLY_REVOKED,
    verbs.REPLACED,
    verbs.SUPERSEDED,
    verbs.ENTERED,
    verbs.LAPSED,
    verbs.REINSTATED,
    verbs.TOOK_EFFECT,
    verbs.RESTATED,
)
_NO_LINE: Final = 2**62
_MOMENT: Final = timedelta(microseconds=1)
_DEAD: Final = (status.REVOKED, status.ENDED, status.SUSPENDED, status.SUPERSEDED)


class LateLineError(PublisherError):
    """A line is older than what was told already; the log would have to be told anew."""

    def __init__(self, line: LedgerLine) -> None:
        """Name the line."""
        super().__init__(
            Label(
                f"baris {line.seq} buku agenda lebih lama daripada penerbitan terakhir",
                f"line {line.seq} of the agenda book is older than the last release",
            )
        )


def events(
    register: Register, authorities: Mapping[str, Authority], moment: datetime
) -> tuple[Event, ...]:
    """Return all events up to a moment, which is included, in order; `seq` from 1."""
    return tuple(Log(register, authorities, Kept()).until(moment))


@dataclass(frozen=True, slots=True)
class _Draft:
    """An event without its number, and the line that brought it about; none for a midnight."""

    event: Event
    line: int = _NO_LINE

    @property
    def place(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """Return its place among the events of one instant."""
        one = self.event
        return one.id, self.line, _ORDER.index(one.event), one.by, one.rules


class Log:
    """Goes on from what a memory holds; each line costs what it changes, whatever came before."""

    def __init__(
        self, register: Register, authorities: Mapping[str, Authority], memory: Memory
    ) -> None:
        """Keep where the texts are, and where the log stands."""
        self._register = register
        self._memory = memory
        self._influence = Influence(memory, register, authorities)

    def until(self, moment: datetime) -> Iterator[Event]:
        """Yield the events after those that the memory holds, up to a moment.

        LateLineError where a new line is not later than what was told already.
        """
        for instant, lines in groupby(self._new(moment), key=lambda one: one.recorded):
            at = instant.astimezone(UTC)
            yield from self._passed(at - _MOMENT)
            yield from self._at(at, lines)
        yield from self._passed(moment.astimezone(UTC))
        self._memory.moment = moment

    def _new(self, moment: datetime) -> Iterator[LedgerLine]:
        ledger, told = self._register.ledger, self._memory.moment
        for index in range(bisect_right(ledger, self._memory.line, key=_seq), len(ledger)):
            line = ledger[index]
            if line.recorded > moment:
                return
            if told and line.recorded <= told:
                raise LateLineError(line)
            yield line

    def _at(self, at: datetime, lines: Iterable[LedgerLine]) -> Iterator[Event]:
        """Yield what happens at an instant at which lines were recorded."""
        drafts: list[_Draft] = []
        for line in lines:
            for moved in self._influence.moved(line):
                drafts.extend(_Draft(one, line.seq) for one in self._told(line, moved, at))
                for boundary in moved.after.boundaries:
                    if boundary.at and boundary.at >= at:
                        self._memory.await_midnight(boundary.at, moved.name)
            self._memory.line = line.seq
        drafts.extend(self._midnights(self._memory.due(at)))
        yield from self._numbered(drafts)

    def _passed(self, until: datetime) -> Iterator[Event]:
        """Yield what happened at the midnights up to an instant."""
        for _, awaited in groupby(self._memory.due(until), key=lambda one: one[0]):
            yield from self._numbered(list(self._midnights(awaited)))

    def _told(self, line: LedgerLine, moved: Moved, at: datetime) -> Iterator[Event]:
        """Yield what a line says of a circular; the first of these carries its state."""
        bare = Event(0, at, "", moved.name, moved.after.revision, state=moved.after)
        if moved.name == line.circular:
            event, change = of_line(line)
            on = self._first_day(line) if event != verbs.WITHDRAWN else None
            yield replace(bare, event=event, on=on, change=change, note=line.note)
        acts = [
            replace(bare, event=one.event, on=one.on, by=one.by, rules=one.rules)
            for one in of_acts(moved.before, moved.after)
        ]
        yield from acts
        if not acts and moved.name != line.circular:
            yield _without_act(replace(bare, by=line.circular), moved)

    def _first_day(self, line: LedgerLine) -> date | None:
        return self._register.texts[line.circular, line.revision].effective.start

    def _midnights(self, awaited: Iterable[tuple[datetime, str]]) -> Iterator[_Draft]:
        """Yield what happens at midnights, if the states as known now still have them."""
        for at, name in awaited:
            known = self._memory.circular(name)
            state = known.state if known else None
            for index, boundary in enumerate(state.boundaries if state else ()):
                found = of_boundary(state, index) if state and boundary.at == at else None
                if state and found:
                    yield _Draft(
                        Event(
                            *(0, at, found.event, name, state.revision, boundary.on),
                            by=found.by,
                            rules=found.rules,
                        )
                    )

    def _numbered(self, drafts: list[_Draft]) -> Iterator[Event]:
        """Yield the events of one instant in order, each with its number and its cause."""
        found: list[_Draft] = []
        stated: set[tuple[str, int]] = set()
        lines: dict[int, int] = {}
        for draft in sorted(drafts, key=lambda one: one.place):
            self._memory.seq += 1
            key = (draft.event.id, draft.line)
            state = None if key in stated else draft.event.state
            stated.add(key)
            event = replace(draft.event, seq=self._memory.seq, state=state)
            found.append(_Draft(event, draft.line))
            self._remember(event, draft.line, lines)
        for draft in found:
            event = draft.event
            if draft.line != _NO_LINE and event.event in (verbs.RESTATED, verbs.REINSTATED):
                event = replace(event, of=lines[draft.line])
            elif event.event == verbs.TOOK_EFFECT:
                event = replace(event, of=self._cause(event))
            yield event

    def _remember(self, event: Event, line: int, lines: dict[int, int]) -> None:
        """Keep which event a line is, and which an act is at its target."""
        known = self._memory.circular(event.id)
        if known is None or line == _NO_LINE:
            return
        if not event.by:
            lines[line] = event.seq
            self._memory.remember(event.id, replace(known, event=event.seq))
        elif event.event not in (verbs.RESTATED, verbs.REINSTATED):
            acts = {**known.acts, event.by: event.seq}
            self._memory.remember(event.id, replace(known, acts=acts))

    def _cause(self, event: Event) -> int | None:
        """Return the event of the act that takes effect: at this circular, else of its own text."""
        known, actor = self._memory.circular(event.id), self._memory.circular(event.by)
        found = known.acts.get(event.by) if known else None
        return found or (actor.event if actor else None)


def _without_act(bare: Event, moved: Moved) -> Event:
    """Return what happened to a circular that another's line moved without an act at it."""
    after, day = moved.after, bare.at.astimezone(ZoneInfo(moved.after.zone)).date()
    if (
        moved.before
        and moved.before.standing.on(day).status in _DEAD
        and after.standing.on(day).status in status.ALIVE
    ):
        return replace(bare, event=verbs.REINSTATED, on=day)
    return replace(bare, event=verbs.RESTATED)


def _seq(line: LedgerLine) -> int:
    return line.seq
