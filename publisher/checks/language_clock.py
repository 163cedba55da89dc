"""A time of the day reads `pukul 08.00 WIB`: a dot, a zone, and not "jam", which is a duration."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from publisher.checks.mending import reworded
from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, stretches
from publisher.indonesian.dates import zone_abbreviation
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

_Wrong = tuple[Label, tuple[int, int], str]

_NEAR: Final = 40  # signs before a time in which what tells it from a ratio stands
_TIME: Final = r"(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?!\w|[.:,][0-9])"
_TO: Final = r"(?:[-\u2013\u2014]|s\.\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)"
_ZONE: Final = re.compile(r"\bWI(?:B|TA|T)\b|\bwaktu\s+(?:setempat|indonesia)\b", re.IGNORECASE)
_ZONE_AFTER: Final = re.compile(rf"\s*(?:{_ZONE.pattern})", re.IGNORECASE)
_NAMED: Final = re.compile(rf"\b(?P<word>pukul|jam)\s+(?P<time>{_TIME})", re.IGNORECASE)
_COLON: Final = re.compile(
    r"(?<![\w.,:/])(?P<time>(?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9]))(?!\w|[.:,][0-9])"
)
_BEFORE: Final = re.compile(rf"(?:\b(?:pukul|jam)\s+|{_TIME}\s*{_TO}\s*)\Z", re.IGNORECASE)
_AFTER: Final = re.compile(rf"\s*(?:WI(?:B|TA|T)\b|{_TO}\s*(?:pukul\s+)?{_TIME})", re.IGNORECASE)


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    authority = surroundings.vocabulary.authorities.get(circular.authority)
    zone = zone_abbreviation(authority.tz) if authority else ""
    for stretch in stretches(circular):
        for found in (*_COLON.finditer(stretch.text), *_NAMED.finditer(stretch.text)):
            start, end = found.span()
            if not within(foreign(stretch.text), start, end) and stretch.is_typed(start, end):
                for message, place, right in _of_time(stretch, found, zone or "WIB"):
                    finding = _finding(stretch, place, message, right)
                    named = _ZONE_AFTER.match(stretch.text, place[1])
                    words = right.removesuffix(f" {zone or 'WIB'}") if named else right
                    yield replace(finding, fix=reworded(circular, stretch, place, words))


def _of_time(stretch: Stretch, found: re.Match[str], zone: str) -> Iterator[_Wrong]:
    """Yield what is wrong with a time, its place in the stretch, and the right words."""
    time = found["time"]
    dotted = time.replace(":", ".")
    if found.re is _COLON:
        if _is_clock(stretch.text, found):
            message = Label(
                f"waktu {time} ditulis dengan titik dua", f"the time {time} is written with a colon"
            )
            yield message, found.span("time"), dotted
    elif found["word"].lower() == "jam":
        message = Label(
            f'"jam {time}": "jam" menyatakan lama waktu; untuk waktu tertentu pakai "pukul"',
            f'"jam {time}": jam is a duration, a time of the day takes "pukul"',
        )
        yield message, found.span(), f"pukul {dotted} {zone}"
    elif stretch.kind != "cell" and not _has_zone(stretch.text):
        message = Label(
            f'"pukul {time}" tanpa zona waktu', f'"pukul {time}" is without a time zone'
        )
        yield message, found.span(), f"pukul {dotted} {zone}"


@lru_cache(maxsize=8)
def _has_zone(text: str) -> bool:
    return bool(_ZONE.search(text))


def _is_clock(text: str, found: re.Match[str]) -> bool:
    """Tell a time from a ratio by what stands around it, or by its leading zero."""
    return bool(
        (len(found["hour"]) == 2 and found["hour"].startswith("0"))
        or _BEFORE.search(text, max(0, found.start() - _NEAR), found.start())
        or _AFTER.match(text, found.end())
    )


def _finding(stretch: Stretch, place: tuple[int, int], message: Label, right: str) -> Diagnostic:
    return Diagnostic(
        "language-clock",
        message,
        stretch.span(*place),
        Severity.WARNING,
        hint=Label(
            f'tulis "{right}", atau pakai `| jam` dengan nilai aturannya',
            f'write "{right}", or print the value of the rule with `| jam`',
        ),
    )


CHECK: Final = CircularCheck("language-clock", _run)
