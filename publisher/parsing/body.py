"""Read the body of a circular: CommonMark narrowed to what a letter can hold, with our labels.

The door of markdown-it-py. Its traps, met here: blocks have line ranges and no columns, and the
range of a list item includes the blank line after it; nesting past `maxNesting` and cells past
the head of a table are dropped without a word; link definitions vanish. So we keep account of
the lines that were read, and nothing the author wrote is lost: what a letter has no place for is
reported and comes out as its words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Final, Literal
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from publisher.indonesian.numbering import counter, letters
from publisher.model.body import (
    Appendix,
    Block,
    Body,
    Cell,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Section,
    Table,
    Text,
)
from publisher.model.diagnostic import Outcome
from publisher.model.source import Defect, Source, Span
from publisher.parsing.appendices import Sheet, layout
from publisher.parsing.inlines import STYLES, Run, Style, assembled, styled, without_clause
from publisher.parsing.marks import Masked, masked
from publisher.parsing.traps import html_tags, indents, lines_swallowed, unread_words

LARGEST: Final = 1 << 19
MOST_BRACKETS: Final = 5_000  # each that nothing closes costs a search
"""Bytes of UTF-8 a body may have."""

MOST_LINES: Final = 20_000  # each costs far more time than its signs

_MARKDOWN: Final = (
    MarkdownIt("commonmark", {"html": False, "maxNesting": 40}).enable("table").disable("reference")
)
_DEEPEST: Final = 3
_FIRST_YEAR: Final = 1900
_PLACES: Final = {
    "image": re.compile(r"!\[[^\]\n]{0,400}\]\([^)\n]{0,400}\)"),
    "link": re.compile(r"(?<!!)\[[^\]\n]{0,400}\]\([^)\n]{0,400}\)|<[^<>\s]{1,400}>"),
    "code": re.compile(r"`+[^`]+`+"),
    "hard-break": re.compile(r"\\(?=\n)"),
}
_ODD: Final[dict[str, tuple[str, ...]]] = {"image": ("image",), "code_inline": ("code",)}
_CONTAINERS: Final = re.compile(r"[ \t]*(?:(?:[0-9]{1,9}[.)]|[-+*]|>)[ \t]+)*")
_Align = Literal["left", "center", "right"]
_CENTER, _RIGHT = "text-align:center", "text-align:right"
_ALIGNMENTS: Final[dict[str, _Align]] = {_CENTER: "center", _RIGHT: "right"}


def parse(source: Source, start: int) -> Outcome[Body]:
    """Return the body that begins at offset `start`, and all that is wrong with it."""
    if len(source.text[start:].encode("utf-8", "surrogatepass")) > LARGEST:
        facts = {"what": "body"}
        return Outcome(Body(), (Defect("yaml-too-large", source.span(start, start), facts),))
    for what, sign, most in (("lines", "\n", MOST_LINES - 1), ("brackets", "[", MOST_BRACKETS)):
        if source.text.count(sign, start) > most:
            facts = {"what": what, "allowed": str(most + (sign == "\n"))}
            return Outcome(Body(), (Defect("yaml-too-large", source.span(start, start), facts),))
    hidden = masked(source, start)
    lines = tuple(hidden.text.split("\n"))
    starts = _starts(start, lines)
    parts = layout(source, starts, lines)
    defects = [*hidden.defects, *parts.defects, *html_tags(source, start, hidden.text)]
    reader = _Reader(source, hidden, starts, defects)
    blocks = reader.body(parts.body)
    sheets = enumerate(parts.sheets, start=1)
    appendices = tuple(reader.appendix(parts.lines, sheet, number) for number, sheet in sheets)
    defects.sort(key=lambda defect: (defect.span, defect.code))
    return Outcome(Body(blocks, appendices), tuple(defects))


def _starts(start: int, lines: Sequence[str]) -> tuple[int, ...]:
    starts = [start]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    return tuple(starts)


@dataclass(slots=True)
class _Node:
    """A block token with the blocks inside it."""

    token: Token
    children: "list[_Node]" = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.token.type.removesuffix("_open")

    @property
    def inline(self) -> Token:
        return self.children[0].token


def _is_year(item: _Node) -> bool:
    """Tell whether the number of an item is a year that begins a sentence."""
    return int(item.token.info or 0) >= _FIRST_YEAR


@dataclass(slots=True)
class _Place:
    """Where blocks stand: label of plain paragraphs, prefix of counters, what was counted."""

    label: str
    prefix: tuple[str, ...] = ()
    level: int = 0
    counted: int = 0
    before: str = ""  # label of the paragraph or item before: a table is called after it
    after_list: str = ""  # label of paragraphs once a list was read, in a free body
    last: str = ""  # label of the last item
    tables: dict[str, int] = field(default_factory=dict)

    def numbered(self, level: int) -> str:
        """Count one item more and return its label."""
        self.counted += 1
        return ".".join((*self.prefix, counter(level, self.counted)))

    def next_table(self) -> str:
        """Count one table more after the paragraph or item before it and return its label."""
        base = self.before or self.label
        self.tables[base] = self.tables.get(base, 0) + 1
        return f"{base}.t{self.tables[base]}"


class _Reader:
    """Turns tokens into blocks; one for a file, so that defects gather in one place."""

    def __init__(
        self, source: Source, hidden: Masked, starts: tuple[int, ...], defects: list[Defect]
    ) -> None:
        self.source = source
        self.hidden = hidden
        self.starts = starts
        self.lines = hidden.text.split("\n")
        self.defects = defects
        self.first = 0  # line of the file's body at which the parsed stretch begins
        self.read: set[int] = set()

    # -- stretches ---------------------------------------------------------------------------

    def body(self, lines: Sequence[str]) -> tuple[Block, ...]:
        """Return the blocks of the body proper; headings open sections."""
        nodes = self._nodes(lines, 0)
        heads = [place for place, node in enumerate(nodes) if _is_section(node)]
        free = not heads
        place = _Place("pembuka", after_list="penutup" if free else "")
        blocks: list[Block] = self._blocks(nodes[: heads[0]] if heads else nodes, place)
        for number, head in enumerate(heads):
            end = heads[number + 1] if number + 1 < len(heads) else len(nodes)
            blocks.append(self._section(nodes[head], nodes[head + 1 : end], number + 1))
        return (*blocks, *self._unread(lines, place.label))

    def appendix(self, lines: Sequence[str], sheet: Sheet, number: int) -> Appendix:
        """Return one appendix; its counters begin anew."""
        label = "lampiran" if number == 1 else f"lampiran{number}"
        span = self._span(sheet.opening, sheet.opening + 1)
        title, clause = self._words(self.lines[sheet.opening][slice(*sheet.title)], span)
        stretch = lines[sheet.first : sheet.end]
        blocks = self._blocks(self._nodes(stretch, sheet.first), _Place(label, (label,)))
        return Appendix(
            label,
            title,
            (*blocks, *self._unread(stretch, label)),
            span,
            sheet.clause or clause,
            sheet.landscape,
        )

    def _section(self, head: _Node, nodes: list[_Node], number: int) -> Section:
        label = letters(number).upper()
        span = self._read(head)
        title, clause = self._inlines(head.inline, span)
        blocks = self._blocks(nodes, _Place(label, (label,)))
        return Section(label, title, tuple(blocks), span, clause)

    def _nodes(self, lines: Sequence[str], first: int) -> list[_Node]:
        self.first = first
        self.read = set()
        root = _Node(Token("root", "", 0))
        path = [root]
        for token in _MARKDOWN.parse("\n".join(lines)):
            if token.nesting < 0:
                path.pop()
                continue
            node = _Node(token)
            path[-1].children.append(node)
            if token.nesting > 0:
                path.append(node)
        return root.children

    def _unread(self, lines: Sequence[str], label: str) -> Iterator[Paragraph]:
        """Yield as paragraphs what Markdown dropped: lines nested past all measure."""
        for number, line in enumerate(lines, start=self.first):
            if number not in self.read and (words := unread_words(line)):
                span = self._span(number, number + 1)
                self._unsupported("nesting", span)
                yield Paragraph(label, assembled(self._pieces(words)), span)

    # -- blocks ------------------------------------------------------------------------------

    def _blocks(self, nodes: Sequence[_Node], place: _Place) -> list[Block]:
        blocks: list[Block] = []
        for number, node in enumerate(nodes):
            before = nodes[number - 1].kind if number else ""
            blocks.extend(self._block(node, place, before))
        return blocks

    def _block(self, node: _Node, place: _Place, before: str) -> Iterator[Block]:
        match node.kind:
            case "paragraph":
                yield self._paragraph(node, place)
            case "ordered_list":
                yield from self._list(node, place, before)
            case "table":
                yield self._table(node, place)
            case "heading":
                self._unsupported("heading", self._lines_of(node), level=node.token.tag[1:])
                yield self._paragraph(node, place)
            case "bullet_list":
                self._unsupported("bullet", self._first_line(node))
                for item in node.children:
                    yield from self._blocks(item.children, place)
            case "blockquote":
                self._unsupported("quote", self._first_line(node))
                yield from self._blocks(node.children, place)
            case "hr":
                self._unsupported("rule", self._read(node))
            case "code_block" | "fence":
                yield self._code(node, place)
            case _:
                message = f"a block nobody reads: {node.kind}"
                raise AssertionError(message)

    def _paragraph(self, node: _Node, place: _Place) -> Paragraph:
        span = self._read(node)
        content = node.inline.content
        offset = self.starts[self._range(node)[0]]
        nested = place.counted > 0
        self.defects.extend(lines_swallowed(self.source, offset, span, content, nested=nested))
        inlines, clause = self._inlines(node.inline, span)
        place.before = place.label
        return Paragraph(place.label, inlines, span, clause)

    def _code(self, node: _Node, place: _Place) -> Paragraph:
        span = self._read(node)
        if node.kind == "code_block":
            facts = {"what": "code", **indents(self.source, span, place.level)}
            self.defects.append(Defect("markdown-accidental-block", span, facts))
        else:
            self._unsupported("code", span)
        words = f"{node.token.info} {node.token.content}"
        inlines = assembled(self._pieces(" ".join(words.split())))
        place.before = place.label
        return Paragraph(place.label, inlines, span)

    def _list(self, node: _Node, place: _Place, before: str) -> Iterator[Block]:
        if int(node.token.attrs.get("start", 1)) >= _FIRST_YEAR:
            yield from self._years(node, place)
            return
        first = self._first_line(node)
        if place.counted:
            cause = {"ordered_list": "delimiter", "paragraph": "paragraph", "table": "table"}
            facts = {"cause": cause.get(before, "other"), "label": place.last}
            self.defects.append(Defect("markdown-list-broken", first, facts))
        elif (start := node.token.attrs.get("start", 1)) != 1:
            facts = {"cause": "start", "label": "", "number": str(start)}
            self.defects.append(Defect("markdown-list-broken", first, facts))
        if place.level > _DEEPEST:
            self._unsupported("level", first)
        level = min(place.level, _DEEPEST)
        items = tuple(self._item(item, place, level) for item in node.children)
        self._steps(node)
        place.last = items[-1].label
        if place.level == 0:  # what stands indented under an item belongs to it
            place.before = place.last
        place.label = place.after_list or place.label
        yield ItemList(level, items, Span(first.path, first.start, items[-1].span.end))

    def _years(self, node: _Node, place: _Place) -> Iterator[Block]:
        """Yield the sentences that began with a year as what they were meant to be, and the list
        that Markdown took for the rest of theirs.
        """
        years = list(takewhile(_is_year, node.children))
        for item in years:
            self._year(item)
            blocks = self._blocks(item.children, place)
            yield from self._numbered(blocks, item, place.label)
        rest = node.children[len(years) :]
        if rest:
            first, _ = self._range(rest[0])
            _, end = self._range(node)
            lines = [first - self.first, end - self.first]
            token = node.token.copy(map=lines, attrs={"start": int(rest[0].token.info or 1)})
            yield from self._list(_Node(token, rest), place, "paragraph")

    def _year(self, item: _Node) -> None:
        span = self._first_line(item)
        facts = {"what": "year", "number": item.token.info}
        point = self.source.text.find(f"{item.token.info}{item.token.markup}", span.start, span.end)
        if point >= 0:
            point += len(item.token.info)
            facts |= {"places": f"{point}-{point}", "marker": "\\"}
        self.defects.append(Defect("markdown-accidental-block", span, facts))

    def _numbered(self, blocks: list[Block], item: _Node, label: str) -> list[Block]:
        """Return the blocks with the number of the item put back as words."""
        typed = Text(f"{item.token.info}{item.token.markup} ")
        if blocks and isinstance(blocks[0], Paragraph):
            first = replace(blocks[0], inlines=(typed, *blocks[0].inlines))
            return [first, *blocks[1:]]
        return [Paragraph(label, (typed,), self._first_line(item)), *blocks]

    def _item(self, node: _Node, place: _Place, level: int) -> Item:
        label = place.numbered(level)
        inner = _Place(label, (label,), place.level + 1)
        blocks = self._blocks(node.children, inner)
        if not blocks or not isinstance(blocks[0], Paragraph):
            blocks.insert(0, Paragraph(label, (), self._first_line(node)))
        if _is_year(node):
            self._year(node)
            blocks = self._numbered(blocks, node, label)
        head = blocks[0]
        clause = head.clause if isinstance(head, Paragraph) else ""
        span = self._lines_of(node)
        return Item(label, tuple(blocks), span, clause)

    def _steps(self, node: _Node) -> None:
        """Report items that stand neither in line with the first nor deep enough to be inner."""
        columns = [self._column(item) for item in node.children]
        for before, item, column in zip(columns, node.children[1:], columns[1:], strict=False):
            if column >= before + 2:
                facts = {"cause": "indent", "label": ""}
                self.defects.append(Defect("markdown-list-broken", self._first_line(item), facts))

    def _column(self, node: _Node) -> int:
        line = self.lines[self._range(node)[0]]
        return len(line) - len(line.lstrip(" "))

    # -- tables ------------------------------------------------------------------------------

    def _table(self, node: _Node, place: _Place) -> Table:
        span = self._read(node)
        rows = [row for part in node.children for row in part.children]
        head = rows[0].children
        align = tuple(_ALIGNMENTS.get(str(c.token.attrs.get("style", "")), "left") for c in head)
        cells = [self._row(row, first=row is rows[0]) for row in rows]
        return Table(place.next_table(), cells[0], tuple(cells[1:]), align, span)

    def _row(self, row: _Node, *, first: bool) -> tuple[Cell, ...]:
        number = self._range(row)[0]
        stretches = _stretches(self.lines[number], first=first)
        cells: list[Cell] = []
        for place, cell in enumerate(row.children):
            start, end = stretches[place] if place < len(stretches) else (stretches[-1][1],) * 2
            span = self.source.span(self.starts[number] + start, self.starts[number] + end)
            inlines, _ = self._inlines(cell.inline, span, clause=False)
            cells.append(Cell(inlines, span))
        beyond = stretches[len(cells) :]
        if beyond:
            # Markdown drops what stands past the last column of the head.
            start, end = beyond[0][0], beyond[-1][1]
            span = self.source.span(self.starts[number] + start, self.starts[number] + end)
            self._unsupported("cell", span)
            words, _ = self._words(self.lines[number][start:end], span, clause=False)
            whole = Span(span.path, cells[-1].span.start, span.end)
            cells[-1] = Cell((*cells[-1].inlines, Text(" "), *words), whole)
        return tuple(cells)

    # -- words -------------------------------------------------------------------------------

    def _words(
        self, text: str, span: Span, *, clause: bool = True
    ) -> tuple[tuple[Inline, ...], str]:
        """Return a stretch of the hidden text as inlines, and its clause id."""
        return self._inlines(_MARKDOWN.parseInline(text)[0], span, clause=clause)

    def _inlines(
        self, token: Token, span: Span, *, clause: bool = True
    ) -> tuple[tuple[Inline, ...], str]:
        runs = self._runs(token, span)
        kept, name = without_clause(runs) if clause else (runs, "")
        for run in kept:
            if not isinstance(run.content, str) and run.content.clause:
                self._unsupported("clause", run.content.span)
        return assembled(kept), name

    def _runs(self, token: Token, span: Span) -> list[Run]:
        runs: list[Run] = []
        looks: list[Style] = []
        odd: list[str] = []
        link = (0, "")
        for child in token.children or ():
            kind, _, step = child.type.rpartition("_")
            if kind in STYLES and step == "open":
                looks.append(STYLES[kind])
            elif kind in STYLES:
                looks.pop()
            elif child.type == "link_open":
                odd.append("link")
                link = (len(runs), unquote(str(child.attrs.get("href", ""))))
            elif child.type == "link_close":
                if len(runs) == link[0]:
                    runs.extend(self._pieces(link[1], looks))
            elif child.type in {"softbreak", "hardbreak"}:
                runs.append(Run(" ", styled(looks)))
            else:
                odd.extend(_ODD.get(child.type, ()))
                runs.extend(self._pieces(child.content, looks))
        if "\\\n" in token.content and any(c.type == "hardbreak" for c in token.children or ()):
            odd.append("hard-break")
        self._odd(odd, span)
        return runs

    def _pieces(self, text: str, looks: Sequence[Style] = ()) -> list[Run]:
        return [Run(piece, styled(looks)) for piece in self.hidden.pieces(text)]

    def _odd(self, odd: list[str], span: Span) -> None:
        """Report pictures, code and links, each where it stands as far as a scan can tell."""
        first = self.starts[0]
        text = self.hidden.text[span.start - first : span.end - first]
        for what in dict.fromkeys(odd):
            found = [match.span() for match in _PLACES[what].finditer(text)]
            for number in range(odd.count(what)):
                start, end = found[number] if number < len(found) else (0, len(text))
                self._unsupported(what, self.source.span(span.start + start, span.start + end))

    # -- places ------------------------------------------------------------------------------

    def _range(self, node: _Node) -> tuple[int, int]:
        first, end = node.token.map or (0, 0)
        return self.first + first, self.first + end

    def _lines_of(self, node: _Node) -> Span:
        return self._span(*self._range(node))

    def _first_line(self, node: _Node) -> Span:
        number = self._range(node)[0]
        return self._span(number, number + 1)

    def _read(self, node: _Node) -> Span:
        self.read.update(range(*self._range(node)))
        return self._lines_of(node)

    def _span(self, first: int, end: int) -> Span:
        """Return the lines from `first` to `end` (not included) without blanks around them."""
        start = self.starts[first]
        text = "\n".join(self.lines[first:end])
        trimmed = text.strip()
        if not trimmed:
            return self.source.span(start, start)
        start += text.index(trimmed)
        return self.source.span(start, start + len(trimmed))

    def _unsupported(self, what: str, span: Span, **facts: str) -> None:
        self.defects.append(Defect("markdown-unsupported", span, {"what": what, **facts}))


def _is_section(node: _Node) -> bool:
    return node.kind == "heading" and node.token.markup == "#"


def _stretches(line: str, *, first: bool) -> list[tuple[int, int]]:
    """Return where the cells of a row stand in its line, as GitHub's tables cut them.

    The first row of a table may share its line with the number of the item that holds it.
    """
    found = _CONTAINERS.match(line) if first else None
    start = found.end() if found else 0
    while start < len(line) and line[start] in " \t>":
        start += 1
    end = len(line.rstrip())
    cuts = [at for at in range(start, end) if line[at] == "|" and line[at - 1 : at] != "\\"]
    if cuts and cuts[0] == start:
        cuts = cuts[1:]
        start += 1
    if cuts and cuts[-1] == end - 1:
        end = cuts.pop()
    edges = [start - 1, *cuts, end]
    return [_narrowed(line, a + 1, b) for a, b in pairwise(edges)]


def _narrowed(line: str, start: int, end: int) -> tuple[int, int]:
    text = line[start:end]
    start += len(text) - len(text.lstrip())
    return start, max(start, start + len(text.strip()))
