"""The letter as plain text: the same words in the same order, 72 columns, UTF-8.

Words are never broken, so that a number found on the screen can be searched for as it stands.
What is no word of the letter is easy to tell: lines of `=` or `-`, ` | ` between cells, and the
mark in a block whose lines begin with `*`.
"""

import textwrap
from typing import Final, assert_never

from publisher.model.letter import (
    Addressee,
    Appendix,
    Copies,
    DateHead,
    Element,
    Fields,
    Heading,
    Kop,
    Letter,
    Mark,
    NumberedList,
    Paragraph,
    Signature,
    Table,
    Title,
    words,
)

WIDTH: Final = 72
_HALF: Final = WIDTH // 2
_TITLE_WIDTH: Final = 56
_LEAST_GAP: Final = 3  # columns a marker takes at least, its blank included
_TEXT_LEFT: Final = 30  # however deep a list is, so many columns are left to its words

Lines = list[str]


def render(letter: Letter) -> bytes:
    """Return the letter as plain text."""
    look = letter.look
    mark = _mark(letter.mark) if letter.mark else []
    blocks = [mark, *_blocks(letter.elements, look.single_pt), mark]
    return ("\n".join(_joined(blocks)) + "\n").encode()


def _blocks(elements: tuple[Element, ...], line_pt: float) -> list[Lines]:
    """Return the lines of elements that stand on the sheet itself, each at its own indent."""
    return [_element(element, _begin(element), line_pt) for element in elements]


def _begin(element: Element) -> int:
    """Return the column where an element of the sheet begins, its marker included."""
    match element:
        case Paragraph() | Table():
            return element.indent * _LEAST_GAP
        case NumberedList():
            return max(0, element.indent - 1) * _LEAST_GAP
        case Heading():
            return max(0, element.indent - bool(element.marker)) * _LEAST_GAP
        case _:
            return 0


def _element(element: Element, at: int, line_pt: float) -> Lines:
    """Return the lines of one element whose container begins at column `at`."""
    match element:
        case Kop():
            lines = _kop(element)
        case DateHead() | Paragraph():
            lines = _wrapped(words(element.runs), _HALF if isinstance(element, DateHead) else at)
        case Fields():
            lines = _fields(element)
        case Addressee():
            lines = _addressee(element)
        case Title():
            lines = _title(element)
        case Heading():
            lines = _hanging(element.marker, words(element.runs), at)
        case NumberedList():
            lines = _list(element, at, line_pt)
        case Table():
            lines = _table(element, at)
        case Signature():
            lines = _signature(element, line_pt)
        case Copies():
            lines = _copies(element)
        case Appendix():
            lines = _appendix(element, line_pt)
        case _:
            assert_never(element)
    return lines


def _joined(blocks: list[Lines]) -> Lines:
    """Return the blocks with one empty line between them; empty blocks leave none."""
    result: Lines = []
    for block in filter(None, blocks):
        if result:
            result.append("")
        result.extend(block)
    return result


