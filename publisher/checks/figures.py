"""Figures that can be compared: those a text states, and those a rule holds; no check of its own.

Two figures are of one `sort` where one could stand in place of the other: shares, clock times,
days, or lengths of time counted in the same unit.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from publisher.indonesian.dates import find_dates, long_date
from publisher.indonesian.numerals import digits, read_digits, read_duration

SHARE: Final = "share"
CLOCK: Final = "clock"
DAY: Final = "day"

_DIGIT: Final = re.compile("[0-9]")
_SHARE_KEYS: Final = frozenset({"max", "min", "exact", "target"})
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_ISO_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_BEFORE: Final = r"(?<![\w/])(?<![0-9][.,:\-\u2013])"
_NUMBER: Final = r"[0-9]+(?:[.,][0-9]+)*"
_IN_WORDS: Final = r"(?:\([^()\n]{1,120}\)\s*)?"
_PERCENT: Final = re.compile(
    rf"{_BEFORE}(?P<number>{_NUMBER})\s*{_IN_WORDS}(?:%|persen\b)", re.IGNORECASE
)
_RATIO: Final = re.compile(r"(?<![\w.,:/])([0-9]{1,3})\s?:\s?([0-9]{1,3})(?![\w:]|[.,][0-9])")
_TIME: Final = r"(?:[01]?[0-9]|2[0-3])[.:][0-5][0-9](?![\w]|[.,:][0-9])"
_TO: Final = r"\s*(?:[-\u2013\u2014]|s\.\s?d\.|s/d|sampai(?:\s+dengan)?|hingga)\s*(?:pukul\s+)?"
_CLOCKS: Final = re.compile(
    rf"\b(?:pukul|jam)\s+{_TIME}(?:{_TO}{_TIME})?"
    rf"|{_BEFORE}{_TIME}{_TO}{_TIME}"
    rf"|{_BEFORE}{_TIME}(?=\s*WI(?:B|TA|T)\b)",
    re.IGNORECASE,
)
_ONE_TIME: Final = re.compile(_TIME)
_UNITS: Final = "hari kerja|tahun|bulan|minggu|pekan|hari|jam|menit"
_LENGTH: Final = re.compile(
    rf"{_BEFORE}(?P<number>{_NUMBER})\s*{_IN_WORDS}(?P<unit>{_UNITS})\b", re.IGNORECASE
)
_AND: Final = re.compile(r"\s*(?:(?:dan|lebih)\s+)?")
# unit -> what it is counted in, and how many of these one is
_SCALES: Final[Mapping[str, tuple[str, int]]] = dict(
    zip(
        _UNITS.split("|"),
        [("w", 1), ("m", 12), ("m", 1), ("d", 7), ("d", 7), ("d", 1), ("t", 60), ("t", 1)],
        strict=True,
    )
)
_ONE: Final = re.compile(
    rf"\b(?:se(?:tiap)?|tiap|per|satu)\s*(?P<each>{_UNITS})\b|\b(?P<adverb>{_UNITS})an\b",
    re.IGNORECASE,
)
_HALVES: Final[Mapping[str, int]] = {
    "separuh": 50,
    "setengah": 50,
    "seperempat": 25,
    "seperlima": 20,
    "seluruh": 100,
}
_HALF: Final = re.compile(rf"\b(?:{'|'.join(_HALVES)})\b", re.IGNORECASE)
_LOOKED_AT: Final = 2048  # any number of rules may cite one paragraph

Amount = tuple[tuple[str, Decimal], ...]
Figure = Decimal | str | date | Amount


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure in a text, from `start` to `end`."""

    start: int
    end: int
    sort: str
    figure: Figure


@dataclass(frozen=True, slots=True)
class Held:
    """A figure in data: how people read it, and the mark that prints it from a path into `do`."""

    sort: str
    figure: Figure
    shown: str
    path: tuple[str | int, ...]
    filter: str


