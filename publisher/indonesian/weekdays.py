"""Weekdays in a text, alone or in rows: "Senin s.d. Kamis dan Sabtu"; those of dates are not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from publisher.indonesian.dates import MONTH, WEEKDAY, WEEKDAYS, weekday_spelled

_SUNDAY: Final = len(WEEKDAYS) - 1
_NEAR: Final = 40  # signs around a weekday in which what it belongs to stands
_NAME: Final = re.compile(WEEKDAY, re.IGNORECASE)
_DAYS: Final = r"(?:(?:pada\s+)?hari\s+)?"
_TO: Final = re.compile(
    rf"\s*(?:[-\u2013\u2014]|\bs\.?\s?d\.?|\bs/d|\bsampai(?:\s+dengan)?\b|\bhingga\b)\s*{_DAYS}",
    re.IGNORECASE,
)
_AND: Final = re.compile(
    rf"(?:\s*[,/&]\s*|\s+)(?:(?:dan/atau|dan|atau|serta)\s+)?{_DAYS}", re.IGNORECASE
)
_DAY: Final = r"[0-9]{1,2}"
_DATE_AFTER: Final = re.compile(
    rf"\s*[,(/]?\s*(?:(?:tanggal|tgl\b)|{_DAY}[-/]{_DAY}[-/][0-9]{{4}}"
    rf"|{_DAY}(?:(?:\s*,\s*|{_TO.pattern}|\s+dan\s+|\s*,\s*dan\s+){_DAY}){{0,9}}\s+{MONTH})",
    re.IGNORECASE,
)
_DATE_BEFORE: Final = re.compile(
    rf"\b{MONTH}\.?(?:\s+[0-9]{{4}})?\s*[,(]\s*(?:hari\s+)?\Z", re.IGNORECASE
)
_DAY_BEFORE: Final = re.compile(r"\bhari\s+\Z", re.IGNORECASE)
_WEEK_BEFORE: Final = re.compile(
    r"(?:[0-9)]|\b(?:per|satu|dua|tiga|empat|beberapa|dalam|sekali|tiap-tiap))\s*\Z", re.IGNORECASE
)
_WEEK_AFTER: Final = re.compile(
    r"\s+(?:ke\b|ke-|pertama|kedua|ketiga|keempat|kelima|terakhir|berikut|depan|ini|lalu|berjalan"
    r"|[0-9]|[IVX]+\b)",
    re.IGNORECASE,
)
# What is called after a day, or held on its account, is not yet that day.
_CALLED_BEFORE: Final = re.compile(
    r"\b(?:salat|sholat|shalat|solat|ibadah|kh[ou]tbah|malam|pasar|jalan|jl\.|kampung|kelurahan"
    r"|desa|kecamatan)\s+\Z",
    re.IGNORECASE,
)
_CALLED_AFTER: Final = re.compile(r"[ \u00a0](?!WI(?:B|TA|T)\b)[A-Z]")


@dataclass(frozen=True, slots=True)
class WeekdayMention:
    """Weekdays named in a row, from `start` to `end`; `days` count from 0, Monday.

    `is_range` where "s.d." or a dash joins two of them. `is_name` where the row may be no day at
    all: "Jumat Bersih", "salat Jumat", and a Sunday that may be a week.
    """

    start: int
    end: int
    days: frozenset[int]
    is_range: bool = False
    is_name: bool = False


@lru_cache(maxsize=2048)  # every rule that cites a paragraph asks
def find_weekdays(text: str) -> tuple[WeekdayMention, ...]:
    """Return the weekdays of a text, row by row, without those that belong to a date."""
    return tuple(_mention(text, row) for row in _rows(text) if not _is_dated(text, row))


_Row = list[tuple[re.Match[str], bool]]  # each name with whether a range leads to it


def _rows(text: str) -> Iterator[_Row]:
    row: _Row = []
    for found in _NAME.finditer(text):
        ranged = _joined(text, row, found)
        if _is_week(text, found, joined=ranged is not None):
            continue
        if ranged is None and row:
            yield row
            row = []
        row.append((found, bool(ranged)))
    if row:
        yield row


def _joined(text: str, row: _Row, found: re.Match[str]) -> bool | None:
    """Return whether a range leads to a name from the one before; None where nothing joins them."""
    start = row[-1][0].end() if row else -_NEAR - 1
    if start < 0 or found.start() - start > _NEAR:
        return None
    between = text[start : found.start()]
    if _TO.fullmatch(between):
        return not row[-1][1]  # "Senin s.d. Kamis s.d. Jumat" says nothing
    return False if _AND.fullmatch(between) else None


def _is_week(text: str, found: re.Match[str], *, joined: bool) -> bool:
    """Tell weeks ("1 minggu", "Minggu pertama") from Sundays."""
    if found[0].lower() != "minggu":
        return False
    if _of_day(text, found):
        return False
    before = text[max(0, found.start() - _NEAR) : found.start()]
    if _WEEK_AFTER.match(text, found.end()) or _WEEK_BEFORE.search(before):
        return True
    return found[0] == "minggu" and not joined


def _of_day(text: str, found: re.Match[str]) -> bool:
    return bool(_DAY_BEFORE.search(text, max(0, found.start() - _NEAR), found.start()))


def _is_dated(text: str, row: _Row) -> bool:
    start, end = row[0][0].start(), row[-1][0].end()
    before = text[max(0, start - _NEAR) : start]
    return bool(_DATE_AFTER.match(text, end) or _DATE_BEFORE.search(before))


def _mention(text: str, row: _Row) -> WeekdayMention:
    start, end = row[0][0].start(), row[-1][0].end()
    numbers = [WEEKDAYS.index(weekday_spelled(found[0])) for found, _ in row]
    days = frozenset(_days(numbers, [ranged for _, ranged in row]))
    before = text[max(0, start - _NEAR) : start]
    is_called = bool(_CALLED_BEFORE.search(before) or _CALLED_AFTER.match(text, end))
    is_vague = days == {_SUNDAY} and not _of_day(text, row[0][0])
    is_range = any(ranged for _, ranged in row)
    return WeekdayMention(start, end, days, is_range, is_called or is_vague)


def _days(numbers: Sequence[int], ranged: Sequence[bool]) -> Iterator[int]:
    """Yield the days of a row; a range may go over the weekend."""
    for index, number in enumerate(numbers):
        yield number
        if ranged[index]:
            day = numbers[index - 1]
            while day != number:
                yield day
                day = (day + 1) % len(WEEKDAYS)
