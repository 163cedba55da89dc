"""The log of events between releases: where it stands, and every event it told, in SQLite.

It may be lost at any time and is told anew from the agenda book then. What a release needs of it
is found by a key, so one more line costs the same however long the book is. `basis` names what the
log depends on beside the book (the authorities); what was told on another is forgotten.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Final, overload

from publisher.model.publication import Event
from publisher.model.register import Register
from publisher.model.vocabulary import Authority
from publisher.pipeline.plain import built, plain
from publisher.pipeline.sealing import opened, sealed
from publisher.register.events import Log
from publisher.register.memory import Remembered

TABLES: Final = {
    "log": "(data TEXT)",
    "circulars": "(name TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID",
    "naming": "(target TEXT, circular TEXT, PRIMARY KEY (target, circular)) WITHOUT ROWID",
    "midnights": "(at INTEGER, name TEXT, PRIMARY KEY (at, name)) WITHOUT ROWID",
    "events": "(seq INTEGER PRIMARY KEY, name TEXT, data TEXT)",
}
INDEXES: Final = ("CREATE INDEX IF NOT EXISTS events_of ON events (name)",)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_TICK: Final = timedelta(microseconds=1)
_HELD: Final = 2000  # circulars, or events, that are held until they are written


class Stored:
    """A memory in a database; nothing of it lasts until `save`, and the caller commits."""

    def __init__(self, index: sqlite3.Connection, basis: str) -> None:
        """Read where the log stands: before its beginning where it was told on another basis."""
        self._index = index
        self._basis = basis
        self._changed: dict[str, Remembered] = {}
        self.head = ""
        self.seq = self.line = 0
        self.moment: datetime | None = None
        row = index.execute("SELECT data FROM log").fetchone()
        kept: list[Any] = opened(row[0]) if row else [""]
        if kept[0] == basis:
            _, self.head, self.seq, self.line, moment = kept
            self.moment = datetime.fromisoformat(moment) if moment else None

    def forget(self) -> None:
        """Begin anew: nothing is in the tables any more."""
        self._changed.clear()
        self.head, self.seq, self.line, self.moment = "", 0, 0, None

    def save(self, head: str) -> None:
        """Keep where the log stands; `head` is the hash of the last line of the book."""
        self._put()
        self.head = head
        moment = self.moment.isoformat() if self.moment else ""
        self._index.execute("DELETE FROM log")
        kept = [self._basis, head, self.seq, self.line, moment]
        self._index.execute("INSERT INTO log VALUES (?)", (sealed(kept),))

    def _put(self) -> None:
        self._index.executemany(
            "INSERT OR REPLACE INTO circulars VALUES (?, ?)",
            ((name, sealed(plain(found))) for name, found in self._changed.items()),
        )
        self._changed.clear()

    def circular(self, name: str) -> Remembered | None:
        """Return what is remembered of a circular."""
        if name in self._changed:
            return self._changed[name]
        row = self._index.execute("SELECT data FROM circulars WHERE name = ?", (name,)).fetchone()
        found: Remembered | None = built(Remembered, opened(row[0])) if row else None
        return found

    def remember(self, name: str, found: Remembered) -> None:
        """Keep what is known of a circular now."""
        self._changed[name] = found
        if len(self._changed) > _HELD:
            self._put()

    def naming(self, target: str) -> Iterable[str]:
        """Return the circulars whose newest text names a target."""
        rows = self._index.execute(
            "SELECT circular FROM naming WHERE target = ? ORDER BY circular", (target,)
        )
        return [circular for (circular,) in rows]

    def name(self, circular: str, before: frozenset[str], after: frozenset[str]) -> None:
        """Keep that the newest text of a circular names others than before."""
        self._index.executemany(
            "DELETE FROM naming WHERE target = ? AND circular = ?",
            ((target, circular) for target in before - after),
        )
        self._index.executemany(
            "INSERT OR IGNORE INTO naming VALUES (?, ?)",
            ((target, circular) for target in after - before),
        )

    def await_midnight(self, at: datetime, name: str) -> None:
        """Keep that a circular may change its status at an instant."""
        self._index.execute("INSERT OR IGNORE INTO midnights VALUES (?, ?)", (_ticks(at), name))

    def due(self, until: datetime) -> Iterable[tuple[datetime, str]]:
        """Take out what is awaited up to an instant, which is included, in order and each once."""
        rows = self._index.execute(
            "SELECT at, name FROM midnights WHERE at <= ? ORDER BY at, name", (_ticks(until),)
        ).fetchall()
        self._index.execute("DELETE FROM midnights WHERE at <= ?", (_ticks(until),))
        return [(_EPOCH + at * _TICK, name) for at, name in rows]


class Told(Sequence[Event]):
    """The events of a database, read when they are asked for; places count from 0."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Keep where they are."""
        self._index = index

    def __len__(self) -> int:
        """Return how many were told."""
        found = self._index.execute("SELECT max(seq) FROM events").fetchone()[0]
        return int(found or 0)

    @overload
    def __getitem__(self, place: int) -> Event: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Event]: ...
    def __getitem__(self, place: int | slice) -> Event | Sequence[Event]:
        """Return an event, or those of a slice without steps."""
        if isinstance(place, slice):
            start, stop, _ = place.indices(len(self))
            return tuple(self._read(start, stop))
        found = tuple(self._read(place, place + 1)) if place >= 0 else self[len(self) + place :][:1]
        if not found:
            raise IndexError(place)
        return found[0]

    def __iter__(self) -> Iterator[Event]:
        """Yield all events in order."""
        return self._read(0, len(self))

    def _read(self, start: int, stop: int) -> Iterator[Event]:
        rows = self._index.execute(
            "SELECT data FROM events WHERE seq > ? AND seq <= ? ORDER BY seq", (start, stop)
        )
        return (built(Event, opened(data)) for (data,) in rows)


class Histories(Mapping[str, Sequence[Event]]):
    """The events of each circular that has any, read when they are asked for."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Keep where they are."""
        self._index = index

    def __getitem__(self, name: str) -> Sequence[Event]:
        """Return the events of a circular, in order."""
        rows = self._index.execute("SELECT data FROM events WHERE name = ? ORDER BY seq", (name,))
        return tuple(built(Event, opened(data)) for (data,) in rows)

    def __iter__(self) -> Iterator[str]:
        """Yield the circulars."""
        return (name for (name,) in self._index.execute("SELECT DISTINCT name FROM events"))

    def __len__(self) -> int:
        """Return how many circulars there are."""
        found: int = self._index.execute("SELECT count(DISTINCT name) FROM events").fetchone()[0]
        return found


def tell(
    memory: Stored,
    index: sqlite3.Connection,
    book: tuple[Register, str],
    authorities: Mapping[str, Authority],
    moment: datetime,
) -> None:
    """Tell the log up to a moment and keep it.

    `book` is the register with the hash of its last line. Few events are held at once.
    """
    register, head = book
    new = Log(register, authorities, memory).until(moment)
    while held := tuple(islice(new, _HELD)):
        index.executemany(
            "INSERT INTO events VALUES (?, ?, ?)",
            ((one.seq, one.id, sealed(plain(one))) for one in held),
        )
    memory.save(head)


def _ticks(at: datetime) -> int:
    return (at - _EPOCH) // _TICK
