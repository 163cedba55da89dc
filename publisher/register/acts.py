"""What circulars do to others, told from settled lives: which rules, since when, and if it took."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from publisher.model.circular import Interval, Relation
from publisher.model.course import Course
from publisher.model.overview import REPLACES, Act, Named
from publisher.model.register import Text
from publisher.model.truth import YES
from publisher.register.lives import (
    AMENDING,
    CUTTING,
    EXTENDING,
    SUSPENDING,
    Lives,
    RuleKey,
    keys,
    period_of,
    targets,
)


def named(text: Text) -> Named:
    """Return how a circular is named in passing."""
    return Named(text.id, text.number, text.title, text.published or text.signed)


def in_time(act: Act) -> tuple[date, str, str]:
    """Return the place of an act in the order of time."""
    return act.interval.start or date.min, act.by.id, act.how


def gathered(acts: Iterable[Act]) -> Iterator[Act]:
    """Yield acts, those of a circular that replaces several rules at once as one."""
    found: dict[Act, tuple[str, ...]] = {}
    for act in acts:
        plain = replace(act, rules=()) if act.how == REPLACES else act
        found[plain] = found.get(plain, ()) + act.rules
    for act, rules in found.items():
        yield replace(act, rules=rules)


def acts(lives_: Lives, actor: Text) -> Iterator[tuple[str, Act]]:
    """Yield what a circular does to others, with the id of the other."""
    for relation in actor.relations:
        if relation.type in (*CUTTING, EXTENDING, SUSPENDING, AMENDING) and relation.target:
            met = tuple(targets(lives_, actor, relation))
            if met:
                yield relation.target, _related(lives_, actor, relation, met)
    for rule in actor.rules:
        for name in rule.replaces:
            circular, _, own = name.rpartition("#")
            key = (circular or actor.id, own)
            if any(cut.by == actor.id and cut.how == REPLACES for cut in lives_.cuts.get(key, ())):
                interval = rule.effective or actor.effective
                took = _cuts_took(lives_, (key,), actor.id, interval)
                yield key[0], Act(REPLACES, named(actor), interval, (own,), took)


def _related(lives_: Lives, actor: Text, relation: Relation, met: tuple[RuleKey, ...]) -> Act:
    interval = period_of(actor, relation)
    if relation.type in CUTTING:
        took = _cuts_took(lives_, met, actor.id, interval)
    elif relation.type == AMENDING:
        took = _lives_on(lives_, actor.id, interval)
    else:
        changes = [
            (key, change.interval)
            for key in met
            for change in lives_.changes.get(key, ())
            if change.by == actor.id and change.how == relation.type
        ]
        took = any(_changed(lives_, key, one, relation.type, actor.id) for key, one in changes)
        if changes and interval.start is None:
            interval = replace(interval, start=changes[0][1].start)
    every = len(met) == len(keys(lives_.known.texts[met[0][0]]))
    rules = () if every else tuple(key[1] for key in met)
    return Act(relation.type, named(actor), interval, rules, took)


def _cuts_took(lives_: Lives, met: tuple[RuleKey, ...], actor: str, interval: Interval) -> bool:
    """Return whether a cut ended anything, or may have."""
    if not any(cut.by == actor for key in met for cut in lives_.cuts.get(key, ())):
        return False
    if interval.start is None or interval.precision == "at-latest":
        return True
    return any(_first_cut(lives_.course(key)) == actor for key in met)


def _first_cut(course: Course) -> str:
    """Return the circular whose cut came first, empty where there was none before its end."""
    return next((state.by for state in course.states if state.why == "cut"), "")


def _changed(lives_: Lives, key: RuleKey, interval: Interval, how: str, actor: str) -> bool:
    """Return whether an extension or a suspension changed a day of a rule, or may have."""
    if not _lives_on(lives_, actor, interval):
        return False
    if interval.start is None or interval.precision == "at-latest":
        return True
    course = lives_.course(key)
    if how == SUSPENDING:
        return any((one.why, one.by) == ("suspended", actor) for one in course.states)
    own = lives_.period(key).end
    first = max(interval.start, own + timedelta(1)) if own and own < date.max else interval.start
    return (interval.end or date.max) >= first and not course.on(first).truth.is_no


def _lives_on(lives_: Lives, actor: str, interval: Interval) -> bool:
    """Return whether a circular is not cut on the day that what it does begins."""
    return not (interval.start and lives_.cut(actor).on(interval.start).truth == YES)
