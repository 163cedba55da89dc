"""What is said of the future of drafts, remembered for each until something it rests on moves.

A draft rests on the ground, the agenda book, its own text, and the drafts it names, however far.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, Final

from publisher.canonical import sha256
from publisher.model.diagnostic import Diagnostic
from publisher.pipeline import lazily, records
from publisher.pipeline.agenda import Agenda
from publisher.pipeline.cache import Cache
from publisher.pipeline.executors import Order
from publisher.pipeline.inputs import Inputs
from publisher.pipeline.tasks import Prospect, Sketch
from publisher.pipeline.work import Done

NOTE: Final = "foretell"
_ID: Final = re.compile(r"[a-z0-9-]+/[0-9]{4}/[a-z0-9-]+")


class Foretelling:
    """Asks for the future of drafts of which it is not known; of the rest it is remembered."""

    def __init__(self, inputs: Inputs, cache: Cache, done: Iterable[Done]) -> None:
        """Look up what is remembered; every circular is through."""
        self._inputs = inputs
        self._cache = cache
        self._drafts = {one.record.id: one for one in done if one.record.draft}
        self._whole = self._mark(self._drafts)
        remembered = cache.note(NOTE) or ["", {}]
        self._is_known = remembered[0] == self._whole
        self._said: Mapping[str, Any] = remembered[1]

    def orders(self) -> Iterator[Order[Any]]:
        """Yield what is to be asked: nothing where all is known."""
        if self._is_known:
            return
        stale = self._stale
        if not stale:
            self.learn({})
            return
        named = {other for name in stale for other in self._closures[name]}
        sketches = tuple(self._sketch(name) for name in sorted(stale | named))
        book = self._inputs.agenda
        bare = Agenda(book.source, book.lines, book.defects)  # what can go to a worker
        whole = self._cache.is_kept and not self._inputs.damage
        prospect = Prospect(bare, sketches, stale, indexed=whole)
        yield Order(NOTE, lazily.FORETELL, (self._inputs.ground, prospect))

    def learn(self, found: Mapping[str, tuple[Diagnostic, ...]]) -> None:
        """Remember what was found of the drafts that were asked about."""
        stale = self._stale
        kept = {name: self._said[name] for name in self._drafts.keys() - stale}
        for name in stale:
            said = [records.finding_values(one) for one in found.get(name, ())]
            kept[name] = [self._marks[name], said]
        self._said = dict(sorted(kept.items()))
        self._is_known = True
        self._cache.write_down(NOTE, [self._whole, self._said])

    def findings(self) -> Iterator[Diagnostic]:
        """Yield what is said of the future of all drafts."""
        for _, said in self._said.values():
            yield from map(records.finding, said)

    @cached_property
    def _stale(self) -> frozenset[str]:
        return frozenset(
            name
            for name, mark in self._marks.items()
            if name not in self._said or self._said[name][0] != mark
        )

    @cached_property
    def _marks(self) -> Mapping[str, str]:
        return {name: self._mark(self._closures[name]) for name in self._drafts}

    @cached_property
    def _closures(self) -> Mapping[str, frozenset[str]]:
        """Return each draft with those that it names, and those that these name."""
        named = {
            name: self._drafts.keys() & set(_ID.findall(one.record.draft))
            for name, one in self._drafts.items()
        }
        found: dict[str, frozenset[str]] = {}
        for name in named:
            reached, pending = {name}, [name]
            while pending:
                more = named[pending.pop()] - reached
                reached |= more
                pending.extend(more)
            found[name] = frozenset(reached)
        return found

    def _mark(self, names: Iterable[str]) -> str:
        keys = [(name, self._drafts[name].record.key) for name in sorted(names)]
        whole = repr((self._inputs.ground.digest, self._book if keys else "", keys))
        return sha256(whole.encode("utf-8", "surrogatepass"))

    @cached_property
    def _book(self) -> str:
        return sha256(self._inputs.agenda.source.text.encode("utf-8", "surrogatepass"))

    def _sketch(self, name: str) -> Sketch:
        one = self._drafts[name]
        return Sketch(name, one.source, self._inputs.issued.get(name), one.record.draft)
