"""One folder of circulars, `se/<authority>/<year>`, by the SHA-256 of its list: never changed."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.release.faults import DamagedError, unlike
from publisher.release.folders import Before, Builder
from publisher.release.manifests import MANIFEST, listed, manifest
from publisher.release.reading import sound

FOLDER: Final = "trees"


def place(site: Path, name: str) -> Path:
    """Return where a folder stands."""
    return site / FOLDER / name


def files_of(site: Path, name: str) -> dict[str, str]:
    """Return the files of a folder by their paths; DamagedError where its list is not whole."""
    return listed(require(site, name))


def require(site: Path, name: str) -> bytes:
    """Return the list of a folder as it stands; DamagedError where it is not whole."""
    path = place(site, name) / MANIFEST
    data = sound(path, name)
    if data is None:
        raise unlike(path.as_posix(), name)
    return data


def build(builder: Builder, files: Mapping[str, str], earlier: str | None) -> str:
    """Make the folder of files of the store, or mend the one that is there; return its name.

    `earlier` is the folder that stood at its place in the release before.
    """
    site = builder.store.site
    data = manifest(files)
    name = canonical.sha256(data)
    builder.store.put([data])
    files = {**files, MANIFEST: name}
    if place(site, name).is_dir():
        builder.mend(place(site, name), files)
        return name
    aside = site / FOLDER / f".tmp-{name}"
    builder.make(aside, files)
    builder.fill(aside, files, _before(site, earlier))
    builder.finish(aside, place(site, name))
    return name


def _before(site: Path, name: str | None) -> Before | None:
    """Return the folder of the release before; what is damaged there has no times to keep."""
    if name is None:
        return None
    with suppress(DamagedError):
        return Before(place(site, name), {**files_of(site, name), MANIFEST: name})
    return None
