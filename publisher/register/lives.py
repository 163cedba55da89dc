"""The life of every rule: its own period, what cut it, what extended or suspended it.

Circulars are gone through from the newest to the oldest to settle what is cut, because a
circular's own life must be settled before its effects; then from the oldest to the newest to add
extensions and take out suspensions (`docs/policy-semantics.md`, 3).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import partial
from typing import Final

from publisher.model.circular import Interval, Relation
from publisher.model.course import Course, State
from publisher.model.register import Text
from publisher.model.truth import NO, YES, conjunction, disjunction, negation
from publisher.model.vocabulary import Authority
from publisher.register.course import always, begun, joined, until
from publisher.register.knowledge import Known, reach

CUTTING: Final = ("mencabut", "mengganti")
EXTENDING: Final = "memperpanjang"
SUSPENDING: Final = "menangguhkan"
AMENDING: Final = "mengubah"

RuleKey = tuple[str, str]
"""Id of a circular and of a rule; the rule is "" for a circular without rules."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What ends a rule: since when, how, and by which circular."""

    gone: Course
    how: str
    by: str


@dataclass(frozen=True, slots=True)
class Change:
    """Days added to a rule (memperpanjang) or taken out (menangguhkan)."""

    interval: Interval
    how: str
    by: str


@dataclass
class Lives:
    """The settled cuts and changes of all rules that are known."""

    known: Known
    authorities: Mapping[str, Authority]
    cuts: dict[RuleKey, list[Cut]] = field(default_factory=lambda: defaultdict(list))
    changes: dict[RuleKey, list[Change]] = field(default_factory=lambda: defaultdict(list))

    def period(self, key: RuleKey) -> Interval:
        """Return the period of a rule: its own or its circular's."""
        text = self.known.texts[key[0]]
        own = next((rule.effective for rule in text.rules if rule.id == key[1]), None)
        return own or text.effective

    def settled(self, key: RuleKey) -> Course:
        """Return a rule's own period without the days from its cuts on."""
        return self._after_cuts(key, self._own(key))

    def course(self, key: RuleKey) -> Course:
        """Return the state of a rule over all days."""
        found = self._own(key)
        for change in self.changes[key]:
            found = self._changed(found, change, key)
        return self._after_cuts(key, found)

    def cut(self, circular: str) -> Course:
        """Return since when all of a circular's rules are cut."""
        found = always(YES)
        for key in keys(self.known.texts[circular]):
            found = joined(found, _gone(self.cuts[key]), _both)
        return found

    def _own(self, key: RuleKey) -> Course:
        period = self.period(key)
        started = begun(period, earliest(self.known.texts[key[0]], self.known.texts))
        return joined(until(period.end), started, _first_no)

    def _after_cuts(self, key: RuleKey, course: Course) -> Course:
        for cut in self.cuts[key]:
            course = joined(course, cut.gone, partial(_cut, cut.by))
        return course

    def _changed(self, course: Course, change: Change, key: RuleKey) -> Course:
        adds = change.how == EXTENDING
        floor = self.period(key).start if adds else None
        inside = joined(begun(change.interval, floor), until(change.interval.end), _both)
        alive = joined(self.cut(change.by), self.cut(change.by), lambda state, _: _not(state))
        inside = joined(inside, alive, _both)
        if not adds:
            return joined(course, inside, lambda a, b: _suspended(a, b, change.by))
        course = joined(course, inside, _extended)
        gap = joined(_before(change.interval.start), alive, _both)
        return joined(course, gap, _gap)


def lives(known: Known, authorities: Mapping[str, Authority]) -> Lives:
    """Return the life of every rule that is known."""
    found = Lives(known, authorities)
    for actor in reversed(tuple(known.texts)):
        pending = list(_cuts(found, known.texts[actor]))
        for key, cut in pending:  # what a circular does to itself counts last
            found.cuts[key].append(cut)
    for text in known.texts.values():
        for relation in text.relations:
            if relation.type in (EXTENDING, SUSPENDING):
                _change(found, text, relation)
    return found


def keys(text: Text) -> tuple[RuleKey, ...]:
    """Return the keys of a circular's rules; a circular without rules counts as one."""
    return tuple((text.id, rule.id) for rule in text.rules) or ((text.id, ""),)


def period_of(text: Text, relation: Relation) -> Interval:
    """Return the period of a relation: its own or its circular's."""
    return relation.effective or text.effective


def earliest(text: Text, texts: Mapping[str, Text]) -> date | None:
    """Return the first day that a text amending or extending others can have begun."""
    days = [
        texts[one.target].effective.start
        for one in text.relations
        if one.type in (AMENDING, EXTENDING) and one.target and one.target in texts
    ]
    known = [day for day in days if day]
    return min(known) if known and len(known) == len(days) else None


