"""A state over all days: pieces from a first day on, each with its truth and the reason."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.model.truth import Truth

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
