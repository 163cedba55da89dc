"""The index of Git (what is staged), with entries for some files and all others as they were.

GitPython writes an index anew from what it understood of it; here every other entry stays to the
byte. Of the extensions only the one that remembers resolved conflicts is kept: the others say
where entries stand or which trees they make, and Git makes them again.
"""

import os
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.sources.git import Repository, checksum

_SUPPORTED: Final = (2, 3)
_STAT: Final = 40  # bytes before the id: times, device, inode, mode, owner, size
_EXTENDED: Final = 0x4000
_LONGEST: Final = 0xFFF
_KEPT: Final = b"REUC"
_MODE: Final = 0o100644


class StagingError(PublisherError):
    """The index is of a form that is not supported, damaged, or held by a running Git."""


@dataclass(frozen=True)
class Staged:
    """An index read: its version, the bytes of every entry by path and stage, what is kept."""

    version: int
    entries: Mapping[tuple[bytes, int], bytes]
    extensions: bytes = b""


def read(repository: Repository) -> Staged:
    """Return the index of a checkout; StagingError where it is of a form not supported."""
    path = repository.folder / "index"
    if not path.exists():
        return Staged(2, {})
    data = path.read_bytes()
    try:
        return _parsed(data)
    except (struct.error, IndexError, ValueError) as error:
        raise _unsupported() from error


def stage(repository: Repository, blobs: Mapping[str, str]) -> None:
    """Stage files by path and id; whoever else holds the index is not disturbed."""
    lock = repository.folder / "index.lock"
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError as error:
        raise StagingError(
            Label(
                "Git sedang bekerja di folder ini (.git/index.lock); coba lagi sesudah selesai",
                "Git is at work in this folder (.git/index.lock); try again when it has ended",
            )
        ) from error
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(_written(_with(read(repository), blobs)))
            file.flush()
            os.fsync(file.fileno())
        lock.replace(repository.folder / "index")
    finally:
        lock.unlink(missing_ok=True)


def _unsupported() -> StagingError:
    return StagingError(
        Label(
            "bentuk .git/index ini tidak didukung (versi 4, terbagi, atau rusak)",
            "this form of .git/index is not supported (version 4, split, or damaged)",
        )
    )


def _parsed(data: bytes) -> Staged:
    if data[:4] != b"DIRC":
        raise ValueError("no index")
    version, count = struct.unpack(">LL", data[4:12])
    if version not in _SUPPORTED:
        raise _unsupported()
    entries: dict[tuple[bytes, int], bytes] = {}
    place = 12
    for _ in range(count):
        name, stage_, end = _entry(data, place)
        entries[name, stage_] = data[place:end]
        place = end
    return Staged(version, entries, _extensions(data[place:-20]))


def _entry(data: bytes, place: int) -> tuple[bytes, int, int]:
    """Return path and stage of the entry at a place, and where it ends."""
    (flags,) = struct.unpack_from(">H", data, place + _STAT + 20)
    start = place + _STAT + 22 + (2 if flags & _EXTENDED else 0)
    end = data.index(b"\0", start)
    length = end - place
    return data[start:end], flags >> 12 & 3, place + length + 8 - length % 8


def _extensions(data: bytes) -> bytes:
    kept = b""
    while data:
        signature, (size,) = data[:4], struct.unpack(">L", data[4:8])
        if not signature[:1].isupper() or 8 + size > len(data):
            raise ValueError("an extension that has to be understood")
        if signature == _KEPT:
            kept += data[: 8 + size]
        data = data[8 + size :]
    return kept


def _with(staged: Staged, blobs: Mapping[str, str]) -> Staged:
    """Put entries in; times and size of naught make Git look at the file when next asked."""
    entries = dict(staged.entries)
    for path, blob in blobs.items():
        name = path.encode()
        mode = _MODE
        for number in range(4):
            before = entries.pop((name, number), b"")
            if before and number == 0:
                (mode,) = struct.unpack_from(">L", before, 24)
        stat = struct.pack(">10L", 0, 0, 0, 0, 0, 0, mode, 0, 0, 0)
        head = stat + bytes.fromhex(blob) + struct.pack(">H", min(len(name), _LONGEST)) + name
        entries[name, 0] = head + b"\0" * (8 - len(head) % 8)
    return Staged(staged.version, entries, staged.extensions)


def _written(staged: Staged) -> bytes:
    entries = staged.entries
    data = b"DIRC" + struct.pack(">LL", staged.version, len(entries))
    data += b"".join(entries[key] for key in sorted(entries)) + staged.extensions
    return data + checksum(data)
