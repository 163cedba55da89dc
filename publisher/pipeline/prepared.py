"""The register prepared for questions: `.publisher/register.sqlite`, to be lost at any time.

Each line of the agenda book stands in it with the policy that was kept, checked against the book
once, when it came. So a question reads what binds under its authority and no more, and a line
that comes costs the same however long the book is. How far the book is known is told by the hash
of the last line known, which the chain makes a hash of all before it. Whoever publishes has every
byte compared: with the hash of those whose chain was followed, and the chain is followed from
there. Whoever asks has it done where the book was touched and did not grow (its size or times are
others). The index names the folder it lies in, so that one that came from elsewhere is not
believed; where it cannot be made or read, the agenda book and the kept texts are read themselves.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from publisher import canonical
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.source import Source
from publisher.parsing import ledger as ledger_parsing
from publisher.parsing import record
from publisher.parsing.ledger import FIRST, NOTHING, Tail
from publisher.pipeline import agenda, journal, kept
from publisher.pipeline.book import (
    Book,
    Row,
    acts,
    all_rows,
    connected,
    lines_of,
    row_of,
    rows_under,
)
from publisher.pipeline.kept import DamagedError, damaged
from publisher.sources import folder

PLACE: Final = ".publisher/register.sqlite"
_VERSION: Final = 5
_READ: Final = 5000  # texts that are kept, so that memory is bounded
_TABLES: Final = """
CREATE TABLE state (version INTEGER, folder INTEGER, size INTEGER, seq INTEGER, hash TEXT,
                    recorded TEXT, stamp TEXT);
CREATE TABLE lines (seq INTEGER PRIMARY KEY, authority TEXT, circular TEXT, revision INTEGER,
                    event TEXT, recorded TEXT, change TEXT, note TEXT, prev TEXT, files TEXT);
CREATE TABLE followed (size INTEGER, sha256 TEXT);
CREATE TABLE policies (seq INTEGER PRIMARY KEY, data BLOB);
CREATE INDEX by_authority ON lines (authority);
CREATE INDEX in_order ON lines (seq, circular, revision, event);
"""


class Texts(Mapping[tuple[str, int], Text]):
    """The texts of a register by id and revision, each read when it is asked for.

    What the index lost, or another process keeps it from telling, is read where it was kept.
    """

    def __init__(self, root: Path, ledger: Sequence[LedgerLine], rows: Iterable[Row]) -> None:
        """Read nothing yet; OperationalError where the index cannot be opened."""
        self._root, self._ledger = root, ledger
        self._places = {
            (row[1], row[2]): place for place, row in enumerate(rows) if row[3] != WITHDRAW
        }
        self._read: dict[tuple[str, int], Text] = {}
        self._index = connected(self, root / PLACE)

    def __getitem__(self, key: tuple[str, int]) -> Text:
        """Return a text; KeyError where there is none, DamagedError where it is not as it was."""
        found = self._read.get(key)
        if found is None:
            line = self._ledger[self._places[key]]
            found = record.parse(self._indexed(line) or _kept(self._root, line))
            if len(self._read) >= _READ:
                self._read.pop(next(iter(self._read)))
            self._read[key] = found
        return found

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Yield id and revision of every text, in the order of the book."""
        return iter(self._places)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def _indexed(self, line: LedgerLine) -> Mapping[str, Any] | None:
        """Return the policy that came with a line, None where the index does not tell it."""
        try:
            row = self._index.execute("SELECT data FROM policies WHERE seq = ?", (line.seq,))
            (packed,) = row.fetchone()
            policy: Mapping[str, Any] = json.loads(zlib.decompress(packed))
            is_its_own = policy["id"] == line.circular and policy["revision"] == line.revision
        except (sqlite3.Error, zlib.error, ValueError, TypeError, KeyError):
            return None
        return policy if is_its_own else None  # the book may have been exchanged since


def register(
    root: Path, within: Iterable[str] | None = None, *, verified: bool = False
) -> Register:
    """Return what was issued, or what was by the authorities named; the texts are read when asked.

    DamagedError where the agenda book or a text that came since the last time is damaged. Where it
    is to be `verified`, every byte of the book is compared with what is known of it, and a line is
    made when it is asked for: whoever publishes looks at all of them and needs few.
    """
    journal.recover(root)
    place = root / PLACE
    linked = place.is_symlink() or place.parent.is_symlink()
    if linked or folder.unsafe(root, journal.LEDGER) or not (root / journal.LEDGER).is_file():
        return _whole(root, within)
    try:
        place.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(place, isolation_level=None)) as index:
            _bring_up(root, index, verified=verified)
            if verified and within is None:
                rows = acts(index)
                return Register(ledger := Book(root, root / PLACE, rows), Texts(root, ledger, rows))
            rows = all_rows(index) if within is None else rows_under(index, within)
        lines = lines_of(rows)
        return Register(lines, Texts(root, lines, rows))
    except (sqlite3.Error, OSError, ValueError):
        return _whole(root, within)


