"""What an output folder holds, known by hash without reading all of it again.

A file written by us is known by its size, times and inode; where one differs, or is so young that
a change could hide behind the same tick of the clock, its bytes are read. `se/` is ours: whatever
lies there and belongs to no circular is taken away.
"""

import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from publisher.canonical import sha256
from publisher.model.artefact import Artefact
from publisher.pipeline import output

Signature = tuple[int, int, int, int]  # size, changed, changed or renamed, inode

_DEPTH: Final = 3  # authority, year, name


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file of ours as it was last seen."""

    digest: str
    signature: Signature


class Stock:
    """The files of circulars in an output folder."""

    def __init__(self, target: Path, remembered: Mapping[str, Any]) -> None:
        """Look at the folder; `remembered` is what `memory` gave after the last build."""
        self._target = target
        self._known = {
            path: _Kept(digest, (size, modified, changed, inode))
            for path, (digest, size, modified, changed, inode) in remembered.items()
        }
        self._before = dict(self._known)
        self._folders: dict[str, dict[str, Signature]] = {}
        self._strays: list[Path] = []
        top = target / output.FOLDER
        if top.is_symlink() or (top.exists() and not top.is_dir()):
            self._strays.append(top)
        for entry in _listed(top):
            self._look(entry, ())

    def circulars(self) -> tuple[str, ...]:
        """Return the ids of the circulars that have files here."""
        return tuple(sorted(self._folders))

    def sizes(self, identity: str) -> Mapping[str, int]:
        """Return the files of a circular with their sizes."""
        found = self._folders.get(identity, {})
        return {name: signature[0] for name, signature in sorted(found.items())}

    def holds(self, identity: str, wanted: Mapping[str, str]) -> bool:
        """Return whether exactly these files are there, given by name and hash."""
        found = self._folders.get(identity, {})
        return found.keys() == wanted.keys() and all(
            self._digest(_path(identity, name), signature) == wanted[name]
            for name, signature in found.items()
        )

    def put(self, identity: str, artefacts: Iterable[Artefact]) -> None:
        """Write the files of a circular in the place of what is there."""
        files = tuple(artefacts)
        place = _place(identity)
        output.replace_folder(self._target, place, files)
        self._folders[identity] = {}
        for one in files:
            signature = _signature((self._target / one.path).stat())
            self._folders[identity][one.path.rpartition("/")[2]] = signature
            self._known[one.path] = _Kept(sha256(one.data), signature)

    def drop(self, identity: str) -> None:
        """Take the files of a circular away."""
        if self._folders.pop(identity, None) is not None:
            output.remove_folder(self._target, _place(identity))

    def clear(self) -> None:
        """Take away what can be no file of a circular, so that nothing is in the way of one."""
        for path in self._strays:
            output.remove(self._target, path)
        self._strays = []

    def tidy(self, identities: Iterable[str]) -> None:
        """Take away the files of all but these circulars."""
        for stranger in self._folders.keys() - set(identities):
            self.drop(stranger)
        output.remove_empty(self._target)

    def write(self, artefact: Artefact) -> None:
        """Write one file beside the circulars, unless it is there."""
        path = self._target / artefact.path
        digest = sha256(artefact.data)
        if self.digest(artefact.path) != digest:
            output.write_file(self._target, artefact)
            self._known[artefact.path] = _Kept(digest, _signature(path.stat()))

    def digest(self, path: str) -> str:
        """Return the hash of a file beside the circulars, "" where there is none."""
        file = self._target / path
        if file.is_symlink() or not file.is_file():
            return ""
        return self._digest(path, _signature(file.stat()))

    def sums(self) -> Iterator[tuple[str, str]]:
        """Yield path and hash of every file of ours but the list of them, sorted by path."""
        paths = {
            _path(identity, name): signature
            for identity, found in self._folders.items()
            for name, signature in found.items()
        }
        every = {path: self._digest(path, signature) for path, signature in paths.items()}
        page = self.digest(output.INDEX)
        yield from sorted({**every, **({output.INDEX: page} if page else {})}.items())

    def memory(self) -> Mapping[str, Any] | None:
        """Return what to remember of the files, None where that is what was remembered.

        Only files older than this very moment are in it, by the clock of their own disk.
        """
        present = {
            _path(identity, name) for identity, found in self._folders.items() for name in found
        }
        present |= {output.INDEX, output.MANIFEST}
        known = {path: one for path, one in self._known.items() if path in present}
        if known == self._before:
            return None
        now = _now(self._target)
        return {
            path: (one.digest, *one.signature)
            for path, one in sorted(known.items())
            if one.signature[2] < now and one.signature[1] < now
        }

    def _digest(self, path: str, signature: Signature) -> str:
        known = self._known.get(path)
        if known is None or known.signature != signature:
            data = output.read(self._target, path)
            known = self._known[path] = _Kept(sha256(data), signature)
        return known.digest

    def _look(self, entry: os.DirEntry[str], above: tuple[str, ...]) -> None:
        """Note a file of a circular, or a stray: a file elsewhere, a link, a folder too deep."""
        parts = (*above, entry.name)
        folder = entry.is_dir(follow_symlinks=False)
        if folder and len(parts) <= _DEPTH:
            if len(parts) == _DEPTH:
                self._folders["/".join(parts)] = {}
            for inner in _listed(Path(entry.path)):
                self._look(inner, parts)
        elif entry.is_file(follow_symlinks=False) and len(above) == _DEPTH:
            found = self._folders["/".join(above)]
            found[entry.name] = _signature(entry.stat(follow_symlinks=False))
        else:
            self._strays.append(Path(entry.path))


def _listed(folder: Path) -> tuple[os.DirEntry[str], ...]:
    if folder.is_symlink() or not folder.is_dir():
        return ()
    with os.scandir(folder) as entries:
        return tuple(entries)


def _place(identity: str) -> str:
    return f"{output.FOLDER}/{identity}"


def _path(identity: str, name: str) -> str:
    return f"{output.FOLDER}/{identity}/{name}"


def _signature(found: os.stat_result) -> Signature:
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _now(target: Path) -> int:
    """Return the moment as the disk of a folder has it: that of a file made just now."""
    with tempfile.NamedTemporaryFile(prefix=output.STAGE, dir=target) as probe:
        return os.fstat(probe.fileno()).st_mtime_ns
