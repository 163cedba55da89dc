"""Circulars over time as a drawing (SVG): periods, extensions, cuts, suspensions, gaps, open ends.

It has no script and no font of its own, and the same overview gives the same bytes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher.model.label import Label
from publisher.model.overview import Account, Survey
from publisher.portal import bars, marks
from publisher.portal.axis import Axis

_WIDTH, _LEFT, _CHART = 1120, 340, 600
_STATUS: Final = _LEFT + _CHART + 22
_TOP, _ROW, _HEADING = 104, 32, 26
_FAR: Final = 366 * 30  # days before and after the day asked that are drawn at most
_TITLE: Final = Label("Edaran dari waktu ke waktu", "Circulars over time")
_ASKED: Final = Label("hari yang ditanyakan", "the day asked")
_LEGEND: Final = (
    (marks.whole, Label("berlaku", "in force")),
    (marks.part, Label("berlaku sebagian", "partly in force")),
    (marks.extended, Label("berlaku karena diperpanjang", "in force by an extension")),
    (marks.suspended, Label("ditangguhkan", "suspended")),
    (marks.gap, Label("jeda sebelum berlaku lagi", "gap, then in force again")),
    (marks.unknown, Label("belum pasti berlaku", "not certain to be in force")),
    (marks.void, Label("ditarik atau batal", "withdrawn or void")),
)


@dataclass(frozen=True, slots=True)
class Caption:
    """What is written beside a circular: its status in a word or two, and all for a pointer."""

    short: Label
    whole: Label


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the drawing; `day` is the day asked, `told` how it is written.

    `known` says up to when the agenda book was read, "" for all of it.
    """

    title: Label
    day: date
    told: Label
    known: Label


def draw(survey: Survey, head: Head, captions: Mapping[str, Caption], language: str) -> bytes:
    """Return the drawing; captions are by the id of a circular."""
    axis = _axis(survey, head.day)
    rows, bottom = _rows(survey, axis, captions, language)
    height = bottom + 110
    heading = _heading(head, language)
    title = f"{heading}: {head.title.text(language)}"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}" role="img" font-family="Arial, Helvetica, sans-serif">',
        f"<title>{marks.plain(title)}</title><defs>{marks.PATTERNS}</defs>",
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        marks.text(16, 30, heading, 18, font_weight="bold"),
        marks.text(16, 51, marks.shortened(head.title.text(language), 12, _WIDTH - 32), 12),
        *_scale(axis, bottom, language),
        *rows,
        *_asked(axis, head, bottom, language),
        *_legend(bottom + 48, language),
        "</svg>\n",
    ]
    return "\n".join(parts).encode()


def _heading(head: Head, language: str) -> str:
    known = head.known.text(language)
    return f"{_TITLE.text(language)}, {known}" if known else _TITLE.text(language)


