"""Days under an authority: which rules bind on them, who yields to whom, and whose turn it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

OPEN_END: Final = "tanggal-akhir"


@dataclass(frozen=True, slots=True)
class Yielding:
    """A rule that takes its own people away from another; `how` names the principle."""

    winner: str
    loser: str
    how: str


@dataclass(frozen=True, slots=True)
class Phase:
    """Days, both included, on which the same rules bind; None where there is no first or last.

    `rules` bind for certain, `perhaps` may bind; `depends` says on what that hangs, and names
    OPEN_END on the last phase if anything binds in it: it lasts until somebody ends it. `conflicts`
    are pairs of rules that nothing orders.
    """

    first: date | None
    last: date | None
    rules: tuple[str, ...] = ()
    perhaps: tuple[str, ...] = ()
    overrides: tuple[Yielding, ...] = ()
    conflicts: tuple[tuple[str, str], ...] = ()
    depends: tuple[str, ...] = ()

    @property
    def is_certain(self) -> bool:
        """Return whether nothing that is not known can change it."""
        return not self.depends


@dataclass(frozen=True, slots=True)
class CivilDay:
    """One day: the phase it lies in, the calendars that hold it, the turns of its rotations.

    `weekday` is spelled as iCalendar does. A working day is Monday to Friday and in no calendar;
    `workday` is None where a calendar that could say so does not cover the year, `calendars` where
    none does. `duty` gives for each rule with turns that begin on a known day the place of its
    groups, by their number.
    """

    date: date
    weekday: str
    phase: Phase
    calendars: tuple[str, ...] | None
    workday: bool | None
    duty: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def published_months(day: date, horizon: int) -> Iterator[tuple[int, int]]:
    """Yield the months whose days are told: from last January to that of the horizon."""
    last = day + timedelta(horizon)
    for number in range((day.year - 1) * 12, last.year * 12 + last.month):
        yield number // 12, number % 12 + 1
