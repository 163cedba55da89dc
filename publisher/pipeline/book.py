"""The rows of the register index that are lines of the agenda book, and the lines of them.

Of a long book a publish needs few lines, so each is made when it is asked for.
"""

import json
import sqlite3
import weakref
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, overload

from publisher.model.register import LedgerLine
from publisher.pipeline import agenda, journal
from publisher.pipeline.kept import DamagedError

_UNDER: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files FROM lines "
    "WHERE authority = ?"
)
_BETWEEN: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files FROM lines "
    "WHERE seq >= ? AND seq <= ? ORDER BY seq"
)
_ACTS: Final = "SELECT seq, circular, revision, event FROM lines ORDER BY seq"
Row = tuple[Any, ...]
_CIRCULAR: Final = itemgetter(1)
_SOME: Final = 1000  # lines that are read together
_LAST: Final = 2**63 - 1


class Book(Sequence[LedgerLine]):
    """The lines of acts that follow one another, read from an index when they are asked for.

    What the index does not tell, or tells of another act, is read from the agenda book itself.
    """

    def __init__(self, root: Path, index: Path, acts: Sequence[Row]) -> None:
        """Read nothing yet; an act is number, circular, revision and event.

        OperationalError where the index cannot be opened.
        """
        self._root, self._place, self._acts = root, index, acts
        self._index = connected(self, index)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._acts)

    @overload
    def __getitem__(self, place: int) -> LedgerLine: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[LedgerLine]: ...
    def __getitem__(self, place: int | slice) -> LedgerLine | Sequence[LedgerLine]:
        """Return a line, or those of a slice without steps, of which none is read yet."""
        if isinstance(place, slice):
            return Book(self._root, self._place, self._acts[place])
        return self._lines((self._acts[place],))[0]

    def __iter__(self) -> Iterator[LedgerLine]:
        """Yield the lines, some at a time."""
        for first in range(0, len(self._acts), _SOME):
            yield from self._lines(self._acts[first : first + _SOME])

    def _lines(self, acts: Sequence[Row]) -> Sequence[LedgerLine]:
        try:
            rows = self._index.execute(_BETWEEN, (acts[0][0], acts[-1][0])).fetchall()
            if [row[:4] for row in rows] == list(acts):
                return lines_of(rows)
        except (sqlite3.Error, ValueError, TypeError):
            pass
        return self._itself(acts)

    def _itself(self, acts: Sequence[Row]) -> Sequence[LedgerLine]:
        """Return lines as the agenda book has them; DamagedError where it has them no more."""
        first, last = acts[0][0], acts[-1][0]
        lines = agenda.read(self._root).lines[first - 1 : last]
        if [(one.seq, one.circular, one.revision, one.event) for one in lines] != list(acts):
            raise DamagedError(journal.LEDGER)
        return lines

    @property
    def named(self) -> list[str]:
        """Return the circular of each line."""
        return list(map(_CIRCULAR, self._acts))


def connected(reader: object, index: Path) -> sqlite3.Connection:
    """Return what reads an index for as long as a reader lives."""
    # whoever asks may be another thread than the one that opened it
    found = sqlite3.connect(index, isolation_level=None, check_same_thread=False)
    weakref.finalize(reader, found.close)
    return found


def circulars(ledger: Sequence[LedgerLine]) -> list[str]:
    """Return the circular of each line; no line is made for it."""
    return ledger.named if isinstance(ledger, Book) else [line.circular for line in ledger]


def row_of(line: LedgerLine) -> Row:
    """Return the row that a line becomes, its authority behind the number."""
    authority = line.circular.partition("/")[0]
    recorded = line.recorded.isoformat()
    return (
        *(line.seq, authority, line.circular, line.revision, line.event, recorded),
        *(line.change, line.note, line.prev, json.dumps(dict(line.files))),
    )


def acts(index: sqlite3.Connection) -> list[Row]:
    """Return what a whole book says of each act, in order."""
    return index.execute(_ACTS).fetchall()


def rows_under(index: sqlite3.Connection, within: Iterable[str]) -> list[Row]:
    """Return the rows of the authorities named, in the order of the book."""
    return sorted(row for one in within for row in index.execute(_UNDER, (one,)))


def all_rows(index: sqlite3.Connection) -> list[Row]:
    """Return the rows of a whole book, in order."""
    return index.execute(_BETWEEN, (1, _LAST)).fetchall()


def lines_of(rows: Sequence[Row]) -> tuple[LedgerLine, ...]:
    """Return the lines of rows; ValueError where a row is none."""
    if not rows:
        return ()
    seq, circular, revision, event, recorded, change, note, prev, files = zip(*rows, strict=True)
    hashes = json.loads(f"[{','.join(files)}]")  # once, not for each of them
    if len(hashes) != len(rows):
        raise ValueError(len(hashes))
    moments = map(datetime.fromisoformat, recorded)
    return tuple(
        map(LedgerLine, seq, prev, event, circular, revision, moments, change, hashes, note)
    )
