"""The rows of the register index that are lines of the agenda book, and the lines of them.

Of a long book a publish needs few lines, so each is made when it is asked for.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any, Final, overload

from publisher.model.register import LedgerLine
from publisher.pipeline import agenda, journal
from publisher.pipeline.kept import DamagedError

_ALL: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files FROM lines "
    "ORDER BY seq"
)
_UNDER: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files FROM lines "
    "WHERE authority = ?"
)
Row = tuple[Any, ...]
_CIRCULAR: Final = itemgetter(1)


class Book(Sequence[LedgerLine]):
    """The lines of rows, in their order."""

    def __init__(self, root: Path, rows: Sequence[Row]) -> None:
        """Make nothing yet; in the folder the book itself is found."""
        self._root, self._rows = root, rows

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> LedgerLine: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[LedgerLine]: ...
    def __getitem__(self, place: int | slice) -> LedgerLine | Sequence[LedgerLine]:
        """Return a line, or those of a slice, of which none is made yet."""
        if isinstance(place, slice):
            return Book(self._root, self._rows[place])
        return _line(self._root, self._rows[place])

    def __iter__(self) -> Iterator[LedgerLine]:
        """Yield the lines, each made anew."""
        return (_line(self._root, row) for row in self._rows)

    @property
    def named(self) -> list[str]:
        """Return the circular of each line."""
        return list(map(_CIRCULAR, self._rows))


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


def rows_of(index: sqlite3.Connection, within: Iterable[str] | None) -> Iterator[Row]:
    """Yield the rows of a whole book in order, or of the authorities named."""
    if within is None:
        yield from index.execute(_ALL)
        return
    found: list[Row] = []
    for authority in within:
        found.extend(index.execute(_UNDER, (authority,)))
    yield from sorted(found)


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


def _line(root: Path, row: Row) -> LedgerLine:
    """Return the line of a row; of one that is spoilt, the line of the book itself."""
    try:
        return lines_of([row])[0]
    except (ValueError, TypeError):
        seq: int = row[0]
        book = agenda.read(root).lines
        if not 0 < seq <= len(book):
            raise DamagedError(journal.LEDGER) from None
        return book[seq - 1]
