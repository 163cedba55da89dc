"""A state over all days: pieces from a first day on, each with its truth and the reason."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher.model.circular import Interval
from publisher.model.truth import NO, START, YES, Truth, depends

EVER: Final = date.min.toordinal()
_LAST: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class State:
    """A truth, why it is no (not-yet, ended, cut, suspended, gap), and by which circular."""

    truth: Truth
    why: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Course:
    """States by the ordinal of their first day; the first piece begins with the calendar."""

    starts: tuple[int, ...]
    states: tuple[State, ...]

    def on(self, day: date) -> State:
        """Return the state of a day."""
        return self.states[bisect_right(self.starts, day.toordinal()) - 1]

    def pieces(self) -> Iterable[tuple[date, date, State]]:
        """Yield first day, last day and state of every piece, both days included."""
        ends = [*(start - 1 for start in self.starts[1:]), _LAST]
        for start, end, state in zip(self.starts, ends, self.states, strict=True):
            yield date.fromordinal(start), date.fromordinal(end), state


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
