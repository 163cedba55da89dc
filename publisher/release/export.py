"""A release copied to a folder without links, for plain hosting and object stores.

What is new goes first, since nothing speaks of it yet; then what the release has under its own
name, then what changed, the head last. So only pages may be of two releases, for seconds; whoever
follows `base` never reads two as one. Files are told apart by size and time (`folders.py`). The
search index, which is of no release, comes after it.
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from publisher import locking
from publisher.disk import Disk
from publisher.model.label import Label
from publisher.release import searching
from publisher.release.faults import (
    BusyError,
    MovedError,
    SiteError,
    guarded,
    nothing_shown,
    unlike,
)
from publisher.release.heads import (
    INDEX,
    UNDER_NAME,
    Head,
    current,
    is_tree,
    newest,
    numbered,
)
from publisher.release.looking import files_of
from publisher.release.manifests import MANIFEST, listed
from publisher.release.reading import regular, sound
from publisher.release.store import BULK

BY_HASH: Final = "by-hash/sha256"
_FEED: Final = "feed/"
_CIRCULARS: Final = "se/"
_AT_ONCE: Final = 2000  # files that are under way

File = tuple[str, Path, str]  # path in the copy, where it is, SHA-256


@dataclass(frozen=True, slots=True)
class Copied:
    """Which release was copied, and which files were written and removed, in that order."""

    release: str
    written: tuple[str, ...]
    removed: tuple[str, ...]


def copy_to(site: Path, folder: Path, disk: Disk | None = None) -> Copied:
    """Bring a folder to the release a site shows; what it has already is left alone.

    Raises a SiteError where that cannot be, MovedError where the folder has a later release.
    """
    steps = disk or Disk()
    with guarded(folder):
        head = current(site)
        if head is None:
            newest(site)  # which says so where a release is there and the link to it is not
            raise nothing_shown(site)
        _require_ours(folder, head)
        steps.make(folder)
        with locking.lock(folder) as got:
            if not got:
                raise BusyError(
                    Label(
                        f"{folder.as_posix()} sedang ditulis oleh proses lain; coba lagi nanti",
                        f"another process is writing {folder.as_posix()}; try again later",
                    )
                )
            return _copied(site, head, folder, steps)


def _copied(site: Path, head: Head, folder: Path, disk: Disk) -> Copied:
    files = files_of(site, head)
    gone = sorted(_known(folder) - files.keys())
    gone += _forgotten(folder / UNDER_NAME, {name for _, name in numbered(site)})
    _make(folder / BY_HASH, disk)
    last = [path for path in files if path.endswith(MANIFEST)]  # they tell what is to go
    written = [
        path for group in _ordered(head, files, folder) for path in _written(group, folder, disk)
    ]
    for path in gone:
        disk.clear(folder / path)
    written += _written(((path, *files[path]) for path in last), folder, disk)
    found, left = searching.copy(site, folder, disk)
    return Copied(head.release, (*written, *found), (*gone, *left))


def _written(files: Iterable[File], folder: Path, disk: Disk) -> Iterator[str]:
    """Write files that are to be there before those that come later; the disk waits for many."""
    differing = (
        (path, (source, name))
        for path, source, name in files
        if _differs(source, name, folder / path)
    )
    while some := dict(islice(differing, _AT_ONCE)):
        _copy({folder / path: file for path, file in some.items()}, disk)
        yield from some


def _ordered(
    head: Head, files: Mapping[str, tuple[Path, str]], folder: Path
) -> Iterator[Iterable[File]]:
    """Give all files but the lists, in groups in the order in which they are to be there."""
    plain = {path: file for path, file in files.items() if not path.endswith(MANIFEST)}
    new = [path for path in plain if path != INDEX and not (folder / path).exists()]
    yield (
        (f"{BY_HASH}/{name}", source, name)
        for path, (source, name) in files.items()
        if path.startswith(_CIRCULARS)
    )
    yield ((path, *plain[path]) for path in new)
    yield (
        (f"{UNDER_NAME}/{head.release}/{path}", *file)
        for path, file in files.items()
        if path.startswith(_FEED) or path == MANIFEST
    )
    changed = sorted(plain.keys() - set(new), key=lambda one: (_rank(one), one))
    for _, group in groupby(changed, key=_rank):
        yield ((path, *plain[path]) for path in group)


def _forgotten(folder: Path, kept: set[str]) -> list[str]:
    """Return the releases under their names that the site has no more."""
    names = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    return [f"{UNDER_NAME}/{name}" for name in names if name not in kept]


def _rank(path: str) -> int:
    """Return the place of a file that changed: pages, feeds, the head."""
    return (path.startswith(_FEED)) + (path == INDEX)


def _known(folder: Path) -> set[str]:
    """Return the files that the folder has from an earlier copy."""
    found = _listed(folder / MANIFEST)
    for path in filter(is_tree, tuple(found)):
        place = path.removesuffix(MANIFEST)
        found |= {f"{place}{one}" for one in _listed(folder / path)}
    return found


def _listed(path: Path) -> set[str]:
    with suppress(ValueError):
        return set(listed(regular(path) or b""))
    return set()


def _differs(source: Path, name: str, target: Path) -> bool:
    """Return whether a file is to be copied: it is not there, or of another size or time."""
    try:
        there = target.stat()
    except FileNotFoundError:
        return True
    try:
        here = source.stat()
    except FileNotFoundError as error:
        raise unlike(source.as_posix(), name) from error
    return (here.st_size, int(here.st_mtime)) != (there.st_size, int(there.st_mtime))


def _copy(files: Mapping[Path, tuple[Path, str]], disk: Disk) -> None:
    """Copy files to their places, many at once; DamagedError where one is not as it was written."""
    bulk = len(files) > BULK and hasattr(os, "sync")
    asides: dict[Path, Path] = {}
    for target, (source, name) in files.items():
        data = sound(source, name)
        if data is None:
            raise unlike(source.as_posix(), name)
        _make(target.parent, disk)
        aside = target.with_name(f".tmp-{target.name}")
        disk.put_public(aside, data, int(source.stat().st_mtime), flushed=not bulk)
        asides[aside] = target
    if bulk:
        disk.flush_all()
    for aside, target in asides.items():
        disk.replace(aside, target)
        if not bulk:
            disk.flush_folder(target.parent)
    if bulk:
        disk.flush_all()


def _make(folder: Path, disk: Disk) -> None:
    if not folder.is_dir():
        _make(folder.parent, disk)
        disk.make_public(folder)


def _require_ours(folder: Path, head: Head) -> None:
    """Raise a SiteError where a folder holds something else, or a later release."""
    if not folder.is_dir() or not any(folder.iterdir()):
        return
    if not (folder / BY_HASH).is_dir():
        raise SiteError(
            Label(
                f"{folder.as_posix()} berisi berkas lain; pilih folder kosong",
                f"{folder.as_posix()} holds other files; choose an empty folder",
            )
        )
    there = _sequence(folder)
    if there > head.sequence:
        raise MovedError(
            Label(
                f"{folder.as_posix()} sudah memuat rilis {there:06}, yang lebih baru",
                f"{folder.as_posix()} has release {there:06} already, a later one",
            )
        )


def _sequence(folder: Path) -> int:
    with suppress(ValueError, KeyError, TypeError):
        return int(json.loads(regular(folder / INDEX) or b"")["sequence"])
    return 0
