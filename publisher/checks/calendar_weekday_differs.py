"""A date in the text is a day that exists, and falls on the weekday named beside it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from publisher.checks.mending import reworded
from publisher.checks.stretches import Stretch, stretches
from publisher.indonesian.dates import (
    DateMention,
    find_dates,
    find_numeric_dates,
    long_date,
    weekday_name,
)
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.wording.values import shown

_DIGIT: Final = re.compile("[0-9]")
_EVE: Final = re.compile(r"\bmalam\s+\Z", re.IGNORECASE)  # of the day named: the day before


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        if not _DIGIT.search(stretch.text):
            continue
        for found in (*find_dates(stretch.text), *find_numeric_dates(stretch.text)):
            day = found.day
            if day is None:
                if stretch.is_typed(found.start, found.end):
                    yield _no_such_day(stretch, found)
            elif (
                found.weekday
                and found.weekday != weekday_name(day)
                and not _EVE.search(stretch.text, 0, found.weekday_start)
            ):
                yield _other_weekday(circular, stretch, found)


def _no_such_day(stretch: Stretch, found: DateMention) -> Diagnostic:
    typed = shown(stretch.text[found.start : found.end])
    return Diagnostic(
        "calendar-weekday-differs",
        Label(f"tidak ada tanggal {typed}", f"there is no {typed}"),
        stretch.span(found.start, found.end),
        hint=Label("periksa tanggalnya pada kalender", "look the day up in a calendar"),
    )


def _other_weekday(circular: Circular, stretch: Stretch, found: DateMention) -> Diagnostic:
    day = found.day or date.min
    place = (found.weekday_start, found.weekday_end)
    right, typed = weekday_name(day), stretch.text[found.weekday_start : found.weekday_end]
    return Diagnostic(
        "calendar-weekday-differs",
        Label(
            f"{long_date(day)} jatuh pada hari {right}, bukan {shown(typed)}",
            f"{long_date(day)} falls on {right} (in Indonesian), not on {shown(typed)}",
        ),
        _place(stretch, found),
        hint=Label(
            f'tulis "{right}", atau betulkan tanggalnya; `| hari_tanggal` mencetak keduanya',
            f'write "{right}" or mend the date; `| hari_tanggal` prints both',
        ),
        fix=reworded(circular, stretch, place, right.upper() if typed.isupper() else right),
    )


def _place(stretch: Stretch, found: DateMention) -> Span:
    """Return weekday and date where they stand side by side, else the weekday alone."""
    between = stretch.text[found.weekday_end : found.start]
    near = found.weekday_end <= found.start and not any(sign.isdigit() for sign in between)
    return stretch.span(found.weekday_start, found.end if near else found.weekday_end)


CHECK: Final = CircularCheck("calendar-weekday-differs", _run)
