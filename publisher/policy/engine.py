"""The fast resolver: segments of days on which the same rules may live, conditions compiled.

Between two boundaries nothing but the facts of the day changes, so a segment is prepared once:
which rules may be in force, who yields to whom, and one closure for each rule and side.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from publisher.model.course import EVER
from publisher.model.question import AFFECTED, BEARER
from publisher.model.timeline import Entry, Timeline
from publisher.model.vocabulary import Vocabulary
from publisher.policy import derived
from publisher.policy.codes import Calendars, Codes, Given
from publisher.policy.conditions import Condition, Met, People, compiled, conjunction, constant, met
from publisher.policy.conflicts import EXCEPTION, Contender, Edge, Order, contender, order
from publisher.policy.populations import parts, side_of


@dataclass(frozen=True, slots=True)
class Side:
    """One rule and side of a segment, with the closure that says whether it binds."""

    entry: Entry
    side: str
    binds: Condition


@dataclass(frozen=True)
class Segment:
    """Days with the same live rules. `sides` are all answers; `fixing` those that fix a state."""

    sides: tuple[Side, ...]
    closures: tuple[Condition, ...]
    fixing: tuple[Side, ...]
    setters: tuple[derived.Setter, ...]
    order: Order
    calendars: Calendars
    exceptions: "Exceptions"


class Engine:
    """A timeline made ready for questions; segments are prepared when a day in them is asked."""

    def __init__(self, timeline: Timeline, vocabulary: Vocabulary) -> None:
        """Keep the timeline and find the days on which anything changes."""
        self.timeline = timeline
        self.vocabulary = vocabulary
        self.codes = Codes(vocabulary)
        starts = {EVER}.union(*(entry.course.starts for entry in timeline.entries))
        self._starts = sorted(starts)
        self._segments: dict[int, Segment] = {}
        self._contenders: dict[str, Contender] = {}
        self._known = {one.id for one in timeline.entries if not one.unseen}

    def segment(self, day: date) -> Segment:
        """Return the segment of a day."""
        index = bisect_right(self._starts, day.toordinal()) - 1
        found = self._segments.get(index)
        if found is None:
            found = self._segments[index] = self._prepared(day)
        return found

    def boundaries(self) -> tuple[date, ...]:
        """Return the days on which a rule may change its state, in order."""
        return tuple(date.fromordinal(start) for start in self._starts if start != EVER)

    def given(self, segment: Segment, facts: Mapping[str, Any], day: date) -> Given:
        """Return facts ready to be tested on a day, with those that live rules set.

        A fact that may have several codes comes as a tuple.
        """
        given = self.codes.given(facts, day, segment.calendars)
        if segment.setters:
            found = derived.derive(segment.setters, given, facts)
            if found:
                return self.codes.given({**found, **facts}, day, segment.calendars)
        return given

    def met(self, facts: Mapping[str, Any], day: date) -> list[Met]:
        """Return for every side of the day's segment whether it binds."""
        segment = self.segment(day)
        given = self.given(segment, facts, day)
        return [binds(given) for binds in segment.closures]

    def live(self, day: date) -> list[Entry]:
        """Return the rules that are in force on a day, or may be."""
        return [one for one in self.timeline.entries if not one.course.on(day).truth.is_no]

    def order(self, live: list[Entry]) -> Order:
        """Return who yields to whom among live rules."""
        return order(_explicit(live, self._known), self._exclusive(live), self.codes)

    def _prepared(self, day: date) -> Segment:
        live = self.live(day)
        found = self.order(live)
        exceptions = Exceptions({one.id: one for one in live}, day, found, self.codes)
        sides: list[Side] = []
        fixing: list[Side] = []
        for entry in live:
            for side in (BEARER, AFFECTED) if entry.rule.about is not None else (BEARER,):
                made = Side(entry, side, exceptions.binds(entry, side))
                if not entry.unseen:
                    sides.append(made)
                if side == side_of(entry.rule):
                    fixing.append(made)
        kinds = self.vocabulary.kinds
        return Segment(
            tuple(sides),
            tuple(one.binds for one in sides),
            tuple(fixing),
            tuple(derived.setters([(one.entry.rule, one.binds) for one in fixing], kinds)),
            found,
            derived.calendars(
                self.vocabulary, [one.rule for one in live if one.course.on(day).truth.is_yes]
            ),
            exceptions,
        )

    def _exclusive(self, live: list[Entry]) -> list[Contender]:
        found = []
        for entry in live:
            kind = self.vocabulary.kinds.get(entry.rule.kind)
            if kind and kind.merge == "exclusive" and not entry.unseen:
                if entry.id not in self._contenders:
                    self._contenders[entry.id] = contender(entry)
                found.append(self._contenders[entry.id])
        return found