def _axis(survey: Survey, day: date) -> Axis:
    """Return the axis that holds all that happens, and some air on both sides."""
    around = date.fromordinal(max(1, day.toordinal() - _FAR))
    beyond = date.fromordinal(min(date.max.toordinal(), day.toordinal() + _FAR))
    met = [day, *(one for _, account in survey.accounts for one in bars.days(account))]
    shown = [min(max(one, around), beyond) for one in met]
    first, last = min(shown), max(shown)
    air = timedelta(max(10, (last - first).days // 25))
    first = first - air if first - date.min > air else date.min
    last = last + air if date.max - last > air else date.max
    return Axis(first, last, _LEFT, _CHART)


def _rows(
    survey: Survey, axis: Axis, captions: Mapping[str, Caption], language: str
) -> tuple[list[str], int]:
    """Return the rows under the headings of their authorities, and where they end."""
    chapters = [chapter for one in survey.overviews for chapter in one.chapters]
    found: list[str] = []
    y = _TOP
    for chapter in chapters:
        if len(chapters) > 1:
            name = marks.shortened(chapter.label.text(language), 12, _LEFT - 28)
            found.append(marks.text(16, y + 18, name, 12, font_weight="bold"))
            y += _HEADING
        for number, account in enumerate(sorted(chapter.accounts, key=bars.place)):
            caption = captions[account.circular.id]
            found += _row(account, axis, (y, number % 2), caption, language)
            y += _ROW
    return found, y


def _row(
    account: Account, axis: Axis, place: tuple[int, int], caption: Caption, language: str
) -> Iterator[str]:
    y, odd = place
    room = _LEFT - 28
    number = account.circular.number or account.circular.id
    title = account.circular.title.text(language)
    status = caption.short.text(language)
    yield f"<g><title>{marks.plain(caption.whole.text(language))}</title>"
    back = marks.PALE if odd else "#fff"
    yield (
        f'<rect x="8" y="{y}" width="{_WIDTH - 16}" height="{_ROW}" fill="{back}" '
        'fill-opacity="0.6"/>'
    )
    yield marks.text(16, y + 13, marks.shortened(number, 11, room), 11, font_weight="bold")
    yield marks.text(16, y + 26, marks.shortened(title, 10, room), 10)
    yield from bars.bar(account, axis, y + (_ROW - marks.BAR) // 2)
    yield marks.text(_STATUS, y + 20, marks.shortened(status, 10, _WIDTH - _STATUS - 12), 10)
    yield "</g>"


def _scale(axis: Axis, bottom: int, language: str) -> Iterator[str]:
    """Yield the months and years, and a line down from each, over and under the rows."""
    for tick in axis.ticks(language):
        yield f'<path d="M{tick.x} {_TOP - 4}V{bottom + 4}" stroke="#c9c9c9" stroke-width="1"/>'
        for year_at, month_at in ((_TOP - 22, _TOP - 9), (bottom + 28, bottom + 15)):
            if tick.month:
                yield marks.text(tick.x + 2, month_at, tick.month)
            if tick.year:
                at = year_at if tick.month else month_at
                yield marks.text(tick.x + 2, at, tick.year, font_weight="bold")
    for y in (_TOP - 4, bottom + 4):
        yield f'<path d="M{_LEFT} {y}H{axis.right}" stroke="{marks.GREY}" stroke-width="1"/>'


def _asked(axis: Axis, head: Head, bottom: int, language: str) -> Iterator[str]:
    x = axis.x(head.day)
    yield marks.line(x, _TOP - 36, bottom + 4)
    anchor = "end" if x > _LEFT + _CHART // 2 else "start"
    at = x - 5 if anchor == "end" else x + 5
    yield marks.text(at, _TOP - 36, head.told.text(language), fill=marks.ASKED, text_anchor=anchor)


def _legend(top: int, language: str) -> Iterator[str]:
    """Yield every mark with its meaning, five in a row."""
    places = [(16 + column * 220, top + line * 24) for line in (0, 1) for column in range(5)]
    for (x, y), (shape, label) in zip(places, _LEGEND, strict=False):
        yield shape(x, x + 28, y)
        yield marks.text(x + 38, y + 10, label.text(language))
    (cut_x, cut_y), (arrow_x, arrow_y), (line_x, line_y) = places[len(_LEGEND) :]
    cut = Label("dicabut atau diganti", "revoked or replaced")
    yield marks.whole(cut_x, cut_x + 14, cut_y) + marks.cut(cut_x + 14, cut_y)
    yield marks.text(cut_x + 38, cut_y + 10, cut.text(language))
    endless = Label("tanpa tanggal akhir", "no last day")
    yield marks.whole(arrow_x, arrow_x + 18, arrow_y) + marks.arrow(arrow_x + 18, arrow_y)
    yield marks.text(arrow_x + 38, arrow_y + 10, endless.text(language))
    yield marks.line(line_x + 14, line_y - 3, line_y + marks.BAR + 3)
    yield marks.text(line_x + 38, line_y + 10, _ASKED.text(language))