def _bring_up(root: Path, index: sqlite3.Connection, *, verified: bool) -> None:
    """Bring an index up to the end of the book, in one transaction."""
    book = root / journal.LEDGER
    inode = (root / PLACE).parent.stat().st_ino
    stamped = stamp(book)  # before anything is read: what changes meanwhile is seen the next time
    state = _state(index)
    if not verified and state and state[:2] == (_VERSION, inode) and state[-1] == stamped:
        return
    index.execute("BEGIN IMMEDIATE")  # one writer at a time; whoever waited looks again
    state = _state(index)
    if state is None or not _continues(index, book, state, inode, verified=verified):
        _begin_anew(index)
        state = (_VERSION, inode, 0, 0, NOTHING.hash, "", "")
    _extend(root, index, (*state[:-1], stamped))
    index.execute("COMMIT")


State = tuple[int, int, int, int, str, str, str]


def _state(index: sqlite3.Connection) -> State | None:
    try:
        found: State | None = index.execute("SELECT * FROM state").fetchone()
    except sqlite3.OperationalError:  # no such table yet
        return None
    return found


def stamp(book: Path) -> str:
    """Return what becomes another when somebody writes to the book."""
    found = book.stat()
    return f"{found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}"


def _continues(
    index: sqlite3.Connection, book: Path, state: State, inode: int, *, verified: bool
) -> bool:
    """Say whether the book begins with what the index knows of it.

    Of a book that grew only the end of that is compared, unless it is to be verified.
    """
    version, home, size, _, hashed, *_ = state
    if version != _VERSION or home != inode:
        return False
    if not size:
        return True
    if journal.hash_before(book, size) != hashed:
        return False
    return (book.stat().st_size > size and not verified) or _follow(index, book, size, hashed)


def _follow(index: sqlite3.Connection, book: Path, size: int, hashed: str) -> bool:
    """Say whether the lines of a book up to a place are chained, each to the one before it.

    What was followed once is known by the hash of all its bytes, and is not followed again.
    """
    known, digest = index.execute("SELECT size, sha256 FROM followed").fetchone() or (0, "")
    with book.open("rb") as file:
        whole = canonical.begun(file, known)
        if known > size or whole.hexdigest() != digest:
            known = 0
            file.seek(0)
            whole = canonical.begun(file, 0)
        rest = file.read(size - known)
    before = journal.hash_before(book, known) or FIRST
    if not ledger_parsing.is_chained(BytesIO(rest), hashed, before):
        return False
    whole.update(rest)
    index.execute("DELETE FROM followed")
    index.execute("INSERT INTO followed VALUES (?, ?)", (size, whole.hexdigest()))
    return True


def _begin_anew(index: sqlite3.Connection) -> None:
    for table in ("state", "lines", "followed", "policies"):
        index.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in filter(str.strip, _TABLES.split(";")):
        index.execute(statement)


def _extend(root: Path, index: sqlite3.Connection, state: State) -> None:
    """Add the lines that the index does not know yet."""
    _, inode, size, seq, hashed, recorded, stamped = state
    data = _lines_after(root, size)
    source = Source(journal.LEDGER, data.decode("utf-8", "replace"))
    tail = Tail(seq, hashed, datetime.fromisoformat(recorded) if recorded else None)
    outcome = ledger_parsing.parse(source, tail)
    lost = [] if size else agenda.unknown(root, outcome.value, len(data))
    for defect in (*outcome.defects, *lost):
        raise damaged(defect)
    for line in outcome.value:
        index.execute("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row_of(line))
        if line.event != WITHDRAW:
            packed = zlib.compress(canonical.json_bytes(_kept(root, line)), 6)
            index.execute("INSERT INTO policies VALUES (?, ?)", (line.seq, packed))
    if outcome.value:
        last = outcome.value[-1]
        hashed = canonical.sha256(data.splitlines()[-1])
        seq, recorded = last.seq, last.recorded.isoformat()
    index.execute("DELETE FROM state")
    index.execute(
        "INSERT INTO state VALUES (?, ?, ?, ?, ?, ?, ?)",
        (_VERSION, inode, size + len(data), seq, hashed, recorded, stamped),
    )


def _lines_after(root: Path, size: int) -> bytes:
    """Return the whole lines of the book after a place; DamagedError after half a line.

    Whoever is writing one has a journal; without it a second look finds the line whole.
    """
    for _ in range(2):
        with (root / journal.LEDGER).open("rb") as file:
            file.seek(size)
            data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        if whole == data or journal.is_open(root):
            return whole
    raise DamagedError(journal.LEDGER)


def _kept(root: Path, line: LedgerLine) -> Mapping[str, Any]:
    """Return the policy that was kept with a line; DamagedError where it is not what was kept."""
    policy = kept.policy(root, line)
    if policy is None:
        raise DamagedError(agenda.place(line.circular, line.revision, "json"))
    return policy


def _whole(root: Path, within: Iterable[str] | None) -> Register:
    """Return the register from the agenda book and the kept texts themselves."""
    book = agenda.read(root)
    outcome = kept.register(root, book)
    size = len(book.source.text.encode())
    for defect in (*outcome.defects, *agenda.unknown(root, book.lines, size)):
        raise damaged(defect)
    found = outcome.value
    if within is None:
        return found
    names = frozenset(within)
    lines = tuple(one for one in found.ledger if one.circular.partition("/")[0] in names)
    texts = {key: text for key, text in found.texts.items() if key[0].partition("/")[0] in names}
    return Register(lines, texts)
