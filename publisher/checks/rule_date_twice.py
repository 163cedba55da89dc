"""A list of days has each day once: a day typed twice is often another one mistyped."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, rule in enumerate(circular.rules):
        for path, day, first in _twins(rule.do, ("rules", index, "do")):
            yield Diagnostic(
                "rule-date-twice",
                Label(
                    f"{long_date(day)} sudah ada dalam daftar ini",
                    f"{long_date(day)} is in this list already",
                ),
                circular.at(*path),
                Severity.WARNING,
                hint=Label(
                    "hapus salah satunya, atau tulis tanggal yang dimaksud",
                    "delete one of them, or write the day that is meant",
                ),
                related=((Label("pertama di sini", "first here"), circular.at(*first)),),
            )


def _twins(value: object, path: Path) -> Iterator[tuple[Path, date, Path]]:
    """Yield the days of every list that stand there before, with both places."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _twins(inner, (*path, key))
    elif isinstance(value, list):
        seen: dict[date, Path] = {}
        for index, inner in enumerate(value):
            here = (*path, index)
            day = _day(inner)
            if day and day in seen:
                yield here, day, seen[day]
            elif day:
                seen[day] = here
            yield from _twins(inner, here)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


CHECK: Final = CircularCheck("rule-date-twice", _run)
