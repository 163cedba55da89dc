"""Hours end after they begin; a night that ends the next morning is asked about.

What is told apart is length: from 20.00 to 06.00 is a night, from 15.00 to 08.00 is none. A night
that the cited text calls one, or that it lets end the next day, is not asked about.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from publisher.checks.stretches import by_cite
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path, Rule
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_DAY: Final = 24 * 60
_NIGHT: Final = 12 * 60  # the longest one that may be meant
_SAID: Final = re.compile(
    r"\b(?:malam|keesokan|esok(?:nya)?|besok(?:nya)?|hari\s+(?:berikut|selanjut)nya)\b",
    re.IGNORECASE,
)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, rule in enumerate(circular.rules):
        for path, start, end in _hours(rule.do, ("rules", index, "do")):
            first, last = _minutes(start), _minutes(end)
            if first is not None and last is not None and last <= first:
                is_night = 0 < (last - first) % _DAY <= _NIGHT
                if not (is_night and _says_so(circular, rule)):
                    yield _finding(circular, path, (start, end), is_night=is_night)


def _says_so(circular: Circular, rule: Rule) -> bool:
    """Tell whether a paragraph that the rule cites speaks of the night, or of the next day."""
    words = by_cite(circular)
    labels = {cite.p for cite in rule.cite}
    return any(_SAID.search(one.text) for label in labels for one in words.get(label, ()))


def _hours(value: object, path: Path) -> Iterator[tuple[Path, str, str]]:
    """Yield every map with two times of the day, whatever its kind calls it."""
    if isinstance(value, Mapping):
        start, end = value.get("from"), value.get("to")
        if isinstance(start, str) and isinstance(end, str):
            yield path, start, end
        for key, inner in value.items():
            yield from _hours(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _hours(inner, (*path, index))


def _minutes(clock: str) -> int | None:
    found = _CLOCK.fullmatch(clock)
    return int(found[1]) * 60 + int(found[2]) if found else None


def _finding(
    circular: Circular, path: Path, hours: tuple[str, str], *, is_night: bool
) -> Diagnostic:
    start, end = (clock.replace(":", ".") for clock in hours)
    hint = Label("betulkan `from` atau `to`", "mend `from` or `to`")
    if is_night:
        hint = Label(
            "biarkan bila memang sampai esok paginya; kalau tidak, tukar `from` dan `to`",
            "leave it where the next morning is meant; else exchange `from` and `to`",
        )
    return Diagnostic(
        "rule-hours-reversed",
        Label(
            f"pukul {start} sampai dengan {end}: akhirnya tidak setelah awalnya",
            f"from {start} to {end}: the end is not after the start",
        ),
        circular.at(*path, "to"),
        Severity.WARNING if is_night else Severity.ERROR,
        hint=hint,
        related=((Label("mulai di sini", "begins here"), circular.at(*path, "from")),),
    )


CHECK: Final = CircularCheck("rule-hours-reversed", _run)
