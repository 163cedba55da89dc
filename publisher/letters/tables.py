"""Tables of a letter: column widths from their words, so that every format rules them alike."""

from publisher.letters.runs import runs
from publisher.model.body import Table as AuthorTable
from publisher.model.body import plain
from publisher.model.letter import Line, Look, Table
from publisher.model.measure import em


def table(source: AuthorTable, indent: int, look: Look, width_mm: float, caption: str) -> Table:
    """Return the table `width_mm` wide at most; `caption` describes it to screen readers."""
    head = tuple(runs(cell.inlines) for cell in source.head)
    rows = tuple(tuple(runs(cell.inlines) for cell in row) for row in source.rows)
    texts = [
        [plain(row[column].inlines) for row in (source.head, *source.rows)]
        for column in range(len(source.head))
    ]
    return Table(
        head=head,
        rows=tuple(_padded(row, len(head)) for row in rows),
        align=source.align,
        widths_mm=_widths(texts, look, width_mm),
        indent=indent,
        caption=caption,
        label=source.label,
    )


def _padded(row: tuple[Line, ...], columns: int) -> tuple[Line, ...]:
    return (*row, *((),) * (columns - len(row)))[:columns]


def _widths(texts: list[list[str]], look: Look, width_mm: float) -> tuple[float, ...]:
    """Give each column its longest word; share what is left by the length of its longest cell."""
    letter_mm = look.table.size_pt * 25.4 / 72
    room = 2 * look.table.pad_x_mm + 0.6
    least = [
        max(em(word) for text in column for word in text.split() or [""]) * letter_mm + room
        for column in texts
    ]
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
