"""Numbers of letters with the year in which they count; no check of its own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.indonesian.letter_number import parse
from publisher.model.card import Card


@dataclass(frozen=True, slots=True)
class Numbered:
    """A circular whose number is filled in; `year` is that of the number, the date or the path."""

    circular: Card
    number: str
    year: int


def numbered(circulars: Iterable[Card]) -> Iterator[Numbered]:
    """Yield the circulars that have a whole number, the earliest signed first, then by id."""
    ordered = sorted(circulars, key=lambda one: (one.signed is None, str(one.signed), one.id))
    for circular in ordered:
        number = circular.number
        if not number or not number.strip():
            continue
        parts = parse(number)
        if not parts.blank:
            yield Numbered(circular, number, parts.year or _year(circular))


def _year(circular: Card) -> int:
    if circular.signed:
        return circular.signed.year
    folder = circular.id.split("/")[1:2]
    return int(folder[0]) if folder and folder[0].isdecimal() else 0
