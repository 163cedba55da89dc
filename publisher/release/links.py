"""Folders that hold links to folders of `trees/` alone, shared by the releases that have them so.

An authority has a folder of circulars for each year, most of which nothing moves: with a folder of
links for each authority a release makes those again whose folders are others, not all of them.
"""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.release import trees
from publisher.release.folders import Before, Builder, leads

FOLDER: Final = "links"
_LOOKED_AT: Final = 50  # of folders that are there so many are looked at at most
_FEWEST: Final = 2  # links in a folder; a single one is as soon made

Shared = Mapping[str, Mapping[str, str]]


def shared(folders: Mapping[str, str], files: Iterable[str]) -> Shared:
    """Return the folders that hold nothing but `folders`, by path, with the names in each."""
    inside: dict[str, dict[str, str]] = {}
    for path, tree in folders.items():
        above, _, name = path.rpartition("/")
        inside.setdefault(above, {})[name] = tree
    mixed = {""}
    for path in (*files, *inside):
        above = path.rpartition("/")[0]
        while above not in mixed:
            mixed.add(above)
            above = above.rpartition("/")[0]
    return {
        path: found for path, found in inside.items() if path not in mixed and len(found) >= _FEWEST
    }


def name(path: str, found: Mapping[str, str]) -> str:
    """Return what a folder of links at a path is called: the SHA-256 of all it says."""
    return canonical.sha256(canonical.json_bytes([path, sorted(found.items())]))


def build(builder: Builder, wanted: Shared, before: Before | None) -> Mapping[str, str]:
    """Make folders of links; return their names by their paths.

    Of those that are there some are looked at, in turn, and mended. `before` is the release before.
    """
    place = builder.store.site / FOLDER
    there = {one.name for one in place.iterdir()}
    names = {path: name(path, found) for path, found in wanted.items()}
    made: dict[Path, Path] = {}
    for number, (path, found) in enumerate(wanted.items()):
        one = names[path]
        if one in there and not builder.store.looks_at(number, len(wanted), _LOOKED_AT):
            continue
        targets = {inner: f"../../{trees.FOLDER}/{tree}" for inner, tree in found.items()}
        if one in there:
            builder.mend_links(place / one, targets)
            continue
        aside = place / f".tmp-{one}"
        builder.disk.make_public(aside)
        for inner, target in sorted(targets.items()):
            earlier = f"{before.folder}/{path}/{inner}" if before else None
            builder.point(f"{aside}/{inner}", target, earlier)
        made[aside] = place / one
    if made:
        builder.finish(made)
    return names


def used(release: Path) -> set[str]:
    """Return the folders of links that a release shows; OSError where it cannot be looked at."""
    found: set[str] = set()
    with os.scandir(release) as entries:
        for one in entries:
            if one.is_symlink():
                above, _, last = (leads(one.path) or "").rpartition("/")
                if above.endswith(f"../{FOLDER}"):
                    found.add(last)
            elif one.is_dir():
                found |= used(Path(one))
    return found
