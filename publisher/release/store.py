"""The store of a site: every byte ever published, once, by its SHA-256; nothing leaves it.

Feeds point at its entries for ever (`/by-hash/sha256/...`), and a letter that was made once is
copied from here. An entry that is not what its name says is never used: the same bytes, when they
come again, take its place.
"""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.disk import Disk
from publisher.release.faults import full, unlike
from publisher.release.reading import sound

FOLDER: Final = "store/sha256"
ASIDE: Final = "store/aside"  # one folder, so that a sweep need not look at every entry
BULK: Final = (
    200  # files or folders from which flushing everything at once is cheaper than one by one
)
RESERVE: Final = 1 << 20  # octets that stay free: lists, folders, links
_FEW: Final = 100  # of so many entries that are taken again all are read
_SOME: Final = 20  # and of more so many
_REMEMBERED: Final = 50_000  # entries that were found sound


def place(site: Path, name: str) -> Path:
    """Return where the store has the bytes with a SHA-256."""
    return Path(written_place(site, name))


def written_place(site: Path, name: str) -> str:
    """Return where the store has the bytes with a SHA-256, as text."""
    return f"{site}/{FOLDER}/{name[:2]}/{name[2:]}"


def read(site: Path, name: str) -> bytes:
    """Return the bytes with a SHA-256; DamagedError where they are not there as they were."""
    found = sound(place(site, name), name)
    if found is None:
        raise unlike(place(site, name).as_posix(), name)
    return found


def size(site: Path, name: str) -> int:
    """Return how many octets the entry for a SHA-256 has; DamagedError where there is none."""
    path = place(site, name)
    if path.is_symlink() or not path.is_file():
        raise unlike(path.as_posix(), name)
    return path.stat().st_size


def holds(site: Path, name: str) -> bool:
    """Return whether the store has an entry, sound or not, for a SHA-256."""
    return place(site, name).is_file()


def is_sound(path: Path, name: str) -> bool:
    """Return whether a file is there and holds the bytes with a SHA-256."""
    return sound(path, name) is not None


@dataclass
class Store:
    """What one publish puts into the store and takes from it; `moment` is that of its new entries.

    New entries stand aside until `settle`. `healed` are those that were damaged. `turn` is the
    number of the publish: of much that stays it tells which part of it is looked at.
    """

    site: Path
    disk: Disk
    moment: int
    turn: int = 0
    healed: list[str] = field(default_factory=list)
    _checked: set[str] = field(default_factory=set)
    _waiting: dict[str, Path] = field(default_factory=dict)

    def put(self, texts: Iterable[bytes]) -> list[str]:
        """Write what is not there yet, and return the SHA-256 of each; all is durable then.

        FullError, and nothing of it written, where there is no room for all.
        """
        names, new = [], {}
        for data in texts:
            name = canonical.sha256(data)
            names.append(name)
            if name not in new and not self._is_there(name):
                new[name] = data
        if new and self.disk.free(self.site) < sum(map(len, new.values())) + RESERVE:
            raise full(self.site)
        bulk = len(new) > BULK and hasattr(os, "sync")
        for name, data in sorted(new.items()):
            self._write(name, data, flushed=not bulk)
        if bulk:
            self.disk.flush_all()
        self._settle()
        return names

    def require(self, names: Sequence[str]) -> None:
        """Raise DamagedError unless the store has the bytes with each SHA-256.

        Of many some are read, in turn, so that a publish costs no more because much stays; that
        the others are there is seen when they are laid into a folder. A release whose files are
        damaged shows them already, and a new `copy` looks at all.
        """
        count = len(names)
        for number, name in enumerate(names):
            is_read = count <= _FEW or self.looks_at(number, count, _SOME)
            if is_read and not self._is_there(name):
                raise unlike(place(self.site, name).as_posix(), name)

    def looks_at(self, number: int, count: int, most: int) -> bool:
        """Return whether it is the turn of one of many things that stay; of `most` at most it is.

        Each has its turn once, as publishes follow one another.
        """
        turns = 1 + count // most
        return number % turns == self.turn % turns

    def _is_there(self, name: str) -> bool:
        if name in self._checked:
            return True
        path = place(self.site, name)
        if is_sound(path, name):
            if len(self._checked) > _REMEMBERED:
                self._checked.clear()
            self._checked.add(name)
            return True
        return False

    def _write(self, name: str, data: bytes, *, flushed: bool) -> None:
        path = place(self.site, name)
        if not path.parent.is_dir():
            self.disk.make_public(path.parent)
            self.disk.flush_folder(path.parent.parent)
        if path.exists():
            self.healed.append(name)
        aside = self.site / ASIDE / name
        self.disk.put_public(aside, data, self.moment, flushed=flushed)
        self._waiting[name] = aside

    def _settle(self) -> None:
        folders = set()
        for name, aside in self._waiting.items():
            path = place(self.site, name)
            self.disk.replace(aside, path)
            folders.add(path.parent)
        for folder in sorted(folders):
            self.disk.flush_folder(folder)
        self._checked |= self._waiting.keys()
        self._waiting.clear()
