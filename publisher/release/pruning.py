"""What goes from a site: leftovers of a publish that broke off, releases nobody needs any more.

Done before anything is written and under the lock. The store keeps everything.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Final

from publisher import canonical, locking
from publisher.disk import Disk
from publisher.release import links, trees
from publisher.release.faults import DamagedError
from publisher.release.heads import (
    RELEASES,
    RESTORING,
    UNDER_WAY,
    Head,
    issued_at,
    numbered,
)
from publisher.release.manifests import MANIFEST
from publisher.release.store import ASIDE

RELEASES_KEPT: Final = 30
DAYS_KEPT: Final = timedelta(days=30)
_ASIDE: Final = ".tmp-"
_LIST: Final = f"/{MANIFEST}".encode()
_KEPT: Final = (locking.FILE, UNDER_WAY, RESTORING)


def begin(site: Path, head: Head | None, moment: datetime, disk: Disk) -> list[str]:
    """Tidy up before a publish; return the releases that went.

    That a publish is under way stands in the site until `end`: whoever finds it looks for folders
    that no release shows.
    """
    broke_off = (site / UNDER_WAY).is_dir()
    disk.make_one(site / UNDER_WAY)
    disk.clear(site / RESTORING)  # a release is shown: it came to its end
    left = sweep(site, head, disk)
    pruned = prune(site, moment, disk)
    if broke_off or left or pruned:
        drop_folders(site, disk)
    return pruned


def end(site: Path, disk: Disk) -> None:
    """Say that no publish is under way any more."""
    if (site / UNDER_WAY).is_dir():
        disk.remove_folder(site / UNDER_WAY)


def sweep(site: Path, head: Head | None, disk: Disk) -> bool:
    """Remove what a publish left that broke off; return whether there was any.

    A release after the one that is shown was never shown: there can be one, which was made whole
    and not switched to.
    """
    shown = head.sequence if head else 0
    # these first: what says that they were not shown is among the leftovers
    left = [site / RELEASES / name for number, name in numbered(site) if number > shown]
    left.extend(_leftovers(site))
    for one in left:
        disk.clear(one)
    return bool(left)


def prune(site: Path, moment: datetime, disk: Disk) -> list[str]:
    """Remove the releases that are neither among the last thirty nor of the last thirty days."""
    names = [name for _, name in numbered(site)][:-RELEASES_KEPT]
    old = list(takewhile(lambda name: _is_old(site, name, moment), names))
    for name in old:
        _remove(site / RELEASES / name, disk)
    return old


def drop_folders(site: Path, disk: Disk) -> list[str]:
    """Remove the folders, and folders of links to them, that no release shows; return their names.

    None goes where a release is not as it was: nobody can tell then what it shows.
    """
    found = [*_inside(site / links.FOLDER), *_inside(site / trees.FOLDER)]
    needed: set[str] = set()
    for _, name in numbered(site) if found else ():
        release = site / RELEASES / name
        try:
            needed |= _shown(release) | links.used(release)
        except (OSError, ValueError):
            return []
    unused = [one for one in found if one.name not in needed]
    for one in unused:
        _remove(one, disk)
    return [one.name for one in unused]


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _shown(release: Path) -> set[str]:
    """Return the folders that a release shows, by its top list; ValueError where that is another.

    Its lines are looked at as they stand: of thirty releases of a large site there are many.
    """
    top = (release / MANIFEST).read_bytes()
    if canonical.sha256(top)[:16] != release.name.partition("-")[2]:
        raise ValueError(release.name)
    return {line[:64].decode() for line in top.splitlines() if line.endswith(_LIST)}


def _leftovers(site: Path) -> Iterator[Path]:
    if (site / ASIDE).is_dir():
        yield from sorted((site / ASIDE).iterdir())
    for folder in (site, site / links.FOLDER, site / trees.FOLDER, site / RELEASES):
        if folder.is_dir():
            found = sorted(folder.glob(f"{_ASIDE}*"))
            yield from (one for one in found if one.name not in _KEPT)


def _is_old(site: Path, name: str, moment: datetime) -> bool:
    """Return whether a release is older than thirty days; one that cannot be read is kept."""
    try:
        return issued_at(site, name) < moment - DAYS_KEPT
    except DamagedError:
        return False


def _remove(folder: Path, disk: Disk) -> None:
    """Remove a folder; nobody sees it by its name when it is no longer whole."""
    aside = folder.with_name(f"{_ASIDE}{folder.name}")
    disk.replace(folder, aside)
    disk.flush_folder(folder.parent)
    disk.clear(aside)