@lru_cache(maxsize=_LOOKED_AT)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return the figures that a text states in digits."""
    if not _DIGIT.search(text):
        return ()
    days = (
        Mention(found.start, found.end, DAY, found.day) for found in find_dates(text) if found.day
    )
    return (*_shares(text), *_clocks(text), *_lengths(text), *days)


@lru_cache(maxsize=_LOOKED_AT)
def stated(text: str) -> frozenset[tuple[str, Figure]]:
    """Return what a text states, in digits or in words such as "separuh" and "setiap minggu"."""
    result = {(mention.sort, mention.figure) for mention in mentions(text)}
    result |= {(SHARE, Decimal(_HALVES[found[0].lower()])) for found in _HALF.finditer(text)}
    for found in _ONE.finditer(text):
        unit = (found["each"] or found["adverb"]).lower()
        kind, scale = _SCALES[unit]
        result.add((unit, ((kind, Decimal(scale)),)))
    return frozenset(result)


def held(value: object, path: tuple[str | int, ...] = ()) -> Iterator[Held]:
    """Yield the figures in what a rule asks for, however deep they stand."""
    if isinstance(value, Mapping):
        yield from _of_mapping(value, path)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for index, item in enumerate(value):
            yield from held(item, (*path, index))
    elif isinstance(value, str):
        yield from _of_text(value, path)


def day_held(day: date, path: tuple[str | int, ...]) -> Held:
    """Return a day as a figure."""
    return Held(DAY, day, long_date(day), path, "tanggal")


def _shares(text: str) -> Iterator[Mention]:
    for found in _PERCENT.finditer(text):
        number = read_digits(found["number"])
        if number is not None:
            yield Mention(found.start("number"), found.end(), SHARE, number.normalize())
    for found in _RATIO.finditer(text):
        if int(found[1]) + int(found[2]) == 100:
            for part in (1, 2):
                yield Mention(*found.span(part), SHARE, Decimal(found[part]).normalize())


def _clocks(text: str) -> Iterator[Mention]:
    for stretch in _CLOCKS.finditer(text):
        for found in _ONE_TIME.finditer(text, *stretch.span()):
            hour, minute = re.split("[.:]", found[0])
            yield Mention(*found.span(), CLOCK, f"{int(hour):02}:{minute}")


def _lengths(text: str) -> Iterator[Mention]:
    """Yield lengths of time; "37 jam 30 menit" is one."""
    found = list(_LENGTH.finditer(text))
    index = 0
    while index < len(found):
        parts = [found[index]]
        while index + len(parts) < len(found) and _goes_on(
            text, parts[-1], found[index + len(parts)]
        ):
            parts.append(found[index + len(parts)])
        index += len(parts)
        numbers = [read_digits(part["number"]) for part in parts]
        known = [number for number in numbers if number is not None]
        if len(known) == len(parts):
            units = [part["unit"].lower() for part in parts]
            yield Mention(
                parts[0].start("number"), parts[-1].end(), units[0], _amount(known, units)
            )


def _goes_on(text: str, part: re.Match[str], after: re.Match[str]) -> bool:
    before, unit = _SCALES[part["unit"].lower()], _SCALES[after["unit"].lower()]
    between = text[part.end() : after.start()]
    return before[0] == unit[0] and before[1] > unit[1] and bool(_AND.fullmatch(between))


def _amount(numbers: Sequence[Decimal], units: Sequence[str]) -> Amount:
    total: dict[str, Decimal] = {}
    for number, unit in zip(numbers, units, strict=True):
        kind, scale = _SCALES[unit]
        total[kind] = total.get(kind, Decimal(0)) + number * scale
    return tuple(sorted((kind, amount.normalize()) for kind, amount in total.items()))


def _of_mapping(value: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Held]:
    if len(value) == 1 and value.keys() <= _SHARE_KEYS:
        ((key, share),) = value.items()
        if isinstance(share, (int, float, Decimal)) and not isinstance(share, bool):
            number = Decimal(str(share)).normalize()
            yield Held(SHARE, number, f"{digits(number)}%", (*path, key), "persen")
            return
    within, unit = value.get("within"), str(value.get("unit", "")).replace("-", " ")
    if isinstance(within, int) and unit in _SCALES:
        amount = _amount([Decimal(within)], [unit])
        yield Held(unit, amount, f"{within} {unit}", (*path, "within"), "bilangan")
    for key, item in value.items():
        if key != "anchor":  # where a rotation is counted from: no letter need say it
            yield from held(item, (*path, key))


def _of_text(value: str, path: tuple[str | int, ...]) -> Iterator[Held]:
    if _ISO_CLOCK.fullmatch(value):
        yield Held(CLOCK, value, value.replace(":", "."), path, "jam")
    elif _ISO_DATE.fullmatch(value):
        day = _day(value)
        if day:
            yield day_held(day, path)
    elif parts := read_duration(value):
        numbers, units = [Decimal(number) for number, _ in parts], [unit for _, unit in parts]
        if set(units) <= _SCALES.keys():
            shown = " ".join(f"{number} {unit}" for number, unit in parts)
            yield Held(units[0], _amount(numbers, units), shown, path, "durasi")


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None
