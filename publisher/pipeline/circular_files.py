"""The files of circulars in a release: frozen ones by revision, letters by hash, what became of it.

A letter is made once and known by its SHA-256 ever after: from the release that is shown, or from
the store into which it was laid just now. The files of a revision are frozen; the newest address of
a circular that was withdrawn has letters with the mark that says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.disk import Disk
from publisher.feeds import calendar, state
from publisher.formats import json_ld
from publisher.formats.akn import document as akn
from publisher.model.artefact import Artefact
from publisher.model.publication import File, Published
from publisher.model.register import WITHDRAW, LedgerLine
from publisher.pipeline import kept, pages
from publisher.pipeline.letters import LETTERS, Revision
from publisher.pipeline.publication import newest
from publisher.portal.context import Portal
from publisher.release import store as stored
from publisher.release import trees, writing
from publisher.release.heads import Head
from publisher.release.staging import Stored

FOLDER: Final = "se"
_SCHEMA: Final = "edaran-files/1"
_INFORMATIVE: Final = "informative"  # authentic is a letter whose signature was verified


class Letterbox:
    """The letters of revisions, by their SHA-256 in the store of a site."""

    def __init__(self, site: Path, head: Head | None) -> None:
        """Look at the release that is shown; nothing is read yet."""
        self._site, self._head = site, head
        self._lists: dict[str, bytes] = {}
        self._files: dict[Revision, tuple[File, ...]] = {}
        self._marked: dict[Revision, tuple[File, ...]] = {}

    def keep(
        self,
        files: Mapping[Revision, Mapping[str, bytes]],
        moment: datetime,
        disk: Disk,
        *,
        marked: bool = False,
    ) -> None:
        """Bring letters into the store: of what was issued, or `marked` as withdrawn."""
        flat = [(key, name, data) for key, one in files.items() for name, data in one.items()]
        hashes = writing.keep(self._site, [data for _, _, data in flat], moment, disk)
        found: dict[Revision, dict[str, File]] = {}
        for (key, name, data), digest in zip(flat, hashes, strict=True):
            found.setdefault(key, {})[name] = _file(name, len(data), digest)
        into = self._marked if marked else self._files
        for key, named in found.items():
            into[key] = tuple(named[name] for name in sorted(named))

    def of(self, name: str, revision: int) -> tuple[File, ...]:
        """Return the letters of a revision; none where none could be made yet."""
        key = name, revision
        if key not in self._files:
            self._files[key] = self._before(name, f"r{revision}/")
        return self._files[key]

    def shown(self, lines: tuple[LedgerLine, ...]) -> tuple[File, ...]:
        """Return the letters at the newest address of a circular; with a mark if withdrawn."""
        line = newest(lines)
        if lines[-1].event == WITHDRAW:
            return self._withdrawn(line.circular, line.revision)
        return self.of(line.circular, line.revision)

    def lacks(self, line: LedgerLine) -> bool:
        """Say whether a line brought a text that has no letter yet."""
        return line.event != WITHDRAW and not self.of(line.circular, line.revision)

    def lacks_mark(self, line: LedgerLine) -> bool:
        """Say whether a line withdrew a text whose letters have no mark yet."""
        key = line.circular, line.revision
        return line.event == WITHDRAW and bool(self.of(*key)) and not self._withdrawn(*key)

    def _withdrawn(self, name: str, revision: int) -> tuple[File, ...]:
        """Return the marked letters of a circular whose last revision is given.

        The release before has them if its letters are others than those of that revision. Without
        letters of that revision it knew no withdrawal: what it shows is an earlier text.
        """
        key = name, revision
        if key not in self._marked:
            frozen, found = self._before(name, f"r{revision}/"), self._before(name, "")
            self._marked[key] = found if frozen and found != frozen else ()
        return self._marked[key]

    def _before(self, name: str, inner: str) -> tuple[File, ...]:
        """Return letters of the release that is shown, below the folder of a circular."""
        folder, _, slug = name.rpartition("/")
        before = self._list(folder)
        found = ((one, trees.found(before, f"{slug}/{inner}{one}")) for one in LETTERS)
        return tuple(
            _file(one, stored.size(self._site, digest), digest) for one, digest in found if digest
        )

    def _list(self, folder: str) -> bytes:
        """Return the list of a folder of circulars in the release that is shown."""
        if folder not in self._lists:
            tree = self._head.trees.get(f"{FOLDER}/{folder}") if self._head else None
            self._lists[folder] = trees.require(self._site, tree) if tree else b""
        return self._lists[folder]


def files(
    root: Path, portal: Portal, circular: Published, letterbox: Letterbox
) -> Iterator[Artefact | Stored]:
    """Yield the files of one circular in a release; DamagedError where a kept text is damaged."""
    whole = portal.whole
    place = f"{FOLDER}/{circular.id}"
    single = replace(whole, circulars={circular.id: circular})
    yield from state.artefacts(single)
    yield Artefact(f"{place}/policy.jsonld", json_ld.render(whole, circular))
    yield Artefact(f"{place}/akn.xml", akn.render(whole, circular))
    done = calendar.acts(whole, (circular.id,))
    yield calendar.of_circular(whole, circular, done[circular.id])
    last, listed = newest(circular.lines), []
    policies: dict[int, bytes] = {}
    for line in circular.lines:
        if line.event == WITHDRAW:
            continue
        letters = letterbox.of(circular.id, line.revision)
        texts = dict(_kept(root, line))
        policies[line.revision] = texts["policy.json"]
        shown = {f"r{line.revision}/": letters}
        if line == last:
            shown[""] = letterbox.shown(circular.lines)
        for inner, some in shown.items():
            yield from (Artefact(f"{place}/{inner}{name}", data) for name, data in texts.items())
            yield from (Stored(f"{place}/{inner}{one.name}", one.sha256) for one in some)
        listed.append(_listed(f"{place}/r{line.revision}", line, letters))
    data = {"schema": _SCHEMA, "id": circular.id, "revisions": listed}
    yield Artefact(f"{place}/files.json", canonical.json_bytes(data))
    yield from pages.of_circular(portal, circular, policies)


def _kept(root: Path, line: LedgerLine) -> Iterator[tuple[str, bytes]]:
    """Yield name and bytes of the texts that were kept with a line."""
    for name, suffix in (("policy.json", "json"), ("source.md", "md")):
        yield name, kept.required(root, line, suffix)


def _listed(place: str, line: LedgerLine, letters: Iterable[File]) -> Mapping[str, object]:
    return {
        "revision": line.revision,
        "files": [
            {
                "name": one.name,
                "href": f"{place}/{one.name}",
                "media": one.media,
                "bytes": one.size,
                "sha256": one.sha256,
                "role": one.role,
            }
            for one in letters
        ],
    }


def _file(name: str, size: int, digest: str) -> File:
    return File(name, LETTERS[name], size, digest, _INFORMATIVE)
