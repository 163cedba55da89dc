"""Write a body anew: one sentence a line, lists numbered and indented, tables with single blanks.

The words are taken from the source by the places the reader noted, so that no sign is escaped
again and no mark is read twice. What the reader found fault with is not given to this module.
"""

import re
from collections.abc import Callable
from typing import Final, Literal

from publisher.indonesian.sentences import sentences
from publisher.model.body import Appendix, Block, Body, Item, ItemList, Paragraph, Section, Table
from publisher.model.source import Source, Span

_MARK: Final = re.compile(
    r"\{\{.*?\}\}"
    r"|(?<!!)\[[ \t]{0,9}\]\([ \t]{0,9}(?P<target>[^\s()<>|\\]{1,200})[ \t]{0,9}\)"
    r"|\{#[a-z][a-z0-9-]{2,}\}"
)
_MARKERS: Final = re.compile(r"[ \t]*(?:[0-9]{1,9}[.)](?:[ \t]+|$))+")
_HEADING: Final = re.compile(r"#(?:[ \t]+(?P<title>.*?))??(?:[ \t]+#+)?[ \t]*")
_FENCE: Final = re.compile(r":+[ \t]*lampiran[ \t]*(?P<rest>.*?)[ \t]*")
_BLANKS: Final = re.compile(r"[ \t]+")
_RULES: Final[dict[Literal["left", "center", "right"], str]] = {
    "left": "---",
    "center": ":-:",
    "right": "--:",
}


def write_body(source: Source, body: Body) -> list[str]:
    """Return the lines of a body and its appendices, each where it stood."""
    writer = _Writer(source)
    pieces: list[tuple[int, list[str]]] = []
    for block in body.blocks:
        pieces.extend(writer.pieces(block))
    pieces.extend((one.span.start, writer.appendix(one)) for one in body.appendices)
    pieces.sort(key=lambda piece: piece[0])
    return _apart([lines for _, lines in pieces])


def _apart(parts: list[list[str]]) -> list[str]:
    """Return parts with a blank line between them."""
    lines: list[str] = []
    for part in parts:
        lines += ["", *part] if lines else part
    return lines


class _Writer:
    def __init__(self, source: Source) -> None:
        self._source = source

    def pieces(self, block: Block) -> list[tuple[int, list[str]]]:
        """Return what stands between blank lines at the left edge, with its place."""
        if not isinstance(block, Section):
            return [(block.span.start, self._block(block))]
        inner = [piece for one in block.blocks for piece in self.pieces(one)]
        return [(block.span.start, [self._heading(block)]), *inner]

    def appendix(self, appendix: Appendix) -> list[str]:
        """Return an appendix with its fences."""
        found = _FENCE.fullmatch(self._source.read(appendix.span))
        rest = _tidy(found["rest"]) if found else ""
        opening = f"::: lampiran {rest}".rstrip()
        parts = [[opening], *(self._block(one) for one in appendix.blocks), [":::"]]
        return _apart(parts)

    def _heading(self, section: Section) -> str:
        found = _HEADING.fullmatch(self._source.read(section.span))
        title = _tidy(found["title"] or "") if found else ""
        return f"# {title}".rstrip()

    def _block(self, block: Block) -> list[str]:
        match block:
            case Paragraph():
                return self._paragraph(block.span)
            case ItemList():
                return self._list(block)
            case Table():
                return self._table(block)
            case Section():
                message = "a section stands in nothing but the body"
                raise AssertionError(message)

    # -- lists -------------------------------------------------------------------------------

    def _list(self, block: ItemList) -> list[str]:
        lines: list[str] = []
        before: Item | None = None
        for number, item in enumerate(block.items, start=1):
            if before and _ends_apart(before):
                lines.append("")
            marker = f"{number}. "
            pad = " " * len(marker)
            inner = self._item(item)
            lines.append((marker + inner[0]).rstrip(" "))
            lines += [pad + line if line else "" for line in inner[1:]]
            before = item
        return lines

    def _item(self, item: Item) -> list[str]:
        """Return the lines of an item; its own words stand in the first, which may be empty."""
        head, *blocks = item.blocks
        lines = [""]
        if isinstance(head, Paragraph) and head.inlines:
            lines = self._paragraph(head.span, marked=head.span.start == item.span.start)
        before = head
        for block in blocks:
            close = before is head and (isinstance(block, ItemList) or not lines[0])
            lines += self._block(block) if close else ["", *self._block(block)]
            before = block
        return lines

    # -- tables ------------------------------------------------------------------------------

    def _table(self, table: Table) -> list[str]:
        rows = [[self._cell(cell.span) for cell in row] for row in (table.head, *table.rows)]
        rows.insert(1, [_RULES[one] for one in table.align])
        return ["| " + " | ".join(row) + " |" for row in rows]

    def _cell(self, span: Span) -> str:
        return _tidy(self._source.read(span))

    # -- words -------------------------------------------------------------------------------

    def _paragraph(self, span: Span, *, marked: bool = False) -> list[str]:
        first, *others = self._source.read(span).split("\n")
        if marked:
            found = _MARKERS.match(first)
            first = first[found.end() :] if found else first
        return _sentences(" ".join(line.strip(" \t") for line in (first, *others)).strip(" \t"))


def _sentences(text: str) -> list[str]:
    """Return the sentences of a paragraph; inside of marks nothing ends and nothing begins."""
    tidy = _tidy(text)
    hidden = _replaced(tidy, lambda words: words, _hidden)
    lines: list[str] = []
    start = 0
    for sentence in sentences(hidden):
        lines.append(tidy[start : start + len(sentence)])
        start += len(sentence) + 1
    return lines


def _tidy(text: str) -> str:
    """Return words with single blanks, and marks spelled one way."""
    return _replaced(text, lambda words: _BLANKS.sub(" ", words), _spelled).strip(" ")


def _replaced(text: str, words: Callable[[str], str], mark: Callable[[re.Match[str]], str]) -> str:
    """Return a text with its words and its marks each put another way."""
    parts: list[str] = []
    end = 0
    for found in _MARK.finditer(text):
        before = text[: found.start()]
        if (len(before) - len(before.rstrip("\\"))) % 2:
            continue  # escaped, so it is words
        parts += (words(text[end : found.start()]), mark(found))
        end = found.end()
    return "".join((*parts, words(text[end:])))


def _hidden(mark: re.Match[str]) -> str:
    """Return a mark as signs of equal length that say only what it begins with."""
    return mark[0][:2] + "x" * (len(mark[0]) - 2)


def _spelled(mark: re.Match[str]) -> str:
    if mark["target"]:
        return f"[]({mark['target']})"
    if not mark[0].startswith("{{"):
        return mark[0]
    path, *filters = (part.strip() for part in mark[0][2:-2].split("|"))
    return "{{ " + " | ".join([re.sub(r"\s*\.\s*", ".", path), *filters]) + " }}"


def _ends_apart(item: Item) -> bool:
    """Tell whether an item ends in something else than its own words: a table, a paragraph."""
    last = item.blocks[-1]
    if isinstance(last, ItemList):
        return _ends_apart(last.items[-1])
    return not (isinstance(last, Paragraph) and len(item.blocks) == 1)
