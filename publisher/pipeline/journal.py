"""One act, several files, one step: what is intended stands in a journal before anything changes.

`.publisher/journal.json` holds the bytes of every file and the line of the agenda book. It is there
whole or not at all. Texts come first, the line after them, then the journal goes: nobody reads a
line without its texts. Where the system refuses a step before the line is there, what was done is
taken back at once: who was told of a failure shall not find the act done later. Whoever finds a
journal completes the act, or, where the agenda book has gone on without it, takes back what it
wrote. What a person wrote meanwhile is left alone.
"""

import base64
import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from publisher import canonical, stopping
from publisher.disk import Disk
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.pipeline.holding import locked
from publisher.sources import folder

LEDGER: Final = "circulars/ledger.jsonl"
JOURNAL: Final = ".publisher/journal.json"
_VERSION: Final = 1
_MOST: Final = 1 << 26  # octets of a journal: some files of a few MB
_TAIL: Final = 1 << 16  # more than any line is long


class JournalError(PublisherError):
    """The journal of an unfinished act cannot be read."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file of an act: its path, what it held (None: nothing), what it shall hold."""

    path: str
    before: bytes | None
    after: bytes


@dataclass(frozen=True, slots=True)
class Act:
    """Changes of files, and a line for the agenda book of which `size` bytes end in `last`.

    `last` is the SHA-256 of its last line, "" where it has none.
    """

    changes: tuple[Change, ...]
    line: bytes
    size: int
    last: str


def act(root: Path, changes: tuple[Change, ...], line: bytes) -> Act:
    """Return the act that adds a line to the agenda book as it is now."""
    book = root / LEDGER
    size = book.stat().st_size if book.exists() else 0
    last = hash_before(book, size)
    if last is None:
        raise JournalError(
            Label("buku agenda berakhir di tengah baris", "the agenda book ends in half a line")
        )
    return Act(changes, line, size, last)


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of an act that was interrupted: of which circular, and whether it was done."""

    circular: str
    done: bool


def perform(root: Path, intended: Act, disk: Disk) -> None:
    """Do an act; the lock is the caller's. OSError where the system refused it: nothing is done."""
    with stopping.WHOLE:  # who is told of an end shall not find the act done later
        _perform(root, intended, disk)
        name = _circular(intended)
        stopping.remark(
            f"{name} sudah tercatat dalam buku agenda",
            f"{name} stands in the agenda book already",
        )


def _perform(root: Path, intended: Act, disk: Disk) -> None:
    place = root / JOURNAL
    disk.make(place.parent)
    try:
        disk.put(place, _encoded(intended, _home(root)))
        _complete(root, intended, disk)
    except OSError:
        if not _is_in(root / LEDGER, intended.line):
            _undo(root, intended, disk)
        raise


def _undo(root: Path, intended: Act, disk: Disk) -> None:
    """Take back an act without its line; what is refused again waits for the next command."""
    with contextlib.suppress(OSError):
        book = root / LEDGER
        if book.exists() and _fits(book, intended):  # half of its line may stand there
            if not intended.size:
                disk.drop(book)
            elif _after(book, intended.size):
                disk.cut(book, intended.size)
        _take_back(root, intended, disk)
        disk.drop(disk.aside(root / JOURNAL))


def is_open(root: Path) -> bool:
    """Return whether an act waits to be completed."""
    return (root / JOURNAL).exists()


def recover(root: Path, disk: Disk | None = None) -> Recovery | None:
    """Bring an interrupted act to its end; one that is still under way is waited for.

    Return what became of it, None where there was none.
    """
    if not is_open(root):
        return None
    with locked(root):
        return finish(root, disk or Disk())


def finish(root: Path, disk: Disk) -> Recovery | None:
    """Bring an interrupted act to its end as `recover` does; the lock is the caller's."""
    if not is_open(root):
        return None
    with stopping.WHOLE:
        return _finished(root, disk)


def _finished(root: Path, disk: Disk) -> Recovery:
    found = _read(root)
    written = _is_in(root / LEDGER, found.line)
    done = written or _fits(root / LEDGER, found)
    if done:
        _complete(root, found, disk, written=written)
    else:
        _take_back(root, found, disk)
    return Recovery(_circular(found), done)


def _circular(act_: Act) -> str:
    """Return the circular of an act; "" where its line does not say."""
    try:
        named = json.loads(act_.line)["circular"]
    except (ValueError, KeyError, TypeError):
        return ""
    return named if isinstance(named, str) else ""


