"""The circulars of a build on their way: what is known of each, and what is still to be done.

First each circular that has changed is given out, with what is known of the others. Its card comes
back at once, even where it has to wait for another's. When all cards are known, what earlier
builds found is used again where all that it asked of others is the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final

from publisher.canonical import sha256
from publisher.model.card import Card
from publisher.model.source import Source
from publisher.pipeline import lazily, records
from publisher.pipeline.cache import Cache
from publisher.pipeline.executors import LIMITS, Crew, Limits, Lost, Order
from publisher.pipeline.inputs import Inputs, identity
from publisher.pipeline.records import Record
from publisher.pipeline.tasks import Fault, Made, Task, Waiting

_ID: Final = re.compile(r"[a-z0-9-]+/[0-9]{4}/[a-z0-9-]+")
_PART: Final = 8  # that part of the circulars keeps the workers busy


@dataclass(frozen=True)
class Done:
    """A circular that is through: its record, and why it has no letter if it should have one."""

    source: Source
    record: Record
    fault: Fault | None = None


class EndlessError(RuntimeError):
    """A circular asks again for what it was given: a fault of our own."""


class Work:
    """Examines all circulars, and renders those that are `wanted`.

    `supplied` tells whether the letter of a record is at hand; it is asked about wanted ones only.
    """

    def __init__(
        self,
        inputs: Inputs,
        cache: Cache,
        wanted: frozenset[str],
        supplied: Callable[[Record], bool],
        limits: Limits = LIMITS,
    ) -> None:
        """Look up what is known; nothing is given out yet."""
        self._inputs = inputs
        self._cache = cache
        self._wanted = wanted
        self._supplied = supplied
        self._limits = limits
        self._sources = {source.path: source for source in inputs.circulars}
        self._keys = {source.path: inputs.key(source) for source in inputs.circulars}
        self._found = {path: cache.find(key) for path, key in self._keys.items()}
        self._cards: dict[str, Card | None] = {}
        self._marks: dict[str, str] = {}
        self._sent: dict[str, Task] = {}
        for path, found in self._found.items():
            if found:
                self._marks[identity(path)] = found.mark

    @property
    def changed(self) -> tuple[str, ...]:
        """Return the paths of circulars of which nothing is known."""
        return tuple(path for path, found in self._found.items() if found is None)

    def carry_out(
        self, crew: Crew, begun: Callable[[], None]
    ) -> Iterator[tuple[Done, Made | None]]:
        """Yield every circular as it gets through; `begun` is called with the first at work."""
        again: dict[str, Waiting | None] = {}
        rest = list(self.changed)
        ready = self._ready(rest)
        results = crew.begin([self._order(path) for path in ready])
        begun()
        while ready:
            yield from self._settle(results, again)
            lost = [path for path in again if identity(path) not in self._marks]
            for path in lost:
                del again[path]
            begun_with = frozenset(ready)
            rest = [path for path in rest if path not in begun_with] + lost
            ready = self._ready(rest)
            results = crew.begin([self._order(path) for path in ready])
        for path, found in self._found.items():
            if found is not None:
                if self._holds(found) and self._has_letter(path, found):
                    yield Done(self._sources[path], found), None
                else:
                    again[path] = None
        while again:
            orders = [self._order(path, waiting) for path, waiting in sorted(again.items())]
            again = {}
            yield from self._settle(crew.begin(orders), again)

    def _settle(
        self, results: Iterator[tuple[str, Any]], again: dict[str, Waiting | None]
    ) -> Iterator[tuple[Done, Made | None]]:
        for path, result in results:
            made = self._settled(path, result, again)
            if made:
                yield made

    def card(self, name: str) -> Card | None:
        """Return the card of a circular, None where it is not there or cannot be read."""
        if name not in self._cards:
            found = self._found.get(f"circulars/{name}.md")
            self._cards[name] = records.card(found.card) if found and found.card else None
        return self._cards[name]

    def _holds(self, found: Record) -> bool:
        """Say whether all that a record asked of others is as it was."""
        same = all(self._marks.get(name, "") == mark for name, mark in found.asked)
        return same and found.listed in ("", self._names_mark)

    def _has_letter(self, path: str, found: Record) -> bool:
        needless = path not in self._wanted or not found.fit
        return needless or (found.files is not None and self._supplied(found))

    @cached_property
    def _names(self) -> tuple[str, ...]:
        """Return the ids of all that can be read; asked for when every card is known only."""
        return tuple(sorted(name for name, mark in self._marks.items() if mark))

    @cached_property
    def _names_mark(self) -> str:
        return sha256("\0".join(self._names).encode("utf-8", "surrogatepass"))

    def _order(self, path: str, waiting: Waiting | None = None) -> Order[Any]:
        """Return what a worker is to do; it gets what was asked for before, and what is now."""
        sent = self._sent.get(path)
        if sent is None:
            found = self._found[path]
            source = self._sources[path]
            asked = [name for name, _ in found.asked] if found else self._hints(path)
            sent = Task(
                self._inputs.ground,
                source,
                self._inputs.pictures(source),
                letter=path in self._wanted,
                issued=self._inputs.issued.get(identity(path)),
                cards={name: self.card(name) for name in asked},
                names=self._names if found and found.listed else None,
            )
        if waiting:
            if waiting.wanted <= sent.cards.keys() and not (waiting.names and sent.names is None):
                raise EndlessError(path)
            cards = {name: self.card(name) for name in waiting.wanted}
            names = self._names if waiting.names else sent.names
            sent = replace(sent, cards={**sent.cards, **cards}, names=names)
        self._sent[path] = sent
        return Order(path, lazily.MAKE, (sent,))

    def _ready(self, rest: list[str]) -> list[str]:
        """Return those that mention nobody who is still to be read; all where these are few.

        Who has to wait for the card of another is read twice.
        """
        unread = {identity(path) for path in rest}
        ready = [path for path in rest if not (self._mentioned[path] & unread) - {identity(path)}]
        return ready if len(ready) * _PART >= len(rest) else rest

    @cached_property
    def _mentioned(self) -> Mapping[str, frozenset[str]]:
        """Return what looks like the id of a circular in each text that has changed."""
        return {path: frozenset(_ID.findall(self._sources[path].text)) for path in self.changed}

    def _hints(self, path: str) -> list[str]:
        """Return what a changed circular may ask, as far as the answers are known already."""
        names = {*self._cache.asked_before(identity(path)), *self._mentioned[path]}
        return [name for name in sorted(names) if name in self._marks]

    def _settled(
        self, path: str, result: Made | Waiting | Lost, again: dict[str, Waiting | None]
    ) -> tuple[Done, Made | None] | None:
        """Take a result in; what has to wait or to be tried once more comes `again`."""
        name = identity(path)
        if isinstance(result, Waiting):
            self._learn(name, result.card)
            again[path] = result
            return None
        if isinstance(result, Lost):
            return self._too_heavy(path, again)
        self._learn(name, result.card)
        record = self._record(path, result)
        sent = self._sent[path]
        if path in self._wanted and not sent.letter:
            said = lazily.resolved(lazily.TOO_HEAVY)(path, self._limits)
            record = replace(record, said=[*record.said, records.finding_values(said)], fit=False)
        elif result.fault is None:
            self._cache.keep(record)
        return Done(self._sources[path], record, result.fault), result

    def _too_heavy(
        self, path: str, again: dict[str, Waiting | None]
    ) -> tuple[Done, Made | None] | None:
        """A circular whose worker was ended is examined without its letter; then it is left."""
        sent = self._sent[path]
        if sent.letter:
            self._sent[path] = replace(sent, letter=False)
            again[path] = None
            return None
        if identity(path) not in self._marks:
            self._learn(identity(path), None)
        said = lazily.resolved(lazily.TOO_HEAVY)(path, self._limits)
        record = self._record(path, Made(self.card(identity(path)), (said,)))
        return Done(self._sources[path], record), None

    def _learn(self, name: str, card: Card | None) -> None:
        self._cards[name] = card
        self._marks[name] = records.mark(records.card_values(card)) if card else ""

    def _record(self, path: str, made: Made) -> Record:
        files = None
        if made.files is not None:
            files = tuple(
                (one.path.rpartition("/")[2], self._cache.store(one.data), len(one.data))
                for one in made.files
            )
        return Record(
            key=self._keys[path],
            id=identity(path),
            card=records.card_values(made.card) if made.card else None,
            mark=self._marks[identity(path)],
            asked=tuple((name, self._marks.get(name, "")) for name in sorted(made.asked)),
            listed=self._names_mark if made.listed else "",
            said=[records.finding_values(one) for one in made.findings],
            fit=made.fit,
            files=files,
            draft=made.draft,
        )
