"""Folders of a release by the SHA-256 of their lists: never changed, shared by many releases.

`se/<authority>/<year>` is one, and so is each folder of feeds that grows with the register.
"""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.release.faults import DamagedError, unlike
from publisher.release.folders import Before, Builder
from publisher.release.manifests import MANIFEST, listed, manifest
from publisher.release.reading import sound

FOLDER: Final = "trees"


def place(site: Path, name: str) -> Path:
    """Return where a folder stands."""
    return site / FOLDER / name


def names(site: Path) -> frozenset[str]:
    """Return the folders that are there, whole or not."""
    folder = site / FOLDER
    return frozenset(one.name for one in folder.iterdir()) if folder.is_dir() else frozenset()


def files_of(site: Path, name: str) -> dict[str, str]:
    """Return the files of a folder by their paths; DamagedError where its list is not whole."""
    return listed(require(site, name))


def files_at(site: Path, folder: str, name: str | None) -> dict[str, str]:
    """Return the files of a folder by their paths in a release that has it at a path, if it has."""
    found = files_of(site, name) if name else {}
    return {f"{folder}/{path}": sha256 for path, sha256 in found.items()}


def require(site: Path, name: str) -> bytes:
    """Return the list of a folder as it stands; DamagedError where it is not whole."""
    path = place(site, name) / MANIFEST
    data = sound(path, name)
    if data is None:
        raise unlike(path.as_posix(), name)
    return data


def found(data: bytes, path: str) -> str | None:
    """Return the SHA-256 of a file of a list, which is not read but for this line."""
    end = data.find(f"  {path}\n".encode("ascii"))
    return data[end - 64 : end].decode("ascii") if end >= 0 else None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A folder that is to be made of files of the store, by their paths in it.

    `earlier` is the folder that stood at its place in the release before; `is_made` says whether
    any file was made for it, and not all were taken over.
    """

    files: Mapping[str, str]
    earlier: str | None = None
    is_made: bool = True


def build(builder: Builder, wanted: Iterable[Wanted]) -> list[str]:
    """Make folders, or mend those that are there; return their names."""
    site = builder.store.site
    every = list(wanted)
    names = builder.store.put(manifest(one.files) for one in every)
    made: dict[Path, Path] = {}
    for name, one in dict(zip(names, every, strict=True)).items():
        files = {**one.files, MANIFEST: name}
        if place(site, name).is_dir():
            if name == one.earlier and not one.is_made:
                require(site, name)
                continue
            builder.mend(place(site, name), files)
            continue
        aside = site / FOLDER / f".tmp-{name}"
        builder.make(aside, files)
        builder.fill(aside, files, _before(site, one.earlier))
        made[aside] = place(site, name)
    builder.finish(made)
    return names


def _before(site: Path, name: str | None) -> Before | None:
    """Return the folder of the release before; what is damaged there has no times to keep."""
    if name is None:
        return None
    with suppress(DamagedError):
        return Before(place(site, name), {**files_of(site, name), MANIFEST: name})
    return None