def last_line(book: bytes) -> str:
    """Return the SHA-256 of the last whole line, "" where there is none."""
    lines = book[: book.rfind(b"\n") + 1].splitlines()
    return canonical.sha256(lines[-1]) if lines else ""


def _complete(root: Path, intended: Act, disk: Disk, *, written: bool = False) -> None:
    for change in intended.changes:
        path = root / change.path
        held = _held(path)
        if held != change.after and held == change.before:
            disk.put(path, change.after)
        disk.drop(disk.aside(path))
    if not written:
        book = root / LEDGER
        if _after(book, intended.size):
            disk.cut(book, intended.size)
        disk.append(book, intended.line)
    disk.drop(root / JOURNAL)


def _take_back(root: Path, intended: Act, disk: Disk) -> None:
    for change in intended.changes:
        path = root / change.path
        disk.drop(disk.aside(path))
        if _held(path) != change.after:
            continue
        if change.before is None:
            disk.drop(path)
        else:
            disk.put(path, change.before)
    disk.drop(root / JOURNAL)


def _fits(book: Path, intended: Act) -> bool:
    """Return whether the line can still stand where it belongs; part of it may be there."""
    return hash_before(book, intended.size) == intended.last and intended.line.startswith(
        _after(book, intended.size)
    )


def hash_before(book: Path, size: int) -> str | None:
    """Return the hash of the line that ends at a place, None where no line ends there."""
    if not size:
        return ""
    if not book.exists() or book.stat().st_size < size:
        return None
    start = max(0, size - _TAIL)
    with book.open("rb") as file:
        file.seek(start)
        before = file.read(size - start)
    return last_line(before) if before.endswith(b"\n") else None


def _after(book: Path, size: int) -> bytes:
    if not book.exists():
        return b""
    with book.open("rb") as file:
        file.seek(size)
        return file.read()


def _is_in(book: Path, line: bytes) -> bool:
    return book.exists() and line in book.read_bytes().splitlines(keepends=True)


def _held(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _home(root: Path) -> int:
    """Return what tells the folder of a journal from every other on its disk: a journal that
    came with a checkout of somebody else is not completed.
    """
    return (root / JOURNAL).parent.stat().st_ino


def _encoded(intended: Act, home: int) -> bytes:
    return canonical.json_bytes(
        {
            "version": _VERSION,
            "folder": home,
            "changes": [
                {"path": c.path, "before": _text(c.before), "after": _text(c.after)}
                for c in intended.changes
            ],
            "line": _text(intended.line),
            "size": intended.size,
            "last": intended.last,
        }
    )


def _text(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode()


def _data(text: str | None) -> bytes | None:
    return None if text is None else base64.b64decode(text, validate=True)


def _read(root: Path) -> Act:
    try:
        data = json.loads(folder.read_any(root / JOURNAL, _MOST))
        if data["version"] != _VERSION or data["folder"] != _home(root):
            raise ValueError("another version, or made elsewhere")
        found = _decoded(data)
        paths = (*(change.path for change in found.changes), LEDGER)
        if any(folder.unsafe(root, path) for path in paths):  # a link would lead elsewhere
            raise ValueError("an unsafe path")
        return found
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise JournalError(
            Label(
                f"catatan {JOURNAL} rusak, dari versi lain, atau dibawa dari tempat lain; "
                "penerbitan yang terputus tidak dapat diselesaikan. Bandingkan circulars/ dengan "
                "cadangan, lalu hapus berkas itu",
                f"{JOURNAL} is damaged, of another version, or came from elsewhere; an interrupted "
                "issue cannot be completed. Compare circulars/ with a backup, then delete that "
                "file",
            )
        ) from error


def _decoded(data: Mapping[str, Any]) -> Act:
    changes = tuple(
        Change(_inside(one["path"]), _data(one["before"]), _data(one["after"]) or b"")
        for one in data["changes"]
    )
    size, last = data["size"], data["last"]
    if type(size) is not int or size < 0 or not isinstance(last, str):
        raise ValueError("no place in a book")
    return Act(changes, _data(data["line"]) or b"", size, last)


def _inside(path: object) -> str:
    if not isinstance(path, str):
        raise TypeError("no path")
    if not path.startswith("circulars/") or ".." in path.split("/"):
        raise ValueError("a path outside circulars/")
    return path
