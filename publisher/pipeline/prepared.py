"""The register prepared for questions: `.publisher/register.sqlite`, to be lost at any time.

Each line of the agenda book stands in it with the policy that was kept, checked against the book
once, when it came. So a question reads what binds under its authority and no more, and a line
that comes costs the same however long the book is. How far the book is known is told by the hash
of the last line known, which the chain makes a hash of all before it. The index names the folder it
lies in, so that one that came from elsewhere is not believed; where it cannot be made or read, the
agenda book and the kept texts are read themselves.
"""

import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from publisher import canonical
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.source import Source
from publisher.parsing import ledger as ledger_parsing
from publisher.parsing import record
from publisher.parsing.ledger import NOTHING, Tail
from publisher.pipeline import agenda, journal, kept
from publisher.sources import folder

PLACE: Final = ".publisher/register.sqlite"
_VERSION: Final = 2
_TABLES: Final = """
CREATE TABLE state (version INTEGER, folder INTEGER, size INTEGER, seq INTEGER, hash TEXT,
                    recorded TEXT);
CREATE TABLE lines (seq INTEGER PRIMARY KEY, authority TEXT, circular TEXT, revision INTEGER,
                    event TEXT, recorded TEXT, change TEXT, note TEXT, prev TEXT, files TEXT,
                    policy BLOB);
CREATE INDEX by_authority ON lines (authority);
"""
_ALL: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files, policy FROM lines "
    "ORDER BY seq"
)
_UNDER: Final = (
    "SELECT seq, circular, revision, event, recorded, change, note, prev, files, policy FROM lines "
    "WHERE authority = ?"
)

Row = tuple[int, str, int, str, str, str, str, str, str, bytes | None]


class DamagedError(PublisherError):
    """The agenda book or a kept text is not what it was; no answer can be trusted."""

    exit_status = 1

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__(
            Label(
                "buku agenda atau naskah terbitan rusak; lihat: publisher check",
                "the agenda book or an issued text is damaged; see: publisher check",
            )
        )


class IndexDamagedError(PublisherError):
    """The index holds what nobody can have put there."""

    def __init__(self) -> None:
        """Name the remedy."""
        super().__init__(
            Label(
                f"{PLACE} rusak; hapus berkas itu, lalu ulangi",
                f"{PLACE} is damaged; remove the file and try again",
            )
        )


class Texts(Mapping[tuple[str, int], Text]):
    """The texts of a register by id and revision, each read when it is asked for."""

    def __init__(self, packed: Mapping[tuple[str, int], bytes]) -> None:
        """Keep the packed policies."""
        self._packed = packed
        self._read: dict[tuple[str, int], Text] = {}

    def __getitem__(self, key: tuple[str, int]) -> Text:
        """Return a text; KeyError where there is none."""
        found = self._read.get(key)
        if found is None:
            packed = self._packed[key]
            try:
                policy: Mapping[str, Any] = json.loads(zlib.decompress(packed))
            except (zlib.error, ValueError) as error:
                raise IndexDamagedError from error
            found = self._read[key] = record.parse(policy)
        return found

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """Yield id and revision of every text, in the order of the book."""
        return iter(self._packed)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._packed)


def register(root: Path, within: Iterable[str] | None = None) -> Register:
    """Return what was issued, or what was by the authorities named; the texts are read when asked.

    DamagedError where the agenda book or a text that came since the last time is damaged.
    """
    journal.recover(root)
    place = root / PLACE
    linked = place.is_symlink() or place.parent.is_symlink()
    if linked or folder.unsafe(root, journal.LEDGER) or not (root / journal.LEDGER).is_file():
        return _whole(root, within)
    try:
        place.parent.mkdir(exist_ok=True)
        with closing(sqlite3.connect(place, isolation_level=None)) as index:
            return _current(root, index, within)
    except (sqlite3.Error, OSError):
        return _whole(root, within)


