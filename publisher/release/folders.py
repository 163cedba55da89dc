"""Folders of links to the store: made aside, flushed, and given their name when they are whole.

A web server tells files apart by time and size. So a file that is what it was at its path in the
release before keeps its time, being the same file; every other gets the moment of its release.
"""

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Final

from publisher.disk import Disk
from publisher.release import store as stored
from publisher.release.faults import unlike
from publisher.release.store import BULK, Store

ASIDE: Final = ".tmp-file"
_NO_LINKS: Final = (
    errno.EPERM,
    errno.EMLINK,
    errno.EXDEV,
    errno.ENOSYS,
    errno.EOPNOTSUPP,
    errno.ENOTSUP,
)


@dataclass(frozen=True)
class Before:
    """What stood at the same place in the release before: the folder, its files and SHA-256."""

    folder: Path
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Builder:
    """Makes one folder after the other on behalf of one publish."""

    store: Store
    healed: list[str] = field(default_factory=list)

    @property
    def disk(self) -> Disk:
        """Return the disk of the store: links do not lead to another."""
        return self.store.disk

    def make(self, folder: Path, paths: Iterable[str]) -> None:
        """Make a folder that is not there, with the folders that paths in it need."""
        self.disk.make_public(folder)
        for inner in inner_folders(paths):
            self.disk.make_public(folder / inner)

    def fill(self, folder: Path, files: Mapping[str, str], before: Before | None) -> None:
        """Lay files of the store into a folder by their paths.

        Of a large site most are what they were; for these paths are text, which is much faster.
        """
        site = self.store.site
        for path, name in sorted(files.items()):
            is_kept = before is not None and before.files.get(path) == name
            earlier = f"{before.folder}/{path}" if before and is_kept else None
            if earlier and _is_same_file(earlier, stored.written_place(site, name)):
                self._link(earlier, f"{folder}/{path}", name)
            else:
                self._lay(folder / path, name, Path(earlier) if earlier else None)

    def mend(self, folder: Path, files: Mapping[str, str]) -> None:
        """Put what is damaged or missing in a folder back from the store, a file at a time."""
        for path, name in sorted(files.items()):
            target = folder / path
            if stored.is_sound(target, name):
                continue
            self.healed.append(name)
            aside = folder.parent / ASIDE
            self._lay(aside, name, None)
            self.disk.replace(aside, target)
            self.disk.flush_folder(target.parent)

    def point(self, place: str, target: str, earlier: str | None) -> None:
        """Make a link, or give that of the release before a second name where it leads there too.

        A name costs half of what a link does, and no room.
        """
        if earlier is not None and leads(earlier) == target:
            try:
                self.disk.link(earlier, place)
                return
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
        self.disk.point(Path(place), target)

    def mend_links(self, folder: Path, targets: Mapping[str, str]) -> None:
        """Put back the links of a folder that are missing or lead elsewhere."""
        there = _links(folder)
        for inner, target in sorted(targets.items() - there.items()):
            place, aside = folder / inner, folder.parent / ASIDE
            if place.is_dir() and not place.is_symlink():
                self.disk.clear(place)
            self.disk.point(aside, target)
            self.disk.replace(aside, place)
            self.disk.flush_folder(folder)

    def finish(self, made: Mapping[Path, Path]) -> None:
        """Flush folders with those in them, and give each the name by which it is found."""
        every = chain.from_iterable(chain((folder,), _below(folder)) for folder in made)
        few = list(islice(every, BULK + 1))
        if len(few) > BULK and hasattr(os, "sync"):
            self.disk.flush_all()
        else:
            for one in reversed((*few, *every)):  # what is inside comes first
                self.disk.flush_folder(one)
        for folder, target in made.items():
            self.disk.replace(folder, target)
        for parent in sorted({target.parent for target in made.values()}):
            self.disk.flush_folder(parent)

    def _lay(self, target: Path, name: str, earlier: Path | None) -> None:
        source = stored.place(self.store.site, name)
        if not source.is_file():
            raise unlike(source.as_posix(), name)
        if earlier is not None and self._is_as_it_was(earlier, name):
            self._link(earlier, target, name)
        elif _seconds(source) == self.store.moment:
            self._link(source, target, name)
        else:
            self._copy(target, name, self.store.moment)

    def _is_as_it_was(self, earlier: Path, name: str) -> bool:
        """Return whether a file of the release before holds what it should."""
        if stored.is_sound(earlier, name):
            return True
        self.healed.append(name)
        return False

    def _link(self, source: Path | str, target: Path | str, name: str) -> None:
        try:
            self.disk.link(source, target)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self._copy(Path(target), name, _seconds(Path(source)))

    def _copy(self, target: Path, name: str, moment: int) -> None:
        self.disk.put_public(target, stored.read(self.store.site, name), moment)


def inner_folders(paths: Iterable[str]) -> list[str]:
    """Return the folders that paths need, those above first."""
    found: set[str] = set()
    for path in paths:
        parts = path.split("/")[:-1]
        found.update("/".join(parts[: depth + 1]) for depth in range(len(parts)))
    return sorted(found)


def _is_same_file(one: str, other: str) -> bool:
    """Return whether two paths are of one plain file."""
    try:
        here, there = os.stat(one), os.stat(other)  # noqa: PTH116 - thousands
    except OSError:
        return False
    return stat.S_ISREG(here.st_mode) and os.path.samestat(here, there)


def leads(place: str) -> str | None:
    """Return where a link leads, None where there is none."""
    try:
        return os.readlink(place)  # noqa: PTH115 - there are thousands
    except OSError:
        return None


def _links(folder: Path) -> dict[str, str]:
    """Return where the links in a folder lead."""
    with os.scandir(folder) as entries:
        links = [one for one in entries if one.is_symlink()]
    return {one.name: leads(one.path) or "" for one in links}


def _seconds(path: Path) -> int:
    return int(path.stat().st_mtime)


def _below(folder: Path) -> Iterator[Path]:
    """Give the folders in a folder; links are not followed."""
    with os.scandir(folder) as entries:
        inner = [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]
    for one in inner:
        yield one
        yield from _below(one)
