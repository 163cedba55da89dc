"""A look at a whole release: every file of it, and whether each is as it was written."""

from pathlib import Path

from publisher.release import trees
from publisher.release.heads import INDEX, RELEASES, Head
from publisher.release.manifests import MANIFEST
from publisher.release.store import is_sound


def files_of(site: Path, head: Head) -> dict[str, tuple[Path, str]]:
    """Return every file of a release by its path: where it is, and its SHA-256.

    DamagedError where the list of a folder is not whole.
    """
    root = site / RELEASES / head.release
    found = {path: (root / path, name) for path, name in head.files.items()}
    for place, tree in head.trees.items():
        inner = {**trees.files_of(site, tree), MANIFEST: tree}
        below = trees.place(site, tree)
        found |= {f"{place}/{path}": (below / path, name) for path, name in inner.items()}
    found[MANIFEST] = (root / MANIFEST, head.top)
    found[INDEX] = (root / INDEX, head.sha256)
    return dict(sorted(found.items()))


def broken(site: Path, head: Head) -> tuple[str, ...]:
    """Return the paths of a release whose files are missing or not as they were written."""
    found = files_of(site, head)
    return tuple(path for path, (place, name) in found.items() if not is_sound(place, name))
