"""Letters of what was issued, from the kept texts: made once, for their first release.

A letter shows the text as it was issued, whatever became of it later: nothing on it depends on when
it is published. Of what was withdrawn there is a second set, with the mark that says so. What
`build` has made already is taken from its cache.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.model.artefact import Artefact
from publisher.model.label import Label
from publisher.model.register import LedgerLine
from publisher.model.source import Source
from publisher.pipeline import inputs, kept
from publisher.pipeline.cache import Cache, cache
from publisher.pipeline.examination import PLAIN, Examination, How
from publisher.pipeline.inputs import Inputs
from publisher.pipeline.records import Record
from publisher.pipeline.tasks import Fault
from publisher.sources.decoding import decoded

Revision = tuple[str, int]
LETTERS: Final[Mapping[str, str]] = {  # name and media type
    "letter.docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "letter.html": "text/html",
    "letter.pdf": "application/pdf",
    "letter.txt": "text/plain",
}

_HELD: Final = 200  # letters that are held at once


@dataclass(frozen=True)
class Lettered:
    """The letters of revisions by file name, and why some have none."""

    files: Mapping[Revision, Mapping[str, bytes]]
    faults: Mapping[Revision, Label]


def letters(
    root: Path,
    newest: Mapping[str, LedgerLine],
    wanted: Iterable[LedgerLine],
    how: How = PLAIN,
    *,
    withdrawn: bool = False,
) -> Iterator[Lettered]:
    """Yield the letters of the lines wanted, some at a time, in no order.

    `newest` gives the last text of every circular. The texts are all held, and what they share is
    read once; of the letters only those that are yielded together. With `withdrawn` every letter
    has the mark of what was withdrawn.
    """
    for lines in _rounds(wanted):
        shown = {line.circular: line for line in lines}
        marked = frozenset(shown) if withdrawn else frozenset()
        found = inputs.of_kept(root, _with_named(root, shown, newest), marked)
        yield from _Round(found, {name: line.revision for name, line in shown.items()}, how).run()


def _rounds(wanted: Iterable[LedgerLine]) -> Iterator[list[LedgerLine]]:
    """Yield lines so that no circular is twice among those of a round."""
    rest = list(wanted)
    while rest:
        first: dict[str, LedgerLine] = {}
        later: list[LedgerLine] = []
        for line in rest:
            if line.circular in first:
                later.append(line)
            else:
                first[line.circular] = line
        yield list(first.values())
        rest = later


def _with_named(
    root: Path, shown: Mapping[str, LedgerLine], newest: Mapping[str, LedgerLine]
) -> Mapping[str, tuple[LedgerLine, Source]]:
    """Return lines with their texts, and those of the circulars that they name."""
    found = {name: (line, kept_source(root, line)) for name, line in shown.items()}
    for _, source in tuple(found.values()):
        for name in inputs.named(source.text):
            if name in newest and name not in found:
                found[name] = (newest[name], kept_source(root, newest[name]))
    return found


def kept_source(root: Path, line: LedgerLine) -> Source:
    """Return the text that a line brought, as the text of its circular.

    DamagedError where it is not what was kept.
    """
    return decoded(f"circulars/{line.circular}.md", kept.required(root, line, "md"))


class _Round:
    """Letters of one revision each, by the machinery of `build`."""

    def __init__(self, found: Inputs, wanted: Mapping[str, int], how: How) -> None:
        self._inputs = found
        self._cache: Cache = cache(found.root, wanted=how.cached)
        self._how = how
        self._wanted = wanted
        self._lacking = set(wanted)
        self._faults: dict[str, Fault | None] = {}
        self._made: dict[str, Mapping[str, bytes]] = {}

    def run(self) -> Iterator[Lettered]:
        """Make the letters, or take them from the cache; last comes what could not be made."""
        paths = frozenset(f"circulars/{name}.md" for name in self._wanted)
        looking = Examination(self._inputs, self._cache, self._how, paths, self._supplied)
        with looking:
            for done, made in looking.carry_out(lambda: None):
                name = done.record.id
                if name in self._wanted and made and made.files:
                    self._made[name] = dict(_letters(made.files))
                self._faults[name] = done.fault
                if len(self._made) >= _HELD:
                    yield self._taken()
        self._cache.save()
        yield self._taken()
        faults = {(name, self._wanted[name]): self._why(name) for name in self._lacking}
        yield Lettered({}, faults)

    def _taken(self) -> Lettered:
        files = {(name, self._wanted[name]): files for name, files in self._made.items()}
        self._lacking.difference_update(self._made)
        self._made = {}
        return Lettered(files, {})

    def _why(self, name: str) -> Label:
        """Return why a circular has no letter."""
        fault = self._faults.get(name)
        if fault is None:
            return Label(
                "naskahnya tidak lagi sah menurut kosakata", "its data is not valid any more"
            )
        return fault.words or Label("kesalahan program", "a fault of the program")

    def _supplied(self, found: Record) -> bool:
        files = {name: self._cache.blob(digest) for name, digest, _ in found.files or ()}
        data = {name: one for name, one in files.items() if one is not None and name in LETTERS}
        if data.keys() != LETTERS.keys():
            return False
        self._made[found.id] = data
        return True


def _letters(files: Iterable[Artefact]) -> Iterator[tuple[str, bytes]]:
    for one in files:
        name = one.path.rpartition("/")[2]
        if name in LETTERS:
            yield name, one.data
