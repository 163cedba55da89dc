"""What lists say of each circular, kept from release to release, in SQLite.

A list of the whole register is its fragments joined, so that a line more makes those of one
circular and nothing else is read as JSON. They hang on no day: each stretch of days with one
status has what a list says of its days. All of it may be lost at any time and is made anew.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from publisher.feeds import agenda, current, jdihn, on
from publisher.feeds.announcing import themes
from publisher.feeds.shapes import Shapes
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published, place
from publisher.pipeline.sealing import SpoiltError, opened, seal_of, sealed, sound, sum_of
from publisher.release.heads import Head

TABLES: Final = {
    "fragments": "(data TEXT)",
    "circulars_told": "(name TEXT PRIMARY KEY, seq INTEGER, uri TEXT, agenda BLOB, seal INTEGER) "
    "WITHOUT ROWID",
    "stretches": "(name TEXT, first TEXT, last TEXT, status TEXT, over INTEGER, seal INTEGER, "
    "PRIMARY KEY (name, first)) WITHOUT ROWID",
    "items": "(name TEXT, first TEXT, data BLOB, seal INTEGER, PRIMARY KEY (name, first)) "
    "WITHOUT ROWID",
    "records": "(name TEXT, over INTEGER, data BLOB, seal INTEGER, PRIMARY KEY (name, over)) "
    "WITHOUT ROWID",
    "parts": "(folder TEXT PRIMARY KEY, sha256 TEXT, data BLOB, seal INTEGER) WITHOUT ROWID",
    "themed": "(theme TEXT, authority TEXT, name TEXT, seal INTEGER, "
    "PRIMARY KEY (theme, authority, name)) WITHOUT ROWID",
    "themes": "(theme TEXT, authority TEXT, count INTEGER, seal INTEGER, "
    "PRIMARY KEY (theme, authority)) WITHOUT ROWID",
    "joined": "(list TEXT, part TEXT, data BLOB, seal INTEGER, UNIQUE (list, part))",
}
_FORGET: Final = (
    "DELETE FROM stretches WHERE name = ?",
    "DELETE FROM items WHERE name = ?",
    "DELETE FROM records WHERE name = ?",
    "DELETE FROM themed WHERE name = ?",
)
_THEMES_OF: Final = "SELECT theme, authority, name, seal FROM themed WHERE name = ?"
_OF_THEME: Final = (
    "SELECT theme, authority, name, seal FROM themed WHERE theme = ? AND authority = ? "
    "ORDER BY name"
)
_CIRCULAR: Final = "INSERT OR REPLACE INTO circulars_told VALUES (?, ?, ?, ?, ?)"
_STRETCH: Final = "INSERT INTO stretches VALUES (?, ?, ?, ?, ?, ?)"
_ITEM: Final = "INSERT INTO items VALUES (?, ?, ?, ?)"
_ITEMS_OF: Final = (
    "SELECT i.name, i.first, i.data, i.seal FROM stretches s JOIN items i "
    "ON i.name = s.name AND i.first = s.first "
    "WHERE s.status = ?1 AND s.last >= ?2 AND s.first <= ?2"
)
_THEMED: Final = "INSERT INTO themed VALUES (?, ?, ?, ?)"
_COUNTED: Final = "INSERT OR REPLACE INTO themes VALUES (?, ?, ?, ?)"
_UNCOUNTED: Final = "DELETE FROM themes WHERE theme = ? AND authority = ?"
_RECORD: Final = "INSERT INTO records VALUES (?, ?, ?, ?)"
INDEXES: Final = (
    "CREATE INDEX IF NOT EXISTS stretches_by_status ON stretches (status, last)",
    "CREATE INDEX IF NOT EXISTS stretches_by_first ON stretches (first)",
    "CREATE INDEX IF NOT EXISTS circulars_by_seq ON circulars_told (seq)",
    "CREATE INDEX IF NOT EXISTS themed_by_name ON themed (name)",
)
_STANDING: Final = (
    "SELECT name, first, last, status, over, seal FROM stretches "
    "WHERE status = ?1 AND last >= ?2 AND first <= ?2"
)
_LISTED: Final = (*status.ALIVE, status.COMING)
_LINES: Final = 500  # rows of the table for offices that are kept joined
_BREAK: Final = "DELETE FROM joined WHERE list = ? AND part = ?"


class Fragments:
    """The fragments of all circulars; nothing lasts until the caller commits."""

    def __init__(self, index: sqlite3.Connection) -> None:
        """Go on from what is there."""
        self._index = index
        self._release = ""  # the one that holds just what stands here
        self._told = 0, ""  # events, and day
        self._stood: dict[tuple[str, date], list[tuple[Any, ...]]] = {}  # several lists ask for it

    def uri(self, name: str) -> str | None:
        """Return the address of a circular, None where it is not known yet."""
        row = self._index.execute(
            "SELECT name, seq, uri, agenda, seal FROM circulars_told WHERE name = ?", (name,)
        ).fetchone()
        return str(sound(row)[2]) if row else None

    def update(self, whole: Publication) -> None:
        """Make the fragments of what happened since the last time."""
        row = self._index.execute("SELECT data FROM fragments").fetchone()
        told, day, self._release = opened(row[0]) if row else (0, "", "")
        count = len(whole.events)
        names = {one.id for one in whole.events[told:]} if told else whole.circulars.keys()
        self._stood.clear()
        shapes = Shapes(whole)
        counted: set[tuple[str, str]] = set()
        for name in sorted(names):
            counted |= self._put(whole, shapes, whole.circulars[name])
            self._index.execute(_BREAK, (jdihn.PATH, place(name)))
        self._count(counted)
        today = whole.day.isoformat()
        for row in self._beginning(day, today) if day else ():
            self._index.execute(_BREAK, (jdihn.PATH, place(row[0])))
        self._told = count, today

    def belong(self, release: str) -> None:
        """Keep up to where all is told, and that a release holds it as it stands now."""
        self._index.execute("DELETE FROM fragments")
        data = sealed((*self._told, release))
        self._index.execute("INSERT INTO fragments VALUES (?)", (data,))

    def are_of(self, before: Head | None) -> bool:
        """Return whether these were those of a release when they were opened."""
        return before is not None and before.release == self._release

    def _put(self, whole: Publication, shapes: Shapes, circular: Published) -> set[tuple[str, str]]:
        """Make the fragments of a circular; return theme and authority of lists that it moves."""
        name, authority = circular.id, circular.id.partition("/")[0]
        counted = {sound(row)[:2] for row in self._index.execute(_THEMES_OF, (name,))}
        for statement in _FORGET:
            self._index.execute(statement, (name,))
        row = agenda.line(whole, circular)
        seq = circular.lines[0].seq
        self._insert(_CIRCULAR, (name, seq, circular.uri, row))
        self._index.execute(_BREAK, (agenda.PATH, _chunk(seq)))
        for theme in themes(whole, circular.text):
            self._insert(_THEMED, (theme, authority, name))
            counted.add((theme, authority))
        records: dict[bool, bytes] = {}
        for one in circular.state.standing.stretches:
            over = jdihn.is_over(one.status)
            days = one.first.isoformat(), one.last.isoformat()
            self._insert(_STRETCH, (name, *days, one.status, int(over)))
            if one.status in _LISTED:
                item = current.item(shapes, circular, one.first)
                self._insert(_ITEM, (name, days[0], item))
            record = None if over in records else jdihn.record(whole, circular, one.first)
            if record is not None:
                records[over] = record
        for over, record in records.items():
            self._insert(_RECORD, (name, int(over), record))
        return counted

    def _count(self, moved: Iterable[tuple[str, str]]) -> None:
        """Keep how many circulars each of some authorities has of a theme."""
        for theme, authority in sorted(moved):
            count = len(self.themed(theme, authority))
            self._index.execute(_UNCOUNTED, (theme, authority))
            if count:
                self._insert(_COUNTED, (theme, authority, count))

    def _insert(self, statement: str, row: tuple[Any, ...]) -> None:
        self._index.execute(statement, (*row, seal_of(row)))

    def themes(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many circulars each authority has of each theme, where it has any."""
        found: dict[str, dict[str, int]] = {}
        rows = self._index.execute("SELECT * FROM themes ORDER BY theme, authority")
        for theme, authority, count, _ in map(sound, rows):
            found.setdefault(theme, {})[authority] = count
        return found

    def themed(self, theme: str, authority: str) -> list[str]:
        """Return the circulars that an authority has of a theme, by id."""
        rows = self._index.execute(_OF_THEME, (theme, authority))
        return [name for _, _, name, _ in map(sound, rows)]

    def agenda(self) -> Artefact:
        """Return the table for offices."""
        last = self._index.execute("SELECT max(seq) FROM circulars_told").fetchone()[0]
        chunks = [_chunk(seq) for seq in range(0, (last or 0) + _LINES, _LINES)]
        return agenda.joined(self._joined(agenda.PATH, chunks, self._rows))

    def _rows(self, chunk: str) -> bytes:
        first = int(chunk) * _LINES
        rows = self._index.execute(
            "SELECT name, seq, uri, agenda, seal FROM circulars_told WHERE seq >= ? AND seq < ? "
            "ORDER BY seq",
            (first, first + _LINES),
        )
        return b"".join(sound(row)[3] for row in rows)

    def records(self, whole: Publication) -> Artefact:
        """Return the records for the national network, of the day of the release."""
        places = sorted(whole.places)
        day = whole.day.isoformat()
        found = self._joined(jdihn.PATH, places, lambda one: self._records(one, day))
        return jdihn.joined(data for data in found if data)

    def _records(self, folder: str, day: str) -> bytes:
        rows = self._index.execute(
            "SELECT r.name, r.over, r.data, r.seal FROM stretches s JOIN records r "
            "ON r.name = s.name AND r.over = s.over "
            "WHERE s.name > ?1 || '/' AND s.name < ?1 || '0' "
            "AND s.first <= ?2 AND s.last >= ?2 ORDER BY r.name",
            (folder, day),
        )
        return b",".join(sound(row)[2] for row in rows)

    def _joined(
        self, name: str, parts: Sequence[str], make: Callable[[str], bytes]
    ) -> Iterator[bytes]:
        """Yield the parts of a long list in order; those that something changed are made anew."""
        rows = self._index.execute("SELECT part FROM joined WHERE list = ?", (name,))
        there = {part for (part,) in rows}
        for part in parts:
            if part not in there:
                data = make(part)
                row = (name, part, data, sum_of(name, part, data))
                self._index.execute("INSERT INTO joined VALUES (?, ?, ?, ?)", row)
        for row in self._index.execute(
            "SELECT list, part, data, seal FROM joined WHERE list = ? ORDER BY part", (name,)
        ):
            if sum_of(*row[:3]) != row[3]:
                raise SpoiltError
            yield row[2]

    def listed(self, whole: Publication, name: str, statuses: Container[str]) -> Artefact:
        """Return the list of those that have one of some statuses on the day of the release."""
        wanted = [code for code in _LISTED if code in statuses]
        found = self._standing(whole.day, wanted)
        items: dict[tuple[str, str], bytes] = {}
        for code in wanted:
            rows = self._index.execute(_ITEMS_OF, (code, whole.day.isoformat()))
            items |= {row[:2]: row[2] for row in map(sound, rows)}
        return current.joined(whole, name, (items[row[:2]] for row in found))

    def next(self, day: date) -> date | None:
        """Return the first day after one on which anything changes its status."""
        row = self._index.execute(
            "SELECT min(first) FROM stretches WHERE first > ?", (day.isoformat(),)
        ).fetchone()
        return date.fromisoformat(row[0]) if row[0] else None

    def days(self, first: date, last: date) -> list[date]:
        """Return the days after one, up to another, on which anything changes its status."""
        rows = self._index.execute(
            "SELECT DISTINCT first FROM stretches WHERE first > ? AND first <= ? ORDER BY first",
            (first.isoformat(), last.isoformat()),
        )
        return [date.fromisoformat(found) for (found,) in rows]

    def statuses(
        self, first: date, last: date, told: Iterable[str] = on.LISTED
    ) -> Mapping[date, Mapping[str, str]]:
        """Return the statuses that begin on each day; on the first those `told`, all later."""
        found: dict[date, dict[str, str]] = defaultdict(dict)
        for row in self._standing(first, told):
            found[first][row[0]] = row[3]
        for row in self._beginning(first.isoformat(), last.isoformat()):
            found[date.fromisoformat(row[1])][row[0]] = row[3]
        return found

    def _standing(self, day: date, statuses: Iterable[str]) -> list[tuple[Any, ...]]:
        """Return the stretches of some statuses that a day lies in, by id."""
        found: list[tuple[Any, ...]] = []
        for code in statuses:
            if (code, day) not in self._stood:
                rows = self._index.execute(_STANDING, (code, day.isoformat()))
                self._stood[code, day] = list(map(sound, rows))
            found.extend(self._stood[code, day])
        return sorted(found, key=lambda row: row[0])

    def _beginning(self, first: str, last: str) -> Iterator[tuple[Any, ...]]:
        """Yield the stretches that begin after a day, up to another, in order."""
        rows = self._index.execute(
            "SELECT name, first, last, status, over, seal FROM stretches "
            "WHERE first > ? AND first <= ? ORDER BY first, name",
            (first, last),
        )
        return map(sound, rows)

    def has_part(self, folder: str, sha256: str | None) -> bool:
        """Return whether the list of parts tells of one with a SHA-256."""
        row = self._index.execute("SELECT * FROM parts WHERE folder = ?", (folder,)).fetchone()
        return row is not None and sound(row)[1] == sha256

    def parts(self) -> Iterator[bytes]:
        """Yield what the list of parts says of all, in order."""
        rows = self._index.execute("SELECT * FROM parts ORDER BY folder")
        return (bytes(sound(row)[2]) for row in rows)

    def keep_part(self, folder: str, sha256: str, entry: bytes) -> None:
        """Keep what the list of parts says of one."""
        self._insert("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", (folder, sha256, entry))


def _chunk(seq: int) -> str:
    """Return in which part of the table for offices a line stands."""
    return f"{seq // _LINES:09}"
