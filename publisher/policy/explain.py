"""Why an answer is as it is: for every rule known, living or not, what took it away."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from publisher.model.course import Course
from publisher.model.explanation import (
    DEFEATED,
    FACTS,
    LIMITED,
    NOT_YET,
    PAST,
    PERHAPS,
    Explained,
    Explanation,
    Reason,
)
from publisher.model.question import AFFECTED, BEARER, Answer, Question, Verdict
from publisher.model.timeline import Entry
from publisher.model.truth import NO, Truth
from publisher.policy.codes import Given
from publisher.policy.conditions import compiled, of_another_day, truth
from publisher.policy.engine import Engine, Segment
from publisher.policy.populations import parts
from publisher.policy.resolve import answer

_JOINING = ("all", "any", "not")


def explained(engine: Engine, question: Question, known: str = "") -> Explanation:
    """Return the answer to a question with the reasons of every rule; `known` is shown only."""
    found = answer(engine, question)
    segment = engine.segment(question.day)
    given = engine.given(segment, question.facts, question.day)
    verdicts = {(one.rule, one.side): one for one in found.verdicts}
    rules = tuple(
        _explained(engine, entry, side, given, verdicts.get((entry.id, side)))
        for entry in engine.timeline.entries
        if not entry.unseen
        for side in _sides(entry)
    )
    return Explanation(
        authority=engine.vocabulary.authorities[engine.timeline.authority],
        known=known,
        answer=found,
        rules=rules,
        texts=engine.timeline.texts,
        vocabulary=engine.vocabulary,
        wanted=_wanted(engine, found),
        overruled=tuple(_overruled(engine, segment, question)),
        of_another_day=tuple(of_another_day(given)),
    )


def _sides(entry: Entry) -> tuple[str, ...]:
    return (BEARER,) if entry.rule.about is None else (BEARER, AFFECTED)


def _explained(
    engine: Engine, entry: Entry, side: str, given: Given, verdict: Verdict | None
) -> Explained:
    others = tuple(dict.fromkeys(_failing(engine, entry, side, given)))
    first, last = _around(entry.course, given.day)
    reasons: tuple[Reason, ...]
    if entry.course.on(given.day).truth.is_no:
        found: Truth = NO
        reasons = (_of_time(entry.course, given.day),)
    else:
        found = verdict.truth if verdict else NO
        reasons = tuple(_of_others(engine, entry, side, given, verdict))
    if found.is_no and others:
        reasons = (*reasons, Reason(FACTS, facts=others))
    return Explained(entry, side, found, reasons, not others, first, last)


def _failing(engine: Engine, entry: Entry, side: str, given: Given) -> Iterator[str]:
    """Yield the facts of the tests that are not met."""
    for part in parts(entry.rule, side):
        for key, test in part.items():
            if compiled({key: test}, engine.codes)(given) is False:
                yield from _facts(key, test)


def _facts(key: str, test: Any) -> Iterator[str]:
    if key not in _JOINING:
        yield key
        return
    for one in test if isinstance(test, list | tuple) else (test,):
        for inner, below in one.items():
            yield from _facts(inner, below)


def _of_time(course: Course, day: date) -> Reason:
    """Return why a rule is not in force: its last day where it has ended, else its next first."""
    state = course.on(day)
    alive = [(first, last) for first, last, one in course.pieces() if not one.truth.is_no]
    if state.why in PAST:
        found = max((last for _, last in alive if last < day), default=None)
    else:
        found = min((first for first, _ in alive if first > day), default=None)
    return Reason(state.why or NOT_YET, by=state.by, day=found)


def _of_others(
    engine: Engine, entry: Entry, side: str, given: Given, verdict: Verdict | None
) -> Iterator[Reason]:
    """Yield the exceptions that take a living rule away, may do so, or narrow it."""
    if verdict is None:
        return
    exceptions = engine.segment(given.day).exceptions
    for winner, how in verdict.defeated_by.items():
        yield Reason(DEFEATED, by=winner, how=how)
    for winner in verdict.limited_by:
        yield Reason(LIMITED, by=winner)
    if verdict.truth.needs:
        of_unit = side == BEARER and entry.rule.about is not None
        for edge, winner_entry in exceptions.edges(entry):
            taken = exceptions.of_unit if of_unit else exceptions.population_bound
            if truth(taken(winner_entry)(given)).needs:
                yield Reason(PERHAPS, by=winner_entry.id, how=edge.how)


def _around(course: Course, day: date) -> tuple[date | None, date | None]:
    """Return first and last day of the life around a day, None where it is dead, open, unknown."""
    first = last = None
    for start, end, state in course.pieces():
        if state.truth.is_no:
            if end < day:
                first = last = None
            elif start > day:
                break
            else:
                return None, None
        else:
            first, last = first or start, end
    return (None if first == date.min else first), (None if last == date.max else last)


def _wanted(engine: Engine, found: Answer) -> tuple[tuple[str, int], ...]:
    """Return the facts that answers depend on, with how many; sensitive ones last among equals."""
    counted: Counter[str] = Counter()
    for needs in _needs(found):
        counted.update(name for name in needs if name in engine.vocabulary.facts)
    facts = engine.vocabulary.facts
    return tuple(
        sorted(counted.items(), key=lambda one: (-one[1], facts[one[0]].sensitive, one[0]))
    )


def _needs(found: Answer) -> Iterable[frozenset[str]]:
    yield from (one.truth.needs for one in found.verdicts)
    yield from (one.needs for one in found.results.values())


def _overruled(engine: Engine, segment: Segment, question: Question) -> Iterator[str]:
    """Yield the facts given that live rules would set to something else."""
    for fact in sorted({setter.sets["fact"] for setter in segment.setters} & {*question.facts}):
        others: Mapping[str, Any] = {k: v for k, v in question.facts.items() if k != fact}
        values = engine.given(segment, others, question.day).values.get(fact)
        if values and values[0] != question.facts[fact]:
            yield fact