def _wrapped(text: str, at: int, first: str | None = None, width: int = WIDTH) -> Lines:
    """Return text from column `at` on; `first` stands in place of the first line's indent."""
    first = " " * at if first is None else first
    lines = textwrap.wrap(
        " ".join(text.split()),
        width,
        initial_indent=first,
        subsequent_indent=" " * at,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [first.rstrip()]


def _hanging(marker: str, text: str, at: int, column: int = 0) -> Lines:
    """Return a marker at column `at` and its words behind it, in a column of their own."""
    if not marker:
        return _wrapped(text, at)
    behind = at + max(column, _column((marker,)))
    return _wrapped(text, behind, (" " * at + marker).ljust(behind))


def _column(markers: tuple[str, ...]) -> int:
    return max(_LEAST_GAP, *(len(marker) + 1 for marker in markers), 0)


def _centred(text: str, width: int = WIDTH) -> Lines:
    return [line.center(WIDTH).rstrip() for line in _wrapped(text, 0, width=width) if line]


def _mark(mark: Mark) -> Lines:
    edge = "*" * WIDTH
    return [edge, *_wrapped(mark.line, 2, "* "), edge]


def _kop(kop: Kop) -> Lines:
    lines = [row for line in kop.lines for row in _centred(words(line.runs))]
    lines += [row for address in kop.address for row in _centred(address)]
    if kop.rule != "none":
        lines.append(("=" if kop.rule == "double" else "-") * WIDTH)
    return lines


def _title(title: Title) -> Lines:
    return [row for line in title.lines for row in _centred(words(line), _TITLE_WIDTH)]


def _fields(fields: Fields) -> Lines:
    column = max((len(name) for name, _ in fields.rows), default=0) + 1
    return [
        row
        for name, line in fields.rows
        for row in _wrapped(words(line), column + 2, name.ljust(column) + ": ")
    ]


def _addressee(addressee: Addressee) -> Lines:
    names = [words(name) for name in addressee.names]
    if addressee.numbered:
        return [*addressee.opener, *_numbered(names), *addressee.close]
    *above, last = addressee.opener or ("",)
    hanging = len(last) + 1 if last else 0
    return [*above, *_wrapped(" ".join((last, *names)), hanging, ""), *addressee.close]


def _numbered(texts: list[str]) -> Lines:
    markers = tuple(f"{number}." for number in range(1, len(texts) + 1))
    column = _column(markers)
    return [
        row
        for marker, text in zip(markers, texts, strict=True)
        for row in _hanging(marker, text, 0, column)
    ]


def _list(numbered: NumberedList, at: int, line_pt: float) -> Lines:
    column = _column(tuple(item.marker for item in numbered.items))
    at = min(at, WIDTH - _TEXT_LEFT - column)
    lines: Lines = []
    for item in numbered.items:
        first, *rest = item.elements
        lead = words(first.runs) if isinstance(first, Paragraph) else ""
        lines.extend(_hanging(item.marker, lead, at, column))
        others = rest if isinstance(first, Paragraph) else item.elements
        for element in others:
            if not isinstance(element, NumberedList):
                lines.append("")
            lines.extend(_element(element, at + column, line_pt))
            if isinstance(element, Table):
                lines.append("")
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _table(table: Table, at: int) -> Lines:
    """Return a row a line, aligned where every row fits; else each row hangs by itself."""
    rows = [[" ".join(words(cell).split()) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    total = sum(widths) + 3 * (len(widths) - 1)
    fits = total <= WIDTH
    at = max(0, min(at, WIDTH - total)) if fits else at
    lines: Lines = []
    for number, row in enumerate(rows):
        if fits:
            cells = [_set(*cell) for cell in zip(row, widths, table.align, strict=True)]
            lines.append((" " * at + " | ".join(cells)).rstrip())
        else:
            lines.extend(_wrapped(" | ".join(row), at + 4, " " * at))
        if not number or not fits:
            lines.append(" " * at + "-" * (WIDTH - at))
    return lines


def _set(text: str, width: int, align: str) -> str:
    match align:
        case "right":
            return text.rjust(width)
        case "center":
            return text.center(width)
        case _:
            return text.ljust(width)


def _signature(signature: Signature, line_pt: float) -> Lines:
    anchor = words(signature.anchor)
    room = max(1, round(signature.space_pt / line_pt) - bool(anchor))
    return [
        *(row for line in signature.before for row in _wrapped(words(line), _HALF)),
        *([""] * room),
        *(_wrapped(anchor, _HALF) if anchor else ()),
        *(row for line in signature.after for row in _wrapped(words(line), _HALF)),
    ]


def _copies(copies: Copies) -> Lines:
    receivers = [words(item) for item in copies.items]
    if len(receivers) == 1:
        return [copies.name, *_wrapped(receivers[0], 0)]
    return [copies.name, *_numbered(receivers)]


def _appendix(appendix: Appendix, line_pt: float) -> Lines:
    header = [row for line in appendix.header for row in _wrapped(words(line), _HALF)]
    blocks = [header, *_blocks(appendix.elements, line_pt)]
    return ["", "-" * WIDTH, "", *_joined(blocks)]
