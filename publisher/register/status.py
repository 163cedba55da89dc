"""The status of a circular, made of the states of its rules: the first row that fits.

The rows are those of `docs/policy-semantics.md`, 9.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from publisher.model import status
from publisher.model.course import EVER, Course, State
from publisher.model.status import Standing, Stretch

_TO_BEGIN = ("not-yet", "gap")


def standing(circular: str, courses: Sequence[Course], *, withdrawn: bool = False) -> Standing:
    """Return the statuses of a circular over all days from the courses of its rules."""
    if withdrawn:
        return Standing(circular, (Stretch(date.min, date.max, status.WITHDRAWN),))
    starts = sorted({EVER}.union(*(course.starts for course in courses)))
    found: list[Stretch] = []
    for index, start in enumerate(starts):
        first = date.fromordinal(start)
        last = date.fromordinal(starts[index + 1] - 1) if index + 1 < len(starts) else date.max
        name, by = _status(courses, first)
        if found and (found[-1].status, found[-1].by) == (name, by):
            found[-1] = Stretch(found[-1].first, last, name, by)
        else:
            found.append(Stretch(first, last, name, by))
    return Standing(circular, tuple(found))


def _status(courses: Sequence[Course], day: date) -> tuple[str, tuple[str, ...]]:
    states = [course.on(day) for course in courses]
    if all(_never_lived(course) for course in courses):
        cuts = (next(one for one in course.states if one.why == "cut") for course in courses)
        return status.SUPERSEDED, _by(cuts)
    living = [state for state in states if state.truth.is_yes]
    if living:
        return (status.IN_FORCE if len(living) == len(states) else status.PARTLY), ()
    if any(state.why == "suspended" for state in states):
        return status.SUSPENDED, _by(state for state in states if state.why == "suspended")
    if any(_will_begin(course, day) for course in courses):
        return status.COMING, ()
    if any(state.truth.needs for state in states):
        return status.UNKNOWN, ()
    return _ending(courses, day)


def _never_lived(course: Course) -> bool:
    """Return whether a cut took a rule away before its first day."""
    reasons = {state.why for state in course.states}
    return all(state.truth.is_no for state in course.states) and (
        "cut" in reasons and "suspended" not in reasons
    )


def _will_begin(course: Course, day: date) -> bool:
    if course.on(day).why not in _TO_BEGIN:
        return False
    return any(first > day and not state.truth.is_no for first, _, state in course.pieces())


def _ending(courses: Sequence[Course], day: date) -> tuple[str, tuple[str, ...]]:
    """Return whether what ended last was cut or ran out."""
    latest: date = date.min
    how, by = status.ENDED, ("",)
    for course in courses:
        lived = [last for _, last, state in course.pieces() if not state.truth.is_no and last < day]
        end = max(lived, default=date.min)
        state = _final(course, end) or course.on(day)
        if end >= latest:
            latest = end
            how = status.REVOKED if state.why == "cut" else status.ENDED
            by = (state.by,)
    return how, tuple(one for one in by if one)


def _final(course: Course, end: date) -> State | None:
    """Return what ended a rule after its last day: a cut, or its own end, whichever came first."""
    later = (state for first, _, state in course.pieces() if first > end)
    return next((state for state in later if state.why in ("cut", "ended")), None)


def _by(states: Iterable[State]) -> tuple[str, ...]:
    return tuple(sorted({state.by for state in states if state.by}))
