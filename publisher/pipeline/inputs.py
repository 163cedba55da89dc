"""Everything a build reads, as texts and hashes: nothing is parsed here, so it is soon done.

Versions of libraries are told by the folders their installers leave beside them; asking each
library would mean to load it. Whatever is installed beside us counts, more than is needed.
"""

import functools
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from publisher import resources
from publisher.canonical import sha256
from publisher.model.errors import PublisherError
from publisher.model.register import Issued, LedgerLine
from publisher.model.source import Defect, Source, Span
from publisher.pipeline import agenda, journal
from publisher.pipeline.agenda import Agenda
from publisher.sources import folder

_ID: Final = re.compile(r"[a-z0-9-]+/[0-9]{4}/[a-z0-9-]+")
_SHARED: Final = ("templates", "schemas")
_COMPILED: Final = "__pycache__"
_INSTALLED: Final = re.compile(r".+\.(?:dist|egg)-info")


@dataclass(frozen=True)
class Ground:
    """What all circulars of a project share: texts of its vocabulary and looks, and their hash.

    `digest` covers more than the texts: the program, templates, schemas, fonts, libraries. It
    stands for the whole: grounds of one digest are equal.
    """

    digest: str
    root: str = field(compare=False)
    vocabulary: tuple[Source, ...] = field(compare=False)
    profiles: Mapping[str, Source] = field(compare=False)


@dataclass(frozen=True)
class Inputs:
    """A project before anything of it is understood.

    `emblems` has the hashes of the pictures of each authority, by path; `issued` is what the agenda
    book says of each circular, by id; `damage` is what is wrong with the book or the kept texts.
    """

    root: Path
    ground: Ground
    circulars: tuple[Source, ...]
    emblems: Mapping[str, Mapping[str, str]]
    agenda: Agenda
    issued: Mapping[str, Issued]
    damage: tuple[Defect, ...]

    @property
    def sources(self) -> Mapping[str, Source]:
        """Return every text by its path."""
        ground = self.ground
        every = (*ground.vocabulary, *ground.profiles.values(), *self.circulars, self.agenda.source)
        return {source.path: source for source in every}

    @property
    def gone(self) -> Mapping[str, Issued]:
        """Return what was issued of circulars whose files are gone, by id."""
        return {name: one for name, one in self.issued.items() if one.gone}

    def pictures(self, source: Source) -> Mapping[str, str]:
        """Return the hashes of the pictures that a letter may show."""
        return self.emblems.get(authority(source.path), {})

    def key(self, source: Source) -> str:
        """Return the hash of all that is a circular's own: what others say of it is not in it."""
        odd = [(one.code, one.span.start, sorted(one.facts.items())) for one in source.defects]
        issued = self.issued.get(identity(source.path))
        before = issued and (issued.line.seq, issued.line.prev, issued.withdrawn, issued.differs)
        parts = (
            self.ground.digest,
            source.path,
            repr(odd),
            repr(self.pictures(source)),
            repr(before),
        )
        return sha256("\0".join((*parts, source.text)).encode("utf-8", "surrogatepass"))


def ground(root: Path) -> Ground:
    """Return what all circulars of a folder share."""
    vocabulary = folder.read_all(root, folder.vocabulary_paths(root))
    profiles = _profiles(root)
    return Ground(_digest(vocabulary, profiles), str(root), vocabulary, profiles)


def read(root: Path) -> Inputs:
    """Return what is in a folder that holds `circulars/`; FolderError where there is none."""
    book = agenda.read(root)  # first: a line that comes later brings no text unseen
    shared = ground(root)
    circulars = folder.read_all(root, folder.circular_paths(root))
    authorities = sorted({authority(source.path) for source in circulars})
    return Inputs(
        root=root,
        ground=shared,
        circulars=circulars,
        emblems={name: _pictures(root, name) for name in authorities},
        agenda=book,
        issued=agenda.issued(root, book, {identity(one.path): one for one in circulars}),
        damage=(*book.defects, *agenda.damaged(root, book)),
    )


def of_kept(
    root: Path,
    kept: Mapping[str, tuple[LedgerLine, Source]],
    withdrawn: frozenset[str] = frozenset(),
) -> Inputs:
    """Return kept texts, by id with their lines, as a project: what was issued and nothing else.

    Nothing in it was withdrawn but what is named so: a letter shows the text as it was issued.
    """
    authorities = sorted({name.partition("/")[0] for name in kept})
    return Inputs(
        root=root,
        ground=ground(root),
        circulars=tuple(kept[name][1] for name in sorted(kept)),
        emblems={name: _pictures(root, name) for name in authorities},
        agenda=Agenda(),
        issued={
            name: Issued(line, Span(journal.LEDGER, 0, 0), withdrawn=name in withdrawn)
            for name, (line, _) in kept.items()
        },
        damage=(),
    )


def named(text: str) -> frozenset[str]:
    """Return everything in a text that may be the id of a circular."""
    return frozenset(_ID.findall(text))


def identity(path: str) -> str:
    """Return the id of the circular at a path: below `circulars/`, without `.md`."""
    return path.removeprefix("circulars/").removesuffix(".md")


def authority(path: str) -> str:
    """Return the authority that the path of a circular names."""
    return identity(path).partition("/")[0]


def _profiles(root: Path) -> dict[str, Source]:
    """Shipped looks first; a folder of the same name beside the circulars wins."""
    found: dict[str, Source] = {}
    for place in (resources.folder("templates").parent, root):
        for path in folder.profile_paths(place):
            found[path.split("/")[-2]] = folder.read(place, path)
    return found


def _pictures(root: Path, name: str) -> dict[str, str]:
    """Return the hashes of an authority's pictures; of what cannot be read, that it cannot."""
    found: dict[str, str] = {}
    for path in folder.emblem_paths(root, name):
        try:
            found[path] = sha256(folder.read_bytes(root, path))
        except PublisherError as error:
            found[path] = error.message.en
    return found


def _digest(vocabulary: tuple[Source, ...], profiles: Mapping[str, Source]) -> str:
    texts = [
        (name, source.path, sha256(source.text.encode()), len(source.defects))
        for name, source in (*(("", one) for one in vocabulary), *sorted(profiles.items()))
    ]
    return sha256(repr((_installation(), _libraries(), sys.version, texts)).encode())


@functools.cache
def _installation() -> str:
    """Return the hash of our own files: program, templates, schemas, fonts."""
    places = dict.fromkeys((Path(__file__).parents[1], *map(resources.folder, _SHARED)))
    found = (f"{path.name}\0{sha256(path.read_bytes())}" for top in places for path in _files(top))
    return sha256("\n".join(found).encode("utf-8", "surrogateescape"))


def _files(top: Path) -> Iterator[Path]:
    for entry in sorted(top.iterdir()):
        if entry.is_dir():
            if entry.name != _COMPILED:
                yield from _files(entry)
        else:
            yield entry


def _libraries() -> tuple[str, ...]:
    """Return names with versions of all that is installed where Python looks for modules."""
    found: set[str] = set()
    for place in filter(None, sys.path):
        top = Path(place)
        if top.is_dir():
            found.update(one.name for one in top.iterdir() if _INSTALLED.fullmatch(one.name))
    return tuple(sorted(found))