def _explicit(live: list[Entry], known: set[str]) -> list[Edge]:
    """Return the exceptions that rules name."""
    found = []
    for entry in live:
        for name in entry.rule.overrides:
            loser = name if "#" in name else f"{entry.circular}#{name}"
            if loser in known:
                found.append(Edge(entry.id, loser, EXCEPTION))
    return found


class Exceptions:
    """Makes the closures of one segment: a rule binds unless an exception to it binds."""

    def __init__(self, live: Mapping[str, Entry], day: date, found: Order, codes: Codes) -> None:
        """Keep what the closures are made of."""
        self._live = live
        self._day = day
        self._edges = found.edges
        self._codes = codes
        self._made: dict[tuple[str, str, People], Condition] = {}
        self._bases: dict[tuple[str, str, People], Condition] = {}

    def edges(self, entry: Entry) -> tuple[tuple[Edge, Entry], ...]:
        """Return the exceptions to a rule that may be in force."""
        found = self._edges.get(entry.id, ())
        return tuple((edge, self._live[edge.winner]) for edge in found if edge.winner in self._live)

    def applies(self, entry: Entry, side: str) -> Condition:
        """Return whether a rule is in force and applies, exceptions aside."""
        return self._base(entry, side, People.ASKED)

    def binds(self, entry: Entry, side: str) -> Condition:
        """Return whether a rule binds; a head's duty toward others is judged for the unit."""
        if side == BEARER and entry.rule.about is not None:
            taken = [self.of_unit(winner) for _, winner in self.edges(entry)]
            return _unless(self._base(entry, side, People.ASKED), taken)
        return self.bound(entry, side, People.ASKED)

    def bound(self, entry: Entry, side: str, people: People) -> Condition:
        """Return whether a rule binds those of a side, or all people of a unit at once."""
        key = (entry.id, side, people)
        if key not in self._made:
            taken = [
                self.bound(winner, side_of(winner.rule), people) for _, winner in self.edges(entry)
            ]
            self._made[key] = _unless(self._base(entry, side, people), taken)
        return self._made[key]

    def of_unit(self, winner: Entry) -> Condition:
        """Return whether an exception takes all people of the unit from a duty toward them.

        True: the duty falls. False: it stays, narrowed or untouched. Else it depends.
        """
        every = self.bound(winner, side_of(winner.rule), People.EVERYBODY)
        none = self.bound(winner, side_of(winner.rule), People.NOBODY)

        def taken(given: Given) -> Met:
            first, second = every(given), none(given)
            if first is False or second is False:
                return False
            if first is True and second is True:
                return True
            return _needs(first) | _needs(second)

        return taken

    def population_bound(self, winner: Entry) -> Condition:
        """Return whether an exception binds those of its population."""
        return self.bound(winner, side_of(winner.rule), People.ASKED)

    def narrows(self, winner: Entry, given: Given) -> bool:
        """Return whether an exception takes some people of the unit, and not all."""
        first = self.bound(winner, side_of(winner.rule), People.EVERYBODY)(given)
        second = self.bound(winner, side_of(winner.rule), People.NOBODY)(given)
        return (first is False) != (second is False)

    def _base(self, entry: Entry, side: str, people: People) -> Condition:
        """In force and applies; for a unit, the population is asked and not the bearer."""
        key = (entry.id, side, people)
        if key not in self._bases:
            self._bases[key] = self._compiled(entry, side, people)
        return self._bases[key]

    def _compiled(self, entry: Entry, side: str, people: People) -> Condition:
        asked = side if people is People.ASKED else side_of(entry.rule)
        tests = [compiled(one, self._codes, people) for one in parts(entry.rule, asked)]
        force = met(entry.course.on(self._day).truth)
        return conjunction(tests if force is True else [constant(force), *tests])


def _needs(found: Met) -> frozenset[str]:
    return frozenset() if isinstance(found, bool) else found


def _unless(base: Condition, taken: list[Condition]) -> Condition:
    """Return whether the base holds and nothing takes it away."""
    if not taken:
        return base

    def binds(given: Given) -> Met:
        found = base(given)
        if found is False:
            return False
        needs = None if found is True else found
        for one in taken:
            away = one(given)
            if away is True:
                return False
            if away is not False:
                needs = away if needs is None else needs | away
        return True if needs is None else needs

    return binds
