"""What can stand in place of a figure that contradicts a rule; no check of its own."""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from publisher.checks.figures import Held, Mention
from publisher.checks.mending import reworded
from publisher.checks.stretches import Stretch
from publisher.indonesian.dates import DateMention, find_dates, weekday_date
from publisher.model.circular import Circular
from publisher.model.diagnostic import Fix

_BESIDE: Final[Mapping[str, re.Pattern[str]]] = {
    "persen": re.compile(r"(?:\s*\([A-Za-z\s]{3,160}\))?"),
    "jam": re.compile(r"\s*WI(?:B|TA|T)\b"),
}


def replacement(
    circular: Circular, stretch: Stretch, mention: Mention, right: tuple[Held, str]
) -> Fix | None:
    """Return the proposal of the mark, or of the figure where no mark leads to it.

    What a mark prints besides the figure, such as words in brackets, goes with the typed figure.
    """
    other, mark = right
    start, end = mention.start, mention.end
    beside = _BESIDE.get(other.filter)
    if found := beside and beside.match(stretch.text, end):
        end = found.end()
    elif other.filter == "jam":
        mark = ""  # it would print a zone where the text has one further on
    if other.filter == "bilangan":
        mark = f"{mark} {other.shown.partition(' ')[2]}" if mark else ""
    if other.filter == "tanggal":
        day = _dates(stretch.text).get(start)
        if day and day.weekday and 0 <= day.weekday_end <= start:
            start, mark = day.weekday_start, mark.replace("| tanggal", "| hari_tanggal")
            right_day = weekday_date(other.figure) if isinstance(other.figure, date) else ""
            return reworded(circular, stretch, (start, end), mark or right_day)
    return reworded(circular, stretch, (start, end), mark or other.shown)


@lru_cache(maxsize=2)
def _dates(text: str) -> Mapping[int, DateMention]:
    return MappingProxyType({found.start: found for found in find_dates(text)})
