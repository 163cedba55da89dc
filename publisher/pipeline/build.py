"""The job of building: every circular of a project becomes files in an output folder.

What did not change is neither read closely nor made again, and no engine is loaded for it.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from publisher.canonical import sha256
from publisher.model.artefact import Artefact
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.source import Source
from publisher.pipeline import inputs, lazily, output
from publisher.pipeline.cache import Cache, cache
from publisher.pipeline.choice import covers, require_any
from publisher.pipeline.examination import PLAIN, Examination, Findings, How
from publisher.pipeline.inputs import Inputs, identity
from publisher.pipeline.records import Record
from publisher.pipeline.stock import Stock
from publisher.pipeline.tasks import Fault, Made
from publisher.pipeline.work import Done, Work

_Row = tuple[str, str, Mapping[str, int], int, bool]  # as in Listed, with the id for the card


@dataclass(frozen=True, slots=True)
class Failure:
    """A circular whose letter could not be made although its data validates, and why."""

    id: str
    path: str
    fault: Fault


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: ids with a letter, ids left out because their data does not validate.

    `files` counts everything of ours that the output folder holds now, its manifest included.
    """

    rendered: tuple[str, ...]
    left_out: tuple[str, ...]
    failed: tuple[Failure, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: int
    sources: Mapping[str, Source] = field(repr=False, default_factory=dict)


def build(root: Path, target: Path, chosen: frozenset[str], how: How = PLAIN) -> Built:
    """Render the chosen paths (all when empty) into `target`, then list and hash everything.

    A circular whose data does not validate, or whose letter cannot be made, loses its old output
    and stops no other.
    """
    found = inputs.read(root)
    paths = [source.path for source in found.circulars]
    if paths:
        require_any(paths, chosen)
    else:
        require_any(found.sources, chosen)
    with output.held(target):
        return _Build(found, target, chosen, how).run()


class _Build:
    """One build, from what was read to what is written."""

    def __init__(self, found: Inputs, target: Path, chosen: frozenset[str], how: How) -> None:
        self._inputs = found
        self._target = target
        self._chosen = chosen
        self._how = how
        self._cache: Cache = cache(found.root, wanted=how.cached)
        self._place = target.resolve().as_posix()
        self._done: Mapping[str, Done] = {}
        self._stock: Stock  # `run` looks at it once the workers have begun

    def run(self) -> Built:
        """Do all there is to do, and return what was done."""
        every = self._inputs.circulars
        wanted = frozenset(one.path for one in every if covers(self._chosen, one.path))
        looking = Examination(self._inputs, self._cache, self._how, wanted, self._supplied)
        work, self._done = looking.work, looking.done
        with looking:
            count = 0
            for done, made in looking.carry_out(lambda: self._look(work)):
                if done.source.path in wanted:
                    self._deliver(done, made)
                    count += 1
                    self._how.progress(count, len(wanted), done.record.id)
            self._how.progress(len(wanted), len(wanted), "")
            self._stock.tidy(identity(one.path) for one in every)
            said, labels = looking.findings()
        files = self._list(work, said, labels)
        self._remember()
        return self._built(wanted, said, files)

    def _look(self, work: Work) -> None:
        """Look at the output folder and load what lists it, now that workers have begun."""
        self._stock = Stock(self._target, self._cache.output(self._place))
        self._stock.clear()
        if work.changed:
            lazily.resolved(lazily.LISTING)

    def _supplied(self, found: Record) -> bool:
        """Put the letter of a record where it belongs, from the cache if need be."""
        files = found.files or ()
        if self._stock.holds(found.id, {name: digest for name, digest, _ in files}):
            return True
        made: list[Artefact] = []
        for name, digest, _ in files:
            data = self._cache.blob(digest)
            if data is None:
                return False
            made.append(Artefact(f"{output.FOLDER}/{found.id}/{name}", data))
        self._stock.put(found.id, made)
        return True

    def _deliver(self, done: Done, made: Made | None) -> None:
        """Write what was made of a circular; what has no letter loses its old one."""
        record = done.record
        if record.files is None or done.fault:
            self._stock.drop(record.id)
        elif made and made.files:
            wanted = {name: digest for name, digest, _ in record.files}
            if not self._stock.holds(record.id, wanted):
                self._stock.put(record.id, made.files)

    def _list(self, work: Work, said: Findings, labels: Mapping[str, str]) -> int:
        """Write the page and the manifest; return how many files the folder then holds."""
        counted = Counter(one.span.path for one in said)
        errors = Counter(one.span.path for one in said if one.severity is Severity.ERROR)
        here = frozenset(self._stock.circulars())
        withdrawn = self._inputs.agenda.withdrawn
        built: list[_Row] = []
        unbuilt: list[tuple[str, int]] = []
        marks: list[str] = []
        for path, done in sorted(self._done.items()):
            record = done.record
            if record.card and record.id in here:
                issuer: str = record.card[1]
                sizes = self._stock.sizes(record.id)
                label, gone = labels.get(issuer, issuer), record.id in withdrawn
                built.append((record.id, label, sizes, counted[path], gone))
                marks.append(record.mark)
            elif not record.fit:
                unbuilt.append((path, errors[path]))
        key = f"page {_hash((self._inputs.ground.digest, marks, built, unbuilt))}"
        self._write_page(key, built, unbuilt, work)
        manifest = output.manifest(self._stock.sums())
        self._stock.write(manifest)
        return manifest.data.count(b"\n") + 1

    def _write_page(
        self,
        key: str,
        built: list[_Row],
        unbuilt: list[tuple[str, int]],
        work: Work,
    ) -> None:
        digest = self._cache.note(key)
        if digest and self._stock.digest(output.INDEX) == digest:
            return
        page = self._cache.blob(digest) if digest else None
        if page is None:
            shown = [(work.card(name), *rest) for name, *rest in built]
            page = lazily.resolved(lazily.LISTING)(shown, unbuilt)
            self._cache.write_down(key, self._cache.store(page))
        self._stock.write(Artefact(output.INDEX, page))

    def _remember(self) -> None:
        memory = self._stock.memory()
        if memory is not None:
            self._cache.remember_output(self._place, memory)
        self._cache.save()

    def _built(self, wanted: frozenset[str], said: Findings, files: int) -> Built:
        through = [done for path, done in sorted(self._done.items()) if path in wanted]
        return Built(
            rendered=tuple(one.record.id for one in through if _has_letter(one)),
            left_out=tuple(one.record.id for one in through if not one.record.fit),
            failed=tuple(
                Failure(one.record.id, one.source.path, one.fault) for one in through if one.fault
            ),
            diagnostics=tuple(one for one in said if covers(self._chosen, one.span.path)),
            files=files,
            sources=self._inputs.sources,
        )


def policies(root: Path) -> Mapping[str, bytes]:
    """Return the exported policy of every circular that can be read, by id."""
    found: Mapping[str, bytes] = lazily.resolved(lazily.POLICIES)(root)
    return found


def _has_letter(done: Done) -> bool:
    return done.record.files is not None and done.fault is None


def _hash(value: object) -> str:
    return sha256(repr(value).encode("utf-8", "surrogatepass"))
