"""A whole release, made aside: files, links to the folders of circulars, top list and head."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.model.artefact import Artefact
from publisher.release import heads, trees
from publisher.release import store as stored
from publisher.release.folders import Before, Builder
from publisher.release.heads import INDEX, RELEASES, Facts, Head
from publisher.release.manifests import MANIFEST, manifest, require_paths
from publisher.release.store import Store

_FOLDER: Final = re.compile(r"se/[^/]+/[^/]+")


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a release whose bytes the store has."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A folder of circulars that stays as it is, by its name in `trees/`."""

    tree: str


def require_places(folders: Iterable[str], files: Iterable[str]) -> None:
    """Raise ValueError unless each path is free: two are made here, and none is in a folder."""
    names = list(folders)
    if not all(_FOLDER.fullmatch(name) for name in names):
        raise ValueError(f"no folders of circulars: {names}")
    require_paths((*names, *files, INDEX, MANIFEST))


def put(store: Store, files: Iterable[Artefact | Stored]) -> dict[str, str]:
    """Bring files into the store; return their SHA-256 by path."""
    listed = list(files)
    fresh = [one for one in listed if isinstance(one, Artefact)]
    named = dict(
        zip((one.path for one in fresh), store.put(one.data for one in fresh), strict=True)
    )
    for one in listed:
        if isinstance(one, Stored):
            store.require(one.sha256)
            named[one.path] = one.sha256
    if len(named) != len(listed):
        raise ValueError("two files of one path")
    require_paths(named)
    return named


def plant(
    builder: Builder, name: str, wanted: Unchanged | Iterable[Artefact | Stored], head: Head | None
) -> str:
    """Make the folder of circulars `name`, unless it is there; return its name in `trees/`."""
    site = builder.store.site
    if isinstance(wanted, Unchanged):
        trees.require(site, wanted.tree)
        return wanted.tree
    files = put(builder.store, wanted)
    if not all(path.startswith(f"{name}/") for path in files):
        raise ValueError(f"a file outside {name}")
    if f"{name}/{MANIFEST}" in files:
        raise ValueError("the list of a folder is made here")
    below = {path.removeprefix(f"{name}/"): sha256 for path, sha256 in files.items()}
    return trees.build(builder, below, head.trees.get(name) if head else None)


def stage(
    builder: Builder,
    files: Mapping[str, str],
    folders: Mapping[str, str],
    facts: Facts,
    head: Head | None,
) -> str:
    """Make a release of files and folders of circulars and name it; nobody sees it yet."""
    site = builder.store.site
    top = manifest({**files, **{f"{path}/{MANIFEST}": tree for path, tree in folders.items()}})
    sized = {path: (name, stored.size(site, name)) for path, name in files.items()}
    index = heads.index(facts, head, top, sized)
    name = heads.release_name(head.sequence + 1 if head else 1, top)
    texts = dict(zip((MANIFEST, INDEX), builder.store.put((top, index)), strict=True))
    assemble(builder, name, {**files, **texts}, folders, _before(site, head))
    return name


def assemble(
    builder: Builder,
    name: str,
    files: Mapping[str, str],
    folders: Mapping[str, str],
    before: Before | None = None,
) -> None:
    """Make the folder of a release of files in the store, its lists among them, and of folders."""
    site = builder.store.site
    aside = site / RELEASES / f".tmp-{name}"
    builder.make(aside, (*files, *folders))
    builder.fill(aside, files, before)
    for path, tree in sorted(folders.items()):
        up = "../" * (path.count("/") + 2)
        builder.disk.point(aside / path, f"{up}{trees.FOLDER}/{tree}")
    builder.finish(aside, site / RELEASES / name)


def _before(site: Path, head: Head | None) -> Before | None:
    if head is None:
        return None
    return Before(site / RELEASES / head.release, {**head.files, MANIFEST: head.top})
