"""Exclusive rules of a draft that would meet others unsaid: with whom, when, and who would win."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations

from publisher.model.circular import Json
from publisher.model.course import Course
from publisher.model.foresight import Clash, Days
from publisher.model.timeline import Entry
from publisher.model.vocabulary import Vocabulary
from publisher.policy.codes import Codes
from publisher.policy.conflicts import Contender, contender, decided, meet
from publisher.policy.populations import parts, side_of, within


class Arena:
    """The exclusive rules of a register by their kind, and those of drafts that meet them."""

    def __init__(self, entries: Sequence[Entry], vocabulary: Vocabulary) -> None:
        """Sort the rules; what the principles see of each is made when it is first met."""
        self._kinds = vocabulary.kinds
        self._codes = Codes(vocabulary)
        self._seen: dict[int, Contender] = {}
        self._by_kind: dict[str, list[Entry]] = {}
        for entry in entries:
            if self._is_exclusive(entry):
                self._by_kind.setdefault(entry.rule.kind, []).append(entry)

    def clashes(
        self,
        ours: Sequence[Entry],
        renewed: Mapping[str, Sequence[Entry]],
        told: frozenset[str],
        reach: frozenset[str],
    ) -> Iterator[Clash]:
        """Yield where rules of a draft meet each other, or others, and the draft says nothing.

        `renewed` are the entries of circulars that the draft changes, in the place of ours;
        `told` are rules that it says it ends; `reach` are the authorities it has to do with.
        """
        exclusive = [one for one in ours if self._is_exclusive(one)]
        for one, two in combinations(exclusive, 2):
            if self._is_inside(one, two):  # one letter speaks of many groups: who is in two?
                yield from self._met(one, two, told)
        for one in exclusive:
            for other in self._rivals(one, renewed):
                if other.circular.partition("/")[0] in reach:
                    yield from self._met(one, other, told)

    def _rivals(self, one: Entry, renewed: Mapping[str, Sequence[Entry]]) -> Iterator[Entry]:
        for entry in self._by_kind.get(one.rule.kind, ()):
            if entry.circular not in renewed and entry.circular != one.circular:
                yield entry
        for circular, entries in renewed.items():
            if circular != one.circular:
                yield from (entry for entry in entries if self._is_exclusive(entry))

    def _met(self, one: Entry, two: Entry, told: frozenset[str]) -> Iterator[Clash]:
        days = _common(one.course, two.course)
        if days is None or two.id in told or one.id in told or _is_said(one, two):
            return
        first, second = self._contender(one), self._contender(two)
        if not meet(first, second, self._codes):
            return
        edge = decided(first, second, self._codes)
        yield Clash(
            rule=one.rule.id,
            other=two.id,
            winner=edge.winner if edge else "",
            how=edge.how if edge else "",
            days=days,
            people=self._people(first, second),
        )

    def _is_inside(self, one: Entry, two: Entry) -> bool:
        own, other = self._contender(one).population, self._contender(two).population
        return within(own, other, self._codes) or within(other, own, self._codes)

    def _people(self, one: Contender, two: Contender) -> tuple[tuple[Json, ...], ...]:
        own = parts(one.entry.rule, side_of(one.entry.rule))
        other = parts(two.entry.rule, side_of(two.entry.rule))
        if within(one.population, two.population, self._codes):
            return (own,)
        if within(two.population, one.population, self._codes):
            return (other,)
        return own, other

    def _contender(self, entry: Entry) -> Contender:
        found = self._seen.get(id(entry))
        if found is None or found.entry is not entry:
            found = self._seen[id(entry)] = contender(entry)
        return found

    def _is_exclusive(self, entry: Entry) -> bool:
        kind = self._kinds.get(entry.rule.kind)
        return kind is not None and kind.merge == "exclusive" and not entry.unseen


def _is_said(one: Entry, two: Entry) -> bool:
    """Return whether either rule says how it stands to the other."""
    return two.id in _named(one) or one.id in _named(two)


def _named(entry: Entry) -> Iterator[str]:
    rule = entry.rule
    for name in (*rule.overrides, *rule.replaces, *rule.beside):
        yield name if "#" in name else f"{entry.circular}#{name}"


def _common(one: Course, two: Course) -> Days | None:
    """Return the days from the first to the last on which both rules may be in force."""
    found = [
        (max(first, start), min(last, end))
        for first, last, state in one.pieces()
        if not state.truth.is_no
        for start, end, other in two.pieces()
        if not other.truth.is_no and first <= end and start <= last
    ]
    if not found:
        return None
    first, last = min(day for day, _ in found), max(day for _, day in found)
    return Days(None if first == date.min else first, None if last == date.max else last)
