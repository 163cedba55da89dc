"""The days under an authority told beforehand: phases with the same rules, and single days.

A consumer without an engine reads them instead of asking. What a rule says of facts is not told
here: who is bound is for the reader to see in the policy itself.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from publisher.model.days import OPEN_END, CivilDay, Phase, Yielding
from publisher.model.timeline import Entry
from publisher.policy import derived
from publisher.policy.codes import Calendars
from publisher.policy.conditions import weekday
from publisher.policy.engine import Engine

_WORKDAYS: Final = 5  # Monday to Friday
_MANY: Final = 60  # groups of a rotation; with more of them nobody reads a row
_DAY: Final = timedelta(1)


def phases(engine: Engine) -> tuple[Phase, ...]:
    """Return all days of an engine's timeline in order, days with the same rules as one phase."""
    found: list[Phase] = []
    for start, live in _living(engine):
        if found:
            found[-1] = replace(found[-1], last=start - _DAY)
        one = _phase(engine, start, live)
        if found and _same(found[-1], one):
            one = replace(one, first=found.pop().first)
        found.append(one)
    last = found[-1]
    if last.rules or last.perhaps:
        found[-1] = replace(last, depends=tuple(sorted((*last.depends, OPEN_END))))
    return tuple(found)


def days(engine: Engine, found: Iterable[Phase], first: date, last: date) -> Iterator[CivilDay]:
    """Yield every day from a first to a last one, both included, by the phases of an engine."""
    for phase in found:
        start = max(first, phase.first or date.min)
        end = min(last, phase.last or date.max)
        if start > end:
            continue
        live = engine.live(start)
        held = derived.calendars(
            engine.vocabulary, [one.rule for one in live if one.course.on(start).truth.is_yes]
        )
        for ordinal in range(start.toordinal(), end.toordinal() + 1):
            yield _day(date.fromordinal(ordinal), phase, held, _rotations(engine, live))


def _phase(engine: Engine, start: date, live: list[Entry]) -> Phase:
    truths = {one.id: one.course.on(start).truth for one in live}
    seen = [one for one in live if not one.unseen]
    names = {one.id for one in seen}
    order = engine.order(live)
    edges = (one for edges in order.edges.values() for one in edges)
    needs = frozenset[str]().union(*(truth.needs for truth in truths.values()))
    return Phase(
        None if start == date.min else start,
        None,
        tuple(one.id for one in seen if truths[one.id].is_yes),
        tuple(one.id for one in seen if not truths[one.id].is_yes),
        tuple(
            Yielding(one.winner, one.loser, one.how)
            for one in sorted(edges, key=lambda one: (one.winner, one.loser))
            if {one.winner, one.loser} <= names
        ),
        tuple(pair for pair in order.unresolved if names.issuperset(pair)),
        tuple(sorted(needs)),
    )


def _living(engine: Engine) -> Iterable[tuple[date, list[Entry]]]:
    """Return the first day of each segment with the rules that are in force then, or may be."""
    starts = (date.min, *engine.boundaries())
    living: list[list[Entry]] = [[] for _ in starts]
    for entry in engine.timeline.entries:
        for first, last, state in entry.course.pieces():
            if not state.truth.is_no:
                for one in living[bisect_left(starts, first) : bisect_right(starts, last)]:
                    one.append(entry)
    return zip(starts, living, strict=True)


def _same(one: Phase, two: Phase) -> bool:
    return replace(two, first=one.first, last=None) == replace(one, last=None)


def _rotations(engine: Engine, live: list[Entry]) -> Mapping[str, Mapping[str, Any]]:
    """Return the rotations of live rules that begin on a known day, by the rule."""
    found = {}
    for one in live:
        kind = engine.vocabulary.kinds.get(one.rule.kind)
        rotation = (
            one.rule.do.get(kind.sets["by"]) if kind and kind.sets and "by" in kind.sets else None
        )
        if rotation and rotation.get("anchor") and rotation.get("groups", 2) <= _MANY:
            found[one.id] = rotation
    return found


def _day(
    day: date, phase: Phase, held: Calendars, rotations: Mapping[str, Mapping[str, Any]]
) -> CivilDay:
    year, name = str(day.year), day.isoformat()
    covering = {calendar: years[year] for calendar, years in held.items() if year in years}
    holding = tuple(sorted(one for one, days_ in covering.items() if name in days_))
    workday: bool | None = None
    if holding or day.weekday() >= _WORKDAYS:
        workday = False
    elif covering and len(covering) == len(held):
        workday = True
    duty = {rule: derived.places(one, day) for rule, one in rotations.items()}
    return CivilDay(day, weekday(day), phase, holding if covering else None, workday, duty)