def _current(root: Path, index: sqlite3.Connection, within: Iterable[str] | None) -> Register:
    """Bring an index up to the end of the book and read from it, all in one transaction."""
    book = root / journal.LEDGER
    inode = (root / PLACE).parent.stat().st_ino
    state = _state(index)
    known = state is not None and _continues(book, state, inode)
    if state is None or not known or book.stat().st_size > state[2]:
        index.execute("BEGIN IMMEDIATE")  # one writer at a time; whoever waited looks again
        state = _state(index)
        if state is None or not _continues(book, state, inode):
            _begin_anew(index)
            state = (_VERSION, inode, 0, 0, NOTHING.hash, "")
        _extend(root, index, state)
        index.execute("COMMIT")
    return _built(_rows(index, within))


State = tuple[int, int, int, int, str, str]


def _state(index: sqlite3.Connection) -> State | None:
    try:
        found: State | None = index.execute("SELECT * FROM state").fetchone()
    except sqlite3.OperationalError:  # no such table yet
        return None
    return found


def _continues(book: Path, state: State, inode: int) -> bool:
    """Say whether the book begins with what the index knows of it."""
    version, home, size, _, hashed, _ = state
    if version != _VERSION or home != inode:
        return False
    return not size or journal.hash_before(book, size) == hashed


def _begin_anew(index: sqlite3.Connection) -> None:
    for table in ("state", "lines"):
        index.execute(f"DROP TABLE IF EXISTS {table}")
    for statement in filter(str.strip, _TABLES.split(";")):
        index.execute(statement)


def _extend(root: Path, index: sqlite3.Connection, state: State) -> None:
    """Add the lines that the index does not know yet."""
    _, inode, size, seq, hashed, recorded = state
    data = _lines_after(root, size)
    source = Source(journal.LEDGER, data.decode("utf-8", "replace"))
    tail = Tail(seq, hashed, datetime.fromisoformat(recorded) if recorded else None)
    outcome = ledger_parsing.parse(source, tail)
    lost = not size and any(agenda.unknown(root, outcome.value, len(data)))
    if outcome.defects or lost:
        raise DamagedError
    index.executemany(
        "INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (_row(root, line) for line in outcome.value),
    )
    if outcome.value:
        last = outcome.value[-1]
        hashed = canonical.sha256(data.splitlines()[-1])
        seq, recorded = last.seq, last.recorded.isoformat()
    index.execute("DELETE FROM state")
    index.execute(
        "INSERT INTO state VALUES (?, ?, ?, ?, ?, ?)",
        (_VERSION, inode, size + len(data), seq, hashed, recorded),
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
    raise DamagedError


def _row(root: Path, line: LedgerLine) -> tuple[Any, ...]:
    packed = None
    if line.event != WITHDRAW:
        policy = kept.policy(root, line)
        if policy is None:
            raise DamagedError
        packed = zlib.compress(canonical.json_bytes(policy), 6)
    authority = line.circular.partition("/")[0]
    recorded = line.recorded.isoformat()
    return (
        *(line.seq, authority, line.circular, line.revision, line.event, recorded),
        *(line.change, line.note, line.prev, json.dumps(dict(line.files)), packed),
    )


def _rows(index: sqlite3.Connection, within: Iterable[str] | None) -> Iterator[Row]:
    if within is None:
        yield from index.execute(_ALL)
        return
    found: list[Row] = []
    for authority in within:
        found.extend(index.execute(_UNDER, (authority,)))
    yield from sorted(found)


def _built(rows: Iterable[Row]) -> Register:
    lines: list[LedgerLine] = []
    packed: dict[tuple[str, int], bytes] = {}
    for seq, circular, revision, event, recorded, change, note, prev, files, policy in rows:
        moment = datetime.fromisoformat(recorded)
        hashes = json.loads(files)
        lines.append(LedgerLine(seq, prev, event, circular, revision, moment, change, hashes, note))
        if policy is not None:
            packed[circular, revision] = policy
    return Register(tuple(lines), Texts(packed))


def _whole(root: Path, within: Iterable[str] | None) -> Register:
    """Return the register from the agenda book and the kept texts themselves."""
    book = agenda.read(root)
    outcome = kept.register(root, book)
    size = len(book.source.text.encode())
    if outcome.defects or any(agenda.unknown(root, book.lines, size)):
        raise DamagedError
    found = outcome.value
    if within is None:
        return found
    names = frozenset(within)
    lines = tuple(one for one in found.ledger if one.circular.partition("/")[0] in names)
    texts = {key: text for key, text in found.texts.items() if key[0].partition("/")[0] in names}
    return Register(lines, texts)
