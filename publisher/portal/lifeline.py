"""The days of one circular as a drawing: a bar of its statuses, with the days on which they change.

It names no day of today. Its signs differ in shape, not in colour alone, and those that occur are
explained below it. The table of days beside it says the same in words.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from html import escape
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model import status
from publisher.model.publication import Published
from publisher.portal import words

_WIDTH, _TOP, _BAR, _LINE = 344, 8, 18, 15
_KEY, _SAMPLE = 12, 26  # height and width of a sign that is explained
_OFF: Final = "tidak berlaku"  # before, between and after, however it came about
_MEANINGS: Final[Mapping[str, str]] = {
    status.IN_FORCE: "berlaku",
    status.PARTLY: "berlaku sebagian",
    status.SUSPENDED: "ditangguhkan",
    status.UNKNOWN: "belum dapat dipastikan",
}
_AIR: Final = 30  # of the width before the first day and after the last


def draw(circular: Published) -> str:
    """Return the drawing as SVG, "" where nothing ever changes."""
    found = [one for one in circular.state.boundaries if one.on]
    days = [one.on for one in found if one.on]
    if not days:
        return ""
    first, last = days[0], days[-1]
    length = max(1, (last - first).days)
    open_ = found[-1].status in (*status.ALIVE, status.SUSPENDED)
    room = (_WIDTH - 2 * _AIR) // (3 if open_ else 1)  # what lasts on has most of the bar

    def x(day: date) -> int:
        return _AIR + (day - first).days * room // length if last != first else _AIR

    parts = []
    for number, one in enumerate(found):
        start = x(days[number])
        end = x(days[number + 1]) if number + 1 < len(found) else _WIDTH
        parts.append(_sign(one.status, (start, _TOP), max(2, end - start), _BAR))
    parts.append(f'<path class="axis" d="M0 {_TOP + _BAR}H{_WIDTH}"/>')
    labels, lines = _labels(days, x)
    parts += labels
    bottom = _TOP + _BAR + 10 + _LINE * lines
    key, height = _legend([one.status for one in found], bottom + 6)
    name = escape(f"Masa: {', '.join(_sentence(one.status, one.on) for one in found if one.on)}")
    return (
        f'<svg class="lifeline" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-label="{name}">{"".join((*parts, *key))}</svg>'
    )


def _sign(code: str, place: tuple[int, int], width: int, height: int) -> str:
    """Return a sign: whole, half as high, two stripes, an outline of dashes, or a line below."""
    x, top = place
    name = code if code in _MEANINGS else "off"
    pieces = {
        status.PARTLY: ((height // 2, height - height // 2),),
        status.SUSPENDED: ((0, height // 3), (height - height // 3, height // 3)),
        "off": ((height - 3, 3),),
    }.get(name, ((0, height),))
    return "".join(
        f'<rect class="b {name}" x="{x}" y="{top + down}" width="{width}" height="{high}"/>'
        for down, high in pieces
    )


def _legend(codes: Iterable[str], top: int) -> tuple[list[str], int]:
    """Return the signs that occur with their meaning, two in a row, and where they end."""
    occurring = {one if one in _MEANINGS else "off" for one in codes}
    names = [one for one in (*_MEANINGS, "off") if one in occurring]
    found = []
    for number, one in enumerate(names):
        x, y = number % 2 * _WIDTH // 2 + 1, top + number // 2 * (_LINE + 4)
        found.append(_sign(one, (x, y), _SAMPLE, _KEY))
        meaning = _MEANINGS.get(one, _OFF)
        found.append(f'<text x="{x + _SAMPLE + 6}" y="{y + _KEY - 1}">{meaning}</text>')
    return found, top + (len(names) + 1) // 2 * (_LINE + 4)


def _labels(days: list[date], x: Callable[[date], int]) -> tuple[list[str], int]:
    """Return the days under the bar, but what would run into another, and how many lines."""
    found, free, lines = [], -1, 1
    for number, day in enumerate(days):
        at = x(day)
        found.append(f'<path class="tick" d="M{at} {_TOP}V{_TOP + _BAR + 5}"/>')
        if at < free and number + 1 < len(days):
            continue
        line = 0 if at >= free else 1
        lines = max(lines, line + 1)
        anchor = "end" if at > _WIDTH * 2 // 3 else "start"
        found.append(
            f'<text x="{at}" y="{_TOP + _BAR + 18 + _LINE * line}" text-anchor="{anchor}">'
            f"{escape(_short(day))}</text>"
        )
        free = at + 86
    return found, lines


def _short(day: date) -> str:
    """Return a day with the first three letters of its month: 3 Agu 2026."""
    number, month, year = long_date(day).split()
    return f"{number} {month[:3]} {year}"


def _sentence(code: str, day: date) -> str:
    return f"{words.STATUSES[code][1].lower()} mulai {long_date(day)}"
