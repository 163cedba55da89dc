"""When rules live for the first and the last time, and how they come to their end."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from publisher.model.circular import Relation
from publisher.model.course import Course
from publisher.model.foresight import Ending
from publisher.model.timeline import Timeline
from publisher.register.lives import keys

_DAY: Final = timedelta(1)


def selected(timeline: Timeline, relation: Relation) -> tuple[Course, ...]:
    """Return the courses of the rules that a relation acts on."""
    text = timeline.texts.get(relation.target or "")
    if text is None:
        return ()
    pairs = zip(keys(text), timeline.courses[text.id], strict=True)
    if not (relation.rules or relation.kinds):
        return tuple(course for _, course in pairs)
    kinds = {rule.id: rule.kind for rule in text.rules}
    return tuple(
        course
        for (_, name), course in pairs
        if name in relation.rules or (not relation.rules and kinds.get(name) in relation.kinds)
    )


def course_of(timeline: Timeline, name: str) -> Course | None:
    """Return the course of a rule, None where it is not there."""
    circular, _, rule = name.rpartition("#")
    text = timeline.texts.get(circular)
    if text is None:
        return None
    pairs = zip(keys(text), timeline.courses[circular], strict=True)
    return next((course for (_, own), course in pairs if own == rule), None)


def last_day(courses: Sequence[Course]) -> date | None:
    """Return the last day on which any of some rules may live, None where none ever does."""
    days = [last for one in courses for _, last, state in one.pieces() if not state.truth.is_no]
    return max(days, default=None)


def first_day(course: Course) -> date | None:
    """Return the first day on which a rule may live, None where it never does."""
    days = (first for first, _, state in course.pieces() if not state.truth.is_no)
    return next(days, None)


def ending(courses: Sequence[Course]) -> Ending:
    """Return how the last of some rules came to its end; those that never lived were cut before."""
    last = last_day(courses)
    for course in courses:
        if last_day((course,)) == last:
            after = [course.on(last + _DAY)] if last and last < date.max else course.states
            cut = next((state for state in after if state.why == "cut"), None)
            if cut:
                return Ending(last, "cut", cut.by)
    return Ending(last, "ended")
