"""The search index of a site: beside the releases, never in one, and switched as they are.

`search` points to a folder by the hash of what is in it; it says of which release it was made. A
reader who has opened the page before the switch loads it anew.
"""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from publisher import canonical
from publisher.disk import Disk
from publisher.release.faults import guarded
from publisher.release.manifests import manifest
from publisher.release.reading import regular
from publisher.release.store import BULK
from publisher.release.writing import held

LINK: Final = "search"
NOTE: Final = "edaran.json"  # of which release it is
_FOLDERS: Final = "searches"
_PATH: Final = re.compile(r"(?:(?!\.)[A-Za-z0-9._-]+/)*(?!\.)[A-Za-z0-9._-]+", re.ASCII)
_ASIDE: Final = ".tmp-search"
_LAST: Final = ("pagefind-entry.json", NOTE)  # they lead to all others


def noted(site: Path) -> Mapping[str, Any] | None:
    """Return what the index of a site says of itself, None where there is none."""
    with suppress(ValueError):
        found = json.loads(regular(site / LINK / NOTE) or b"")
        return found if isinstance(found, dict) else None
    return None


def read(site: Path, path: str) -> bytes | None:
    """Return a file of the index by its path in it, None where there is none."""
    return regular(site / LINK / path) if _PATH.fullmatch(path) else None


def show(
    site: Path, files: Mapping[str, Path], note: Mapping[str, Any], changed: int, disk: Disk
) -> int:
    """Show an index in place of the one before; return its size.

    Its files say that they were changed at a moment (seconds of the epoch). A SiteError where the
    surroundings do not let it be written; the old one stays.
    """
    data = {NOTE: canonical.json_bytes(note)}
    data |= {path: place.read_bytes() for path, place in files.items()}
    listed = manifest({path: canonical.sha256(one) for path, one in data.items()})
    name = canonical.sha256(listed)[:16]
    with guarded(site), held(site):
        folder = site / _FOLDERS
        if not folder.is_dir():
            disk.make_public(folder)
        if not (folder / name).is_dir():
            aside = folder / f".tmp-{name}"
            disk.clear(aside)
            _write(aside, data, changed, disk)
            disk.replace(aside, folder / name)
            disk.flush_folder(folder)
        _point(site, name, disk)
        for one in sorted(folder.iterdir()):
            if one.name != name:
                disk.clear(one)
    return sum(map(len, data.values()))


def copy(site: Path, target: Path, disk: Disk) -> tuple[list[str], list[str]]:
    """Bring the index to a copy of a site; return the paths that were written and removed."""
    here, there = dict(_files(site / LINK)), dict(_files(target / LINK))
    differing = (path for path, place in here.items() if _differs(place, there.get(path)))
    wanted = sorted(differing, key=lambda path: (path in _LAST, path))
    for path in wanted:
        place = target / LINK / path
        for folder in (target / LINK, place.parent):
            if not folder.is_dir():
                disk.make_public(folder)
        aside = place.with_name(f".tmp-{place.name}")
        moment = int(here[path].stat().st_mtime)
        disk.put_public(aside, here[path].read_bytes(), moment)
        disk.replace(aside, place)
    gone = sorted(there.keys() - here.keys())
    for path in gone:
        disk.clear(there[path])
    return [f"{LINK}/{path}" for path in wanted], [f"{LINK}/{path}" for path in gone]


def _write(folder: Path, data: Mapping[str, bytes], changed: int, disk: Disk) -> None:
    bulk = len(data) > BULK and hasattr(os, "sync")
    disk.make_public(folder)
    inner = [folder / name for name in sorted({path.rpartition("/")[0] for path in data} - {""})]
    for one in inner:
        disk.make_public(one)
    for path, whole in data.items():
        disk.put_public(folder / path, whole, changed, flushed=not bulk)
    if bulk:
        disk.flush_all()
    for one in (*inner, folder):
        disk.flush_folder(one)


def _point(site: Path, name: str, disk: Disk) -> None:
    target = f"{_FOLDERS}/{name}"
    if (site / LINK).is_symlink() and (site / LINK).readlink().as_posix() == target:
        return
    disk.clear(site / _ASIDE)
    disk.point(site / _ASIDE, target)
    disk.replace(site / _ASIDE, site / LINK)
    disk.flush_folder(site)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for place in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if place.is_file() and not place.is_symlink():
            yield place.relative_to(folder).as_posix(), place


def _differs(here: Path, there: Path | None) -> bool:
    """Say whether a file is to be copied: it is not there, or of another size or time."""
    if there is None:
        return True
    one, other = here.stat(), there.stat()
    return (one.st_size, int(one.st_mtime)) != (other.st_size, int(other.st_mtime))
