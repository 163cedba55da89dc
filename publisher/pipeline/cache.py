"""What earlier jobs found and made, in `.publisher/cache/`: to be lost at any time.

`index.jsonl` holds a line for each record, the newest first, then a hash of all that; `blobs/` the
files of letters under their SHA-256. Both are looked at again when they are read, and what differs
is as if it were not there. The index names the folder it lies in (its inode), so that a cache that
came with a foreign repository, however well made, is not believed. A folder that cannot be written
means a job without a cache. Nothing here is a Python object: JSON, and bytes.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from publisher import stopping
from publisher.canonical import sha256
from publisher.pipeline.records import Record, record, values

FOLDER: Final = ".publisher/cache"
_INDEX: Final = "index.jsonl"
_BLOBS: Final = "blobs"
_OUTPUTS: Final = "outputs"
_VERSION: Final = 2
_MANY: Final = 50  # letters made; from here on it is worth to look for blobs nobody names
_MOST_OUTPUTS: Final = 8
_MOST_NOTES: Final = 200

Json = Any


class Cache:
    """The memory of what was done in one project; `folder` is None where there is to be none."""

    def __init__(self, folder: Path | None) -> None:
        """Read what is there and can be believed."""
        self._folder = folder if folder and _is_own(folder) else None
        self._records: dict[str, Record] = {}
        self._lines: dict[str, str] = {}  # of records and notes, by key, the newest last
        self._used: dict[str, None] = {}
        self._asked: dict[str, tuple[str, ...]] = {}  # by id, of the newest record
        self._notes: dict[str, Json] = {}
        self._stored = 0
        self._fresh = False
        if self._folder:
            self._read(self._folder)
        self._before = tuple(reversed(self._lines))
        self._changed = False

    @property
    def is_kept(self) -> bool:
        """Return whether anything is remembered at all."""
        return self._folder is not None

    def find(self, key: str) -> Record | None:
        """Return what came of the input with a hash."""
        if key in self._records:
            self._use(key)
        return self._records.get(key)

    def asked_before(self, identity: str) -> tuple[str, ...]:
        """Return the circulars that one asked about when its text was another, if that is known."""
        return self._asked.get(identity, ())

    def keep(self, made: Record) -> None:
        """Remember what came of a circular."""
        self._records[made.key] = made
        self._put(made.key, _line(values(made)))

    def note(self, key: str) -> Json:
        """Return a value that was written down under a hash, None where there is none."""
        if key in self._notes:
            self._use(key)
        return self._notes.get(key)

    def write_down(self, key: str, value: Json) -> None:
        """Remember a value under the hash of all that it depends on."""
        self._notes[key] = value
        self._put(key, _line({key: value}))

    def blob(self, digest: str) -> bytes | None:
        """Return bytes by their hash; None where they are not there or not what they were."""
        if self._folder is None:
            return None
        try:
            data = _place(self._folder, digest).read_bytes()
        except OSError:
            return None
        return data if sha256(data) == digest else None

    def store(self, data: bytes) -> str:
        """Keep bytes and return their hash."""
        digest = sha256(data)
        if self._folder:
            self._stored += 1
            self._write(_place(self._folder, digest), data)
        return digest

    def output(self, target: str) -> Mapping[str, Json]:
        """Return what was remembered of an output folder."""
        if self._folder is None:
            return {}
        try:
            head, _, body = _output(self._folder, target).read_bytes().partition(b"\n")
            found = json.loads(body) if head == sha256(body).encode() else {}
        except (OSError, ValueError, RecursionError):
            return {}
        return found if isinstance(found, dict) else {}

    def remember_output(self, target: str, seen: Mapping[str, Json]) -> None:
        """Remember an output folder."""
        if self._folder:
            body = _line(seen).encode()
            self._write(_output(self._folder, target), sha256(body).encode() + b"\n" + body)

    def save(self, *, letters: bool = True) -> None:
        """Write down what is worth keeping and drop the rest.

        All that this job used is kept; of what earlier ones used, the newest, up to as many octets
        of letters again. A job that makes no `letters` drops none either.
        """
        kept = [*self._used, *(self._spared() if letters else self._lettered())]
        dropped = self._lines.keys() - set(kept)
        newest = set(self._before[: len(self._used)])
        if self._folder is None or not (self._changed or dropped or newest != self._used.keys()):
            return
        head = _line({"version": _VERSION, "folder": self._folder.stat().st_ino})
        body = "\n".join((head, *(self._lines[key] for key in kept))).encode()
        if self._write(self._folder / _INDEX, body + b"\n" + sha256(body).encode()):
            self._sweep(self._folder, set(kept), dropped)

    def _put(self, key: str, line: str) -> None:
        self._changed = self._changed or self._lines.get(key) != line
        self._lines[key] = line
        self._use(key)

    def _use(self, key: str) -> None:
        self._used[key] = None

    def _spared(self) -> Iterator[str]:
        """Yield the keys of older records, the newest first, as long as there is room."""
        room = sum(self._weight(key) for key in self._used)
        count = max(len(self._used), _MOST_NOTES)
        for key in reversed(self._lines):
            if key in self._used:
                continue
            room, count = room - self._weight(key), count - 1
            if room < 0 or count < 0:
                return
            yield key

    def _lettered(self) -> Iterator[str]:
        """Yield the keys of older records with letters, and the newest of the others."""
        count = _MOST_NOTES
        for key in reversed(self._lines):
            if key in self._used:
                continue
            count -= not self._files(key)
            if count >= 0 or self._files(key):
                yield key

    def _weight(self, key: str) -> int:
        return sum(size for _, _, size in self._files(key))

    def _files(self, key: str) -> tuple[tuple[str, str, int], ...]:
        one = self._records.get(key)
        return (one.files or ()) if one else ()

    def _sweep(self, folder: Path, kept: set[str], dropped: Iterable[str]) -> None:
        """Remove blobs that nothing names any more, and what is remembered of old outputs."""
        named = {digest for key in kept for digest in self._digests(key)}
        lost = {digest for key in dropped for digest in self._digests(key)}
        if self._fresh or self._stored > _MANY:
            blobs = (folder / _BLOBS).glob("[0-9a-f][0-9a-f]/*")
            lost = {path.parent.name + path.name for path in blobs}
            outputs = sorted((folder / _OUTPUTS).glob("*.json"), key=_age)
            for old in outputs[:-_MOST_OUTPUTS]:
                _remove(old)
        for digest in lost - named:
            _remove(_place(folder, digest))

    def _digests(self, key: str) -> Iterator[str]:
        """Yield the blobs that a record names, or a note: its value is one where it is a text."""
        yield from (digest for _, digest, _ in self._files(key))
        noted = self._notes.get(key)
        if isinstance(noted, str):
            yield noted

    def _write(self, path: Path, data: bytes) -> bool:
        """Write a file by way of another name; a folder that refuses is given up."""
        aside = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            with stopping.WHOLE:
                path.parent.mkdir(parents=True, exist_ok=True)
                aside.write_bytes(data)
                aside.replace(path)
        except OSError:
            _remove(aside)
            self._folder = None
        return self._folder is not None

    def _read(self, folder: Path) -> None:
        try:
            body, _, last = (folder / _INDEX).read_bytes().rpartition(b"\n")
            lines = body.decode().split("\n")
            if sha256(body).encode() != last:
                raise ValueError(last)
            head, *rest = json.loads(f"[{','.join(lines)}]")
            if head != {"version": _VERSION, "folder": folder.stat().st_ino}:
                raise ValueError(head)
            self._take(lines[1:], rest)
        except (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            self._records, self._lines, self._notes, self._asked = {}, {}, {}, {}
            self._begin_anew(folder)

    def _take(self, lines: list[str], rest: list[Json]) -> None:
        for line, one in zip(reversed(lines), reversed(rest), strict=True):
            if isinstance(one, dict):
                ((key, value),) = one.items()
                self._notes[key] = value
            else:
                key = one[0]
                self._records[key] = found = record(one)
                self._asked[found.id] = tuple(name for name, _ in found.asked)
            self._lines[key] = line

    def _begin_anew(self, folder: Path) -> None:
        """Nothing in a folder with a strange index is believed, so nothing is left in it."""
        self._fresh = True
        try:
            for path in folder.iterdir() if folder.is_dir() else ():
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._folder = None


def cache(root: Path, *, wanted: bool) -> Cache:
    """Return the cache of a project; one that remembers nothing where none is wanted."""
    return Cache(root / FOLDER if wanted else None)


def _place(folder: Path, digest: str) -> Path:
    return folder / _BLOBS / digest[:2] / digest[2:]


def _output(folder: Path, target: str) -> Path:
    return folder / _OUTPUTS / f"{sha256(target.encode('utf-8', 'surrogateescape'))[:16]}.json"


def _age(path: Path) -> int:
    return path.stat().st_mtime_ns


def _is_own(folder: Path) -> bool:
    """Say whether neither the folder nor the one around it is a link or a file."""
    places = (folder.parent, folder)
    return not any(one.is_symlink() or (one.exists() and not one.is_dir()) for one in places)


def _line(value: Json) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
