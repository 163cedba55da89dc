"""Courses made and joined: since when a period has begun, until when it lasts."""

from collections.abc import Callable
from datetime import date, timedelta

from publisher.model.circular import Interval
from publisher.model.course import EVER, Course, State
from publisher.model.truth import NO, START, YES, Truth, depends

Join = Callable[[State, State], State]


def always(truth: Truth) -> Course:
    """Return a state that never changes."""
    return Course((EVER,), (State(truth),))


def joined(one: Course, two: Course, join: Join) -> Course:
    """Return the course whose state on each day is made of the states of two courses."""
    starts = sorted({*one.starts, *two.starts})
    found: list[tuple[int, State]] = []
    first = second = 0
    for start in starts:
        while first + 1 < len(one.starts) and one.starts[first + 1] <= start:
            first += 1
        while second + 1 < len(two.starts) and two.starts[second + 1] <= start:
            second += 1
        state = join(one.states[first], two.states[second])
        if not found or found[-1][1] != state:
            found.append((start, state))
    return Course(tuple(start for start, _ in found), tuple(state for _, state in found))


def begun(interval: Interval, earliest: date | None = None) -> Course:
    """Return since when a period has begun: exact, at the latest on a day, or unknown.

    `earliest` is the first day it may have begun where the period itself does not say.
    """
    start, floor = interval.start, interval.not_before or earliest
    steps: list[tuple[int, State]] = []
    if start and interval.precision != "at-latest":
        floor = start
    if floor is None:
        steps.append((EVER, State(depends(START))))
    else:
        steps.append((EVER, State(NO, "not-yet")))
        steps.append((floor.toordinal(), State(depends(START))))
    if start:
        steps = [one for one in steps if one[0] < start.toordinal() or one[0] == EVER]
        if start.toordinal() == EVER:
            steps = []
        steps.append((start.toordinal(), State(YES)))
    return Course(tuple(day for day, _ in steps), tuple(state for _, state in steps))


def until(end: date | None) -> Course:
    """Return the days to an end, which is included; all days where it is open."""
    if end is None or end == date.max:
        return always(YES)
    after = (end + timedelta(1)).toordinal()
    return Course((EVER, after), (State(YES), State(NO, "ended")))
