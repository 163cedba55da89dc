"""Dates, weekdays and clock times: own tables, never the locale of the system."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

MONTHS: Final = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
WEEKDAYS: Final = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_ZONES: Final = {
    "Asia/Jakarta": "WIB",
    "Asia/Pontianak": "WIB",
    "Asia/Makassar": "WITA",
    "Asia/Ujung_Pandang": "WITA",
    "Asia/Jayapura": "WIT",
}
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-4])[:.]([0-5][0-9])(?:[:.]00)?")

# Other spellings that people write are understood here; the check of spelling mends them.
_MONTH_NUMBERS: Final = {
    **{name.lower(): number for number, name in enumerate(MONTHS, start=1)},
    "jan": 1,
    "feb": 2,
    "peb": 2,
    "febuari": 2,
    "pebruari": 2,
    "mar": 3,
    "apr": 4,
    "jun": 6,
    "jul": 7,
    "agu": 8,
    "ags": 8,
    "agt": 8,
    "agust": 8,
    "sep": 9,
    "sept": 9,
    "okt": 10,
    "nov": 11,
    "nop": 11,
    "nopember": 11,
    "des": 12,
}
_WEEKDAY_NAMES: Final = {
    **{name.lower(): name for name in WEEKDAYS},
    "jumaat": "Jumat",
    "rebo": "Rabu",
    "ahad": "Minggu",
}
_APOSTROPHE: Final = "['`\u00b4\u2018\u2019\u02bc]"

# (?a:...) keeps letters like the long s, which ignoring case takes for an s, out of the tables.
WEEKDAY: Final = rf"\b(?a:{'|'.join(_WEEKDAY_NAMES)}|jum{_APOSTROPHE}at)\b"
"""The pattern of a weekday as people write it, capitals aside."""
MONTH: Final = rf"(?a:{'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})\b"
"""The pattern of a month as people write it, capitals aside."""

_GAP: Final = r"(?:[^\S\n]|\n(?!\s*\n))"  # a blank within a paragraph
_PIECE: Final = re.compile(
    rf"(?P<weekday>{WEEKDAY})"
    rf"|(?<![\w/:])(?<![0-9][.,])(?P<day>[0-9]{{1,2}})"
    rf"(?:{_GAP}+(?P<month>{MONTH})\.?"
    rf"(?:{_GAP}+(?P<year>[0-9]{{4}}))?)?(?![\w/:]|[.,][0-9])",
    re.IGNORECASE,
)
_JOIN: Final = re.compile(
    rf"{_GAP}*[-\u2013\u2014]{_GAP}*"
    rf"|,?{_GAP}+(?:dan|atau|serta){_GAP}+"
    rf"|{_GAP}+(?:s\.?{_GAP}?d\.?|s/d|sampai|sampai{_GAP}+dengan|hingga){_GAP}*(?:tanggal{_GAP}+)?",
    re.IGNORECASE,
)
_NEXT: Final = re.compile(
    rf"{_GAP}*(?:[,/(]{_GAP}*)?(?:(?:tanggal|tgl\.?){_GAP}+)?",
    re.IGNORECASE,
)
# In figures alone it may be part of a number of a letter, so a weekday has to stand before it.
_NUMERIC: Final = re.compile(
    rf"(?P<weekday>{WEEKDAY})"
    rf"{_GAP}*(?:[,(]{_GAP}*)?(?:(?:tanggal|tgl\.?){_GAP}+)?"
    r"(?P<date>(?P<day>[0-9]{1,2})(?P<sign>[-/])(?P<month>[0-9]{1,2})(?P=sign)(?P<year>[0-9]{4}))"
    r"(?![\w/]|[-.,][0-9])",
    re.IGNORECASE,
)
_YEAR: Final = re.compile("[0-9]{4}")
# A number after one of these is no day: "angka 2 dan 23 Maret 2020".
_COUNTED: Final = re.compile(r"\b(?:angka|nomor|no\.|pasal|ayat|butir|tabel)\s+\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: `start` to `end` are its figures and month, without the weekday.

    `day` is None where there is no such day. Of a range each end is a mention; one that leaves
    out month or year has them from the end after it. `weekday` is the name as EYD spells it.
    """

    start: int
    end: int
    day: date | None
    weekday: str | None = None
    weekday_start: int = -1
    weekday_end: int = -1


@dataclass(frozen=True, slots=True)
class _Piece:
    """A weekday, or a day that may have a month and a year."""

    start: int
    end: int
    weekday: str = ""
    day: int = 0
    month: int = 0
    year: int = -1
    joined: bool = False  # to the piece before, by "dan", "s.d." or a dash


