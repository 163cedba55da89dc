"""The time axis of a drawing: where a day stands, and which months and years are marked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.indonesian.dates import MONTHS

_ENGLISH: Final = ("Jan", "Feb", "Mar", "Apr", "May", "Jun")
_ENGLISH_LATER: Final = ("Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SHORT: Final = {
    "id": tuple(month[:3] for month in MONTHS),
    "en": (*_ENGLISH, *_ENGLISH_LATER),
}
_MOST: Final = 18  # marks on an axis
_STEPS: Final = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200)  # months between two marks


@dataclass(frozen=True, slots=True)
class Tick:
    """The first day of a month that is marked; the year is empty where it stands already."""

    x: int
    month: str
    year: str


@dataclass(frozen=True, slots=True)
class Axis:
    """Days from `first` to `last` over `width` pixels from `left` on."""

    first: date
    last: date
    left: int
    width: int

    @property
    def right(self) -> int:
        """Return where the last day ends."""
        return self.left + self.width

    def x(self, day: date) -> int:
        """Return where a day begins; days outside stand at the edge."""
        days = self.last.toordinal() - self.first.toordinal() + 1
        gone = day.toordinal() - self.first.toordinal()
        return self.left + max(0, min(self.width, gone * self.width // days))

    def end(self, day: date) -> int:
        """Return where a day ends."""
        if day >= self.last:
            return self.right
        return self.x(date.fromordinal(day.toordinal() + 1))

    def ticks(self, language: str) -> Iterator[Tick]:
        """Yield the months that are marked, as many as are readable."""
        span = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((one for one in _STEPS if span // one < _MOST), _STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        shown = 0
        for number in range(-(-start // step) * step, start + span + 1, step):
            year, month = divmod(number, 12)
            if not date.min.year <= year <= date.max.year:
                continue
            day = date(year, month + 1, 1)
            if self.first <= day <= self.last:
                name = _SHORT[language][month] if step < 12 else ""
                yield Tick(self.x(day), name, str(year) if year != shown else "")
                shown = year