def targets(lives_: Lives, actor: Text, relation: Relation) -> Iterator[RuleKey]:
    """Yield the rules that a relation acts on: all of its target, those named, or of the kinds."""
    text = lives_.known.texts.get(relation.target or "")
    if text is None or not _may_act(lives_, actor.id, text.id):
        return
    if not (relation.rules or relation.kinds):
        yield from keys(text)
    for rule in text.rules:
        if rule.id in relation.rules or (not relation.rules and rule.kind in relation.kinds):
            yield text.id, rule.id


def _may_act(lives_: Lives, actor: str, target: str) -> bool:
    """A text acts on what its own authority, or one below it, issued before it."""
    above = reach(lives_.authorities, target.partition("/")[0])
    age = lives_.known.age
    return actor.partition("/")[0] in above and age[target] <= age[actor]


def _cuts(lives_: Lives, text: Text) -> Iterator[tuple[RuleKey, Cut]]:
    for relation in text.relations:
        if relation.type in CUTTING:
            interval = period_of(text, relation)
            for key in targets(lives_, text, relation):
                yield from _cutting(lives_, key, interval, relation.type, keys(text))
    for rule in text.rules:
        for name in rule.replaces:
            circular, _, own = name.rpartition("#")
            key = (circular or text.id, own)
            target = lives_.known.texts.get(key[0])
            if target is None or key not in keys(target) or not _may_act(lives_, text.id, key[0]):
                continue
            interval = rule.effective or text.effective
            yield from _cutting(lives_, key, interval, "replaces", ((text.id, rule.id),))


def _cutting(
    lives_: Lives, key: RuleKey, interval: Interval, how: str, by: tuple[RuleKey, ...]
) -> Iterator[tuple[RuleKey, Cut]]:
    """A cut counts only if what cuts is in force on the day it begins; then it is final."""
    certain = YES
    if interval.start:
        certain = disjunction(lives_.settled(one).on(interval.start).truth for one in by)
    if not certain.is_no:
        gone = joined(begun(interval), always(certain), _both)
        yield key, Cut(gone, how, by[0][0])


def _change(lives_: Lives, text: Text, relation: Relation) -> None:
    interval = period_of(text, relation)
    for key in targets(lives_, text, relation):
        own = interval
        if relation.type == EXTENDING:
            reached = _reached(lives_, key)
            if reached is None:
                continue  # an open end cannot be extended
            own = replace(interval, start=interval.start or reached + timedelta(1))
        lives_.changes[key].append(Change(own, relation.type, text.id))


def _reached(lives_: Lives, key: RuleKey) -> date | None:
    """Return the latest end so far, None where it is open."""
    extended = [one.interval.end for one in lives_.changes[key] if one.how == EXTENDING]
    ends = [lives_.period(key).end, *extended]
    days = [day for day in ends if day]
    return max(days) if len(days) == len(ends) else None


def _both(one: State, two: State) -> State:
    return State(conjunction((one.truth, two.truth)))


def _not(one: State) -> State:
    return State(negation(one.truth))


def _first_no(one: State, two: State) -> State:
    if one.truth.is_no:
        return one
    return two if two.truth.is_no else _both(one, two)


def _gone(cuts: list[Cut]) -> Course:
    found = always(NO)
    for cut in cuts:
        found = joined(found, cut.gone, lambda a, b: State(disjunction((a.truth, b.truth))))
    return found


def _cut(by: str, state: State, gone: State) -> State:
    if gone.truth.is_yes:
        return state if state.why in ("ended", "cut") else State(NO, "cut", by)
    if gone.truth.is_no or state.truth.is_no:
        return state
    return State(conjunction((state.truth, gone.truth)))


def _suspended(state: State, inside: State, by: str) -> State:
    if state.truth.is_no or inside.truth.is_no:
        return state
    if inside.truth.is_yes:
        return State(NO, "suspended", by)
    return State(conjunction((state.truth, inside.truth)))


def _extended(state: State, inside: State) -> State:
    if inside.truth.is_yes:
        return State(YES)
    return inside if state.truth.is_no and not inside.truth.is_no else state


def _before(start: date | None) -> Course:
    return until(start - timedelta(1)) if start and start > date.min else always(NO)


def _gap(state: State, waiting: State) -> State:
    """A day between an end and an extension that is known and will still come."""
    if state.why == "ended" and waiting.truth.is_yes:
        return State(NO, "gap")
    return state
