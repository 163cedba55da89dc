"""Tables of a letter: column widths from their words, so that every format rules them alike."""

from publisher.letters.runs import runs, together
from publisher.model.body import Table as AuthorTable
from publisher.model.letter import Line, Look, Table, words
from publisher.model.measure import em


def table(source: AuthorTable, indent: int, look: Look, width_mm: float, caption: str) -> Table:
    """Return the table `width_mm` wide at most; `caption` describes it to screen readers."""
    lines = [tuple(runs(cell.inlines) for cell in row) for row in (source.head, *source.rows)]
    joined = [tuple(together(line) for line in row) for row in lines]
    if sum(_least(_columns(joined), look)) <= width_mm:
        lines = joined
    head, *rows = (_padded(row, len(source.head)) for row in lines)
    return Table(
        head=head,
        rows=tuple(rows),
        align=source.align,
        widths_mm=_widths(_columns(lines), look, width_mm),
        indent=indent,
        caption=caption,
        label=source.label,
    )


def _columns(rows: list[tuple[Line, ...]]) -> list[list[str]]:
    return [[words(row[column]) for row in rows] for column in range(len(rows[0]))]


def _least(texts: list[list[str]], look: Look) -> list[float]:
    """Return how wide each column is at least: as its longest word, no-break blanks within."""
    letter_mm = look.table.size_pt * 25.4 / 72
    room = 2 * look.table.pad_x_mm + 0.6
    return [
        max(em(word) for text in column for word in text.split(" ")) * letter_mm + room
        for column in texts
    ]


def _padded(row: tuple[Line, ...], columns: int) -> tuple[Line, ...]:
    return (*row, *((),) * (columns - len(row)))[:columns]


def _widths(texts: list[list[str]], look: Look, width_mm: float) -> tuple[float, ...]:
    """Give each column its longest word; share what is left by the length of its longest cell."""
    letter_mm = look.table.size_pt * 25.4 / 72
    room = 2 * look.table.pad_x_mm + 0.6
    least = _least(texts, look)
    wanted = [max(em(text) for text in column) * letter_mm + room for column in texts]
    if sum(wanted) <= width_mm:
        return tuple(round(value, 2) for value in wanted)
    if sum(least) >= width_mm:
        return tuple(round(value * width_mm / sum(least), 2) for value in least)
    left = width_mm - sum(least)
    more = [want - low for want, low in zip(wanted, least, strict=True)]
    return tuple(
        round(low + left * extra / sum(more), 2) for low, extra in zip(least, more, strict=True)
    )
