"""A site made anew from one release: a copy of it in plain files, whoever has kept one.

Every file is compared with the lists of the release, which its head names; so a copy may come from
anybody: no link in it is followed. The release has the same name, head and bytes as it had, and the
next one follows it. Where that cannot be, nothing is left; and where it broke off, the site says so
until it is restored whole.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.disk import Disk
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.release import heads, pruning, staging, trees
from publisher.release.faults import (
    SiteError,
    damaged,
    guarded,
    not_plain,
    unlike,
)
from publisher.release.folders import Builder
from publisher.release.heads import CURRENT, INDEX, RESTORING, Head
from publisher.release.manifests import MANIFEST, listed
from publisher.release.reading import regular
from publisher.release.store import Store
from publisher.release.switch import switch
from publisher.release.writing import folders_of, held, prepare

_AT_ONCE: Final = 1000  # files that are held


def restore(folder: Path, site: Path, disk: Disk | None = None) -> Head:
    """Make a site that shows the release of which a folder holds a copy; return its head.

    SiteError where the site has a release already, DamagedError where the copy is not whole.
    """
    steps = disk or Disk()
    copy = _Copy(folder)
    head = copy.head()
    new = [one for one in (*reversed(site.parents), site, *folders_of(site)) if not one.is_dir()]
    with guarded(site), _taken_back(new, steps):
        # what was there is an earlier try, or nothing: all of it goes where this one fails too
        is_ours = site in new or not any(site.iterdir()) or (site / RESTORING).is_dir()
        prepare(site, steps)
        with held(site):
            _require_none(site, head)
            with _emptied(site, steps) if is_ours else nullcontext():
                steps.make_one(site / RESTORING)
                pruning.sweep(site, None, steps)
                _restored(copy, head, site, steps)
                steps.clear(site / RESTORING)
    return head


@contextmanager
def _taken_back(new: list[Path], disk: Disk) -> Iterator[None]:
    """Remove folders that were made and are empty where what is done fails."""
    try:
        yield
    except (OSError, PublisherError):
        for folder in reversed(new):
            with suppress(OSError):
                disk.remove_folder(folder)
        raise


@contextmanager
def _emptied(site: Path, disk: Disk) -> Iterator[None]:
    """Remove all that stands in a site where what is done fails before a release is shown."""
    try:
        yield
    except (OSError, PublisherError):
        with suppress(OSError):
            for one in () if (site / CURRENT).is_symlink() else sorted(site.iterdir()):
                disk.clear(one)
        raise


def _restored(copy: "_Copy", head: Head, site: Path, disk: Disk) -> None:
    builder = Builder(Store(site, disk, head.changed))
    _plant(builder, copy, head.trees)
    own = {path: name for path, name in head.files.items() if not heads.is_tree(path)}
    copy.put(builder.store, own)
    texts = (copy.sound(MANIFEST, head.top), copy.sound(INDEX, head.sha256))
    lists = dict(zip((MANIFEST, INDEX), builder.store.put(texts), strict=True))
    staging.assemble(builder, head.release, {**own, **lists}, head.trees)
    switch(site, head.release, disk)


def _plant(builder: Builder, copy: "_Copy", places: Mapping[str, str]) -> None:
    """Make the folders of the release, some at a time, so that the disk is waited for once."""
    waiting: list[Mapping[str, str]] = []
    files: dict[str, str] = {}
    for place, tree in places.items():
        waiting.append(copy.listed(f"{place}/{MANIFEST}", tree))
        files |= {f"{place}/{path}": name for path, name in waiting[-1].items()}
        if len(files) > _AT_ONCE:
            copy.put(builder.store, files)
            trees.build(builder, map(trees.Wanted, waiting))
            waiting, files = [], {}
    copy.put(builder.store, files)
    trees.build(builder, map(trees.Wanted, waiting))


def _require_none(site: Path, head: Head) -> None:
    """Raise SiteError where a site shows a release, or has another one."""
    others = any(name != head.release for _, name in heads.numbered(site))
    if others or (site / CURRENT).is_symlink():
        raise SiteError(
            Label(
                f"{site.as_posix()} sudah memuat rilis; pilih folder kosong",
                f"{site.as_posix()} has a release already; choose an empty folder",
            )
        )


class _Copy:
    """A copy of a release, which may hold anything."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._plain: set[Path] = {folder}  # folders that are no links

    def head(self) -> Head:
        """Return the release; DamagedError where its head and its list are not of one."""
        index, top = self._read(INDEX), self._read(MANIFEST)
        try:
            head = heads.checked(index, top)
        except (ValueError, KeyError, TypeError) as error:
            raise damaged(self._folder.as_posix()) from error
        twin = f"{heads.base(head.release).strip('/')}/{INDEX}"  # its own address, if it has one
        if (self._folder / twin).exists() and self._read(twin) != index:
            raise damaged((self._folder / INDEX).as_posix())
        return head

    def listed(self, path: str, sha256: str) -> dict[str, str]:
        """Return the files of a list; DamagedError where it is none, whoever has hashed it."""
        try:
            return listed(self.sound(path, sha256))
        except ValueError as error:
            raise damaged((self._folder / path).as_posix()) from error

    def put(self, store: Store, files: Mapping[str, str]) -> None:
        """Bring files into a store, some at a time, each compared with its list."""
        names = sorted(files)
        for first in range(0, len(names), _AT_ONCE):
            some = names[first : first + _AT_ONCE]
            store.put(self.sound(name, files[name]) for name in some)

    def sound(self, path: str, sha256: str) -> bytes:
        """Return the bytes of a file; DamagedError where they are not those of its list."""
        data = self._read(path)
        if canonical.sha256(data) != sha256:
            raise unlike((self._folder / path).as_posix(), sha256)
        return data

    def _read(self, path: str) -> bytes:
        place = self._folder / path
        try:
            data = None if self._is_behind_link(place.parent) else regular(place)
        except OSError as error:
            raise damaged(place.as_posix()) from error
        if data is None:
            missing = not place.is_symlink() and not place.exists()
            raise damaged(place.as_posix()) if missing else not_plain(place.as_posix())
        return data

    def _is_behind_link(self, folder: Path) -> bool:
        if folder in self._plain:
            return False
        if folder.is_symlink() or self._is_behind_link(folder.parent):
            return True
        self._plain.add(folder)
        return False