def long_date(day: date) -> str:
    """Return a date as letters write it: 23 Maret 2020."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_span(first: date, last: date) -> str:
    """Return two days and all between: 16 November s.d. 18 Desember 2020; one day as itself.

    A year and a month that both have are written once.
    """
    if first == last:
        return long_date(last)
    begin = long_date(first)
    if first.year == last.year:
        parts = begin.split()
        begin = " ".join(parts[:1] if first.month == last.month else parts[:2])
    return f"{begin} s.d. {long_date(last)}"


def long_period(first: date | None, last: date | None) -> str:
    """Return days of which an end may not be known: mulai 3 Maret 2026, s.d. 4 Mei 2026, or ""."""
    if first and last:
        return long_span(first, last)
    if first:
        return f"mulai {long_date(first)}"
    return f"s.d. {long_date(last)}" if last else ""


def weekday_name(day: date) -> str:
    """Return the weekday: Senin."""
    return WEEKDAYS[day.weekday()]


def weekday_spelled(name: str) -> str:
    """Return a weekday, as people write it, as EYD spells it."""
    return _WEEKDAY_NAMES[re.sub(_APOSTROPHE, "", name.lower())]


def weekday_date(day: date) -> str:
    """Return a date with its weekday: Senin, 23 Maret 2020."""
    return f"{weekday_name(day)}, {long_date(day)}"


def zone_abbreviation(tz: str) -> str:
    """Return WIB, WITA or WIT for the name of a time zone, "" for one abroad."""
    return _ZONES.get(tz, "")


def clock(time: str, tz: str) -> str:
    """Return a clock time with its zone: 08.00 WIB; ValueError where it is no time."""
    found = _CLOCK.fullmatch(time)
    if found is None or (int(found[1]) == 24 and found[2] != "00"):
        message = f"no clock time: {time!r}"
        raise ValueError(message)
    return f"{int(found[1]):02}.{found[2]} {zone_abbreviation(tz)}".rstrip()


@lru_cache(maxsize=512)  # several checks ask for those of one paragraph
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Return the dates of a text in order, impossible ones too, with the weekdays before them."""
    # every date has a year, or the one after it in the row
    return tuple(_dates(text)) if _YEAR.search(text) else ()


def _dates(text: str) -> Iterator[DateMention]:
    for chain in _chains(text):
        weekdays = _weekdays(chain)
        for index, piece in enumerate(_completed(chain)):
            if piece is None:
                continue
            named = weekdays.get(index)
            day = _day(piece.year, piece.month, piece.day)
            if named is None:
                yield DateMention(piece.start, piece.end, day)
            else:
                yield DateMention(
                    *(piece.start, piece.end, day), named.weekday, named.start, named.end
                )


def find_numeric_dates(text: str) -> Iterator[DateMention]:
    """Yield the dates written 2-9-2026 or 02/09/2026 that a weekday stands before."""
    for found in _NUMERIC.finditer(text) if _YEAR.search(text) else ():
        day = _day(int(found["year"]), int(found["month"]), int(found["day"]))
        named = weekday_spelled(found["weekday"])
        yield DateMention(*found.span("date"), day, named, *found.span("weekday"))


def _chains(text: str) -> Iterator[list[_Piece]]:
    """Yield runs of pieces that have nothing but joining words between them."""
    chain: list[_Piece] = []
    for found in _PIECE.finditer(text):
        if _is_weeks(text, found) or _is_counted(text, found):
            continue
        between = text[chain[-1].end : found.start()] if chain else ""
        joined = bool(chain) and _JOIN.fullmatch(between) is not None
        if chain and not joined and _NEXT.fullmatch(between) is None:
            yield chain
            chain = []
        chain.append(_piece(found, joined=joined))
    yield chain


def _is_weeks(text: str, found: re.Match[str]) -> bool:
    """Tell weeks ("1 minggu") from Sundays, which have a capital or follow the word hari."""
    before = text[max(0, found.start() - 8) : found.start()].lower()
    return found[0] == "minggu" and not before.rstrip().endswith("hari")


def _is_counted(text: str, found: re.Match[str]) -> bool:
    return found["month"] is None and bool(
        _COUNTED.search(text, max(0, found.start() - 12), found.start())
    )


def _piece(found: re.Match[str], *, joined: bool) -> _Piece:
    start, end = found.span()
    if name := found["weekday"]:
        return _Piece(start, end, weekday=weekday_spelled(name), joined=joined)
    month = _MONTH_NUMBERS[found["month"].lower()] if found["month"] else 0
    year = int(found["year"]) if found["year"] else -1
    return _Piece(start, end, "", int(found["day"]), month, year, joined)


def _completed(chain: list[_Piece]) -> list[_Piece | None]:
    """Return the days with month and year, taken from the day after where left out."""
    result: list[_Piece | None] = [None] * len(chain)
    later: _Piece | None = None
    linked = listing = False
    for index in range(len(chain) - 1, -1, -1):
        piece = chain[index]
        if not piece.weekday:
            listing = listing and linked
            later = _complete(piece, later if linked else None)
            result[index] = later
            linked = False
        # "23, 24, dan 25 Maret": a comma links only where a word does so later in the row
        listing = listing or piece.joined
        linked = linked or piece.joined or (listing and not piece.weekday)
    return result


def _complete(piece: _Piece, later: _Piece | None) -> _Piece | None:
    if piece.year >= 0:
        return piece
    if later is None:
        return None
    month = piece.month or later.month
    # "28 Desember s.d. 3 Januari 2021" begins in the year before
    year = later.year - (1 if month > later.month else 0)
    return _Piece(piece.start, piece.end, "", piece.day, month, year, piece.joined)


def _weekdays(chain: list[_Piece]) -> dict[int, _Piece]:
    """Return the weekday of each day by place: "Senin s.d. Jumat, 16 s.d. 20 November 2020"."""
    result: dict[int, _Piece] = {}
    shape = "".join("W" if piece.weekday else "D" for piece in chain)
    for found in re.finditer("(?<!W)(W+)(D+)", shape):
        names = range(*found.span(1))
        days = range(*found.span(2))
        if chain[days[0]].joined:  # "setiap Senin dan 24 Maret 2020"
            continue
        if len(names) in {1, len(days)}:
            result.update((day, chain[name]) for name, day in zip(names, days, strict=False))
    return result


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
