"""One publish, from the lock to the switch: a reader sees the old release or the new one, whole."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from publisher import locking
from publisher.disk import Disk
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.release import links, pruning, staging, trees
from publisher.release.faults import (
    BusyError,
    MomentError,
    MovedError,
    SiteError,
    UncertainError,
    guarded,
)
from publisher.release.folders import Builder
from publisher.release.heads import RELEASES, Facts, Head, current, newest, read
from publisher.release.staging import File, Folder
from publisher.release.store import ASIDE, FOLDER, Store
from publisher.release.switch import switch

_OURS: Final = (
    RELEASES,
    "store",
    ASIDE,
    FOLDER,
    trees.FOLDER,
    links.FOLDER,
)  # the first says: a site


@dataclass(frozen=True)
class Content:
    """What a release holds: folders that later releases may share, by path, and all other files.

    Paths are those in the release. The folders are looked at one after the other, so that a
    mapping may make each when it is asked for it; the files come last and may tell of them.
    """

    folders: Mapping[str, Folder]
    files: Iterable[File]


@dataclass(frozen=True)
class Written:
    """What a publish did: the head that is shown now, releases that went, entries that were mended.

    `trees` are the folders by their names in `trees/`.
    """

    head: Head
    trees: Mapping[str, str]
    pruned: tuple[str, ...] = ()
    healed: tuple[str, ...] = ()


def publish(
    site: Path, expected: int | None, content: Content, facts: Facts, disk: Disk | None = None
) -> Written:
    """Write a release and show it; `expected` is the number of the one that was shown (or None).

    Raises a SiteError and leaves the old release where the surroundings do not let it; MovedError
    where another release came first. After an UncertainError the new one is shown.
    """
    steps = disk or Disk()
    with guarded(site):
        prepare(site, steps)
        with held(site):
            head = newest(site)
            _compare(head, expected, facts.moment)
            try:
                return _written(site, head, content, facts, steps)
            except UncertainError:
                raise
            except (OSError, PublisherError):
                _tidy(site, steps)
                raise


def keep(site: Path, texts: Iterable[bytes], moment: datetime, disk: Disk) -> list[str]:
    """Bring bytes into the store of a site before a release holds them; return their SHA-256.

    Whoever makes letters for an hour need not hold them all, and a publish that breaks off finds
    them again.
    """
    with guarded(site):
        prepare(site, disk)
        with held(site):
            head = current(site)
            second = int(moment.timestamp())
            return Store(site, disk, max(second, head.changed + 1) if head else second).put(texts)


def shown(site: Path) -> Head | None:
    """Return the release that a site shows; DamagedError where it lost the link to it."""
    head = current(site)
    if head is None and site.is_dir():
        with guarded(site), held(site):
            return newest(site)
    return head


@contextmanager
def held(site: Path, patience: float = locking.PATIENCE_SECONDS) -> Iterator[None]:
    """Hold a site as long as the context lasts; BusyError where another publishes too long."""
    with locking.lock(site, patience) as got:
        if not got:
            raise BusyError(
                Label(
                    f"{site.as_posix()} sedang diterbitkan oleh proses lain; coba lagi nanti",
                    f"another process is publishing {site.as_posix()}; try again later",
                )
            )
        yield


def _written(site: Path, head: Head | None, content: Content, facts: Facts, disk: Disk) -> Written:
    staging.require_places(content.folders)
    pruned = pruning.begin(site, head, facts.moment, disk)
    moment = int(facts.moment.timestamp())
    second = max(moment, head.changed + 1) if head else moment
    builder = Builder(Store(site, disk, second, head.sequence if head else 0))
    folders = staging.plant(builder, content.folders, head)
    files = staging.put(builder.store, content.files)
    staging.require_places(content.folders, files)
    release = staging.stage(builder, files, folders, facts, head)
    shown = read(site, release)
    switch(site, release, disk)  # nothing after it can fail
    healed = sorted({*builder.healed, *builder.store.healed})
    return Written(shown, folders, tuple(pruned), tuple(healed))


def prepare(site: Path, disk: Disk) -> None:
    """Make the folders of a site, in a place that is empty or a site already."""
    if site.is_dir() and any(site.iterdir()) and not (site / RELEASES).is_dir():
        raise SiteError(
            Label(
                f"{site.as_posix()} berisi berkas lain dan bukan situs; pilih folder kosong",
                f"{site.as_posix()} holds other files and is no site; choose an empty folder",
            )
        )
    for folder in folders_of(site):
        if folder.is_symlink():
            raise SiteError(
                Label(
                    f"{folder.as_posix()} hanya tautan; hapus",
                    f"{folder.as_posix()} is a link; remove it",
                )
            )
    disk.make(site.parent)
    for folder in (site, *folders_of(site)):
        if not folder.is_dir():
            disk.make_public(folder)
            disk.flush_folder(folder.parent)


def folders_of(site: Path) -> tuple[Path, ...]:
    """Return the folders that a site has from the beginning, each after the one that holds it."""
    return tuple(site / name for name in _OURS)


def _compare(head: Head | None, expected: int | None, moment: datetime) -> None:
    shown = head.sequence if head else None
    if shown != expected:
        raise MovedError(
            Label(
                f"rilis {shown or 0:06} terbit lebih dahulu; jalankan lagi",
                f"release {shown or 0:06} was published first; run it again",
            )
        )
    if head and moment < head.issued_at:
        raise MomentError(
            Label(
                f"jam komputer menunjukkan {moment.isoformat()}, lebih awal daripada rilis "
                f"terakhir ({head.issued_at.isoformat()}); betulkan jamnya",
                f"the clock shows {moment.isoformat()}, before the last release "
                f"({head.issued_at.isoformat()}); set it right",
            )
        )


def _tidy(site: Path, disk: Disk) -> None:
    """Free the room of what broke off, as far as that goes; the next publish does the rest."""
    with suppress(OSError, SiteError):
        pruning.sweep(site, current(site), disk)
        pruning.drop_folders(site, disk)
        pruning.end(site, disk)
