"""A whole release, made aside: files, links to its folders, top list and head."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from publisher.model.artefact import Artefact
from publisher.release import heads, links, trees
from publisher.release import store as stored
from publisher.release.folders import Before, Builder
from publisher.release.heads import INDEX, RELEASES, Facts, Head
from publisher.release.manifests import MANIFEST, manifest, require_paths
from publisher.release.store import Store

_FILES: Final = 4000  # that are held, and made durable together
_OCTETS: Final = 1 << 25
_LOOKED_AT: Final = 100  # of folders that stay so many lists are read at most


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of a release whose bytes the store has."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A folder that stays as it is, by its name in `trees/`."""

    tree: str


File = Artefact | Stored
Folder = Unchanged | Iterable[File]


def require_places(folders: Iterable[str], files: Iterable[str] = ()) -> None:
    """Raise ValueError unless each path is free: two are made here, and none is in a folder."""
    paths = list(files)
    if any(heads.is_tree(path) for path in paths):
        raise ValueError("the list of a folder is made here")
    require_paths((*folders, *paths, INDEX, MANIFEST))


def put(store: Store, files: Iterable[File]) -> dict[str, str]:
    """Bring files into the store, some at a time; return their SHA-256 by path."""
    named: dict[str, str] = {}
    held: list[Artefact] = []
    taken: list[str] = []
    octets = 0
    for one in files:
        if one.path in named:
            raise ValueError("two files of one path")
        if isinstance(one, Stored):
            taken.append(one.sha256)
            named[one.path] = one.sha256
            continue
        named[one.path] = ""  # known soon
        held.append(one)
        octets += len(one.data)
        if len(held) >= _FILES or octets > _OCTETS:
            named |= _stored(store, held)
            held, octets = [], 0
    store.require(taken)
    named |= _stored(store, held)
    require_paths(named)
    return named


def _stored(store: Store, files: list[Artefact]) -> dict[str, str]:
    names = store.put(one.data for one in files)
    return dict(zip((one.path for one in files), names, strict=True))


def plant(builder: Builder, folders: Mapping[str, Folder], head: Head | None) -> dict[str, str]:
    """Make folders, unless they are there; return their names in `trees/` by their paths.

    Of a large site some are made at a time: so the disk is waited for once for many files, and
    few are held. Of folders that stay each is to be there; up to a hundred lists of them are read,
    in turn, so that each has been looked at after some releases (a new `copy` looks at all).
    DamagedError where a list is not whole.
    """
    batch = _Batch(builder, head)
    planted: dict[str, str] = {}
    there = trees.names(builder.store.site)
    for place, (name, wanted) in enumerate(folders.items()):
        if isinstance(wanted, Unchanged):
            is_turn = builder.store.looks_at(place, len(folders), _LOOKED_AT)
            if wanted.tree not in there or is_turn:
                trees.require(builder.store.site, wanted.tree)
            planted[name] = wanted.tree
            continue
        for file in wanted:
            batch.add(name, file)
        batch.whole.append(name)
    return planted | batch.settled()


@dataclass
class _Batch:
    """Files of folders on their way into the store, and the folders that are whole."""

    builder: Builder
    head: Head | None
    whole: list[str] = field(default_factory=list)
    _planted: dict[str, str] = field(default_factory=dict)
    _files: dict[str, dict[str, str]] = field(default_factory=dict)
    _made: set[str] = field(default_factory=set)  # folders of which a file is not taken over
    _held: list[tuple[str, File]] = field(default_factory=list)
    _octets: int = 0

    def add(self, name: str, file: File) -> None:
        """Take a file of a folder."""
        below = file.path.removeprefix(f"{name}/")
        if below in (file.path, MANIFEST):
            raise ValueError(f"no file of {name}: {file.path}")
        if len(self._held) >= _FILES or self._octets > _OCTETS:
            self.settled()
        self._held.append((name, file))
        if isinstance(file, Artefact):
            self._octets += len(file.data)
            self._made.add(name)
        self._files.setdefault(name, {})

    def settled(self) -> dict[str, str]:
        """Bring what is held into the store, make the folders that are whole; return all made."""
        named = put(self.builder.store, (file for _, file in self._held))
        for name, file in self._held:
            self._files[name][file.path.removeprefix(f"{name}/")] = named[file.path]
        wanted = [self._wanted(name) for name in self.whole]
        names = trees.build(self.builder, wanted)
        self._planted.update(zip(self.whole, names, strict=True))
        self.whole, self._held, self._octets = [], [], 0
        return self._planted

    def _wanted(self, name: str) -> trees.Wanted:
        earlier = self.head.trees.get(name) if self.head else None
        return trees.Wanted(self._files.pop(name, {}), earlier, is_made=name in self._made)


def stage(
    builder: Builder,
    files: Mapping[str, str],
    folders: Mapping[str, str],
    facts: Facts,
    head: Head | None,
) -> str:
    """Make a release of files and folders and name it; nobody sees it yet."""
    site = builder.store.site
    top = manifest({**files, **{f"{path}/{MANIFEST}": tree for path, tree in folders.items()}})
    sized = {path: (files[path], stored.size(site, files[path])) for path in facts.heads.values()}
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
    shared = links.shared(folders, files)
    made = links.build(builder, shared, before)
    pointed = {path: f"{links.FOLDER}/{one}" for path, one in made.items()}
    for path, tree in folders.items():
        if path.rpartition("/")[0] not in shared:
            pointed[path] = f"{trees.FOLDER}/{tree}"
    builder.make(aside, (*files, *pointed))
    builder.fill(aside, files, before)
    for path, target in sorted(pointed.items()):
        up = "../" * (path.count("/") + 2)
        earlier = f"{before.folder}/{path}" if before else None
        builder.point(f"{aside}/{path}", f"{up}{target}", earlier)
    builder.finish({aside: site / RELEASES / name})


def _before(site: Path, head: Head | None) -> Before | None:
    if head is None:
        return None
    return Before(site / RELEASES / head.release, {**head.files, MANIFEST: head.top})
