"""The body of a circular as the author wrote it: sections, numbered items, tables, appendices.

Labels (`E.1.a`, `pembuka`, `lampiran.2`) are counters joined by dots and do not depend on any look.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from publisher.model.source import Span


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Words in bold."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    children: "tuple[Inline, ...]"


@dataclass(frozen=True, slots=True)
class Value:
    """A mark `{{ root.path | filter }}`; `text` is what it prints, None where it leads nowhere.

    `root` is a rule id (hyphens restored), or `effective`, `number`, `signed`; empty where the
    mark is not plain.
    """

    expression: str
    root: str
    path: tuple[str | int, ...]
    filters: tuple[str, ...]
    span: Span
    text: str | None = None

    @property
    def tag(self) -> str:
        """Return the address of the value as written into documents: `rule.path|filter`."""
        address = ".".join((self.root, *(str(part) for part in self.path)))
        return "|".join((address, *self.filters))


@dataclass(frozen=True, slots=True)
class Reference:
    """A mark `[](#clause)` or `[](id#clause)`; `text` is what it prints, None where unknown."""

    target: str
    span: Span
    text: str | None = None


Inline = Text | Strong | Emphasis | Value | Reference


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words between blank lines; unnumbered ones share the label of what they stand in."""

    label: str
    inlines: tuple[Inline, ...]
    span: Span
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item: its first block is a paragraph with the same label and clause."""

    label: str
    blocks: "tuple[Block, ...]"
    span: Span
    clause: str = ""


@dataclass(frozen=True, slots=True)
class ItemList:
    """A numbered list; `level` 0 to 3 within its section, free body or appendix."""

    level: int
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table."""

    inlines: tuple[Inline, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Table:
    """A pipe table with a head row; rows are labelled `<label>.1`, `<label>.2` and so on."""

    label: str
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Literal["left", "center", "right"], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading `#` and what follows it; labels count A, B, ... whatever the look prints."""

    label: str
    title: tuple[Inline, ...]
    blocks: "tuple[Block, ...]"
    span: Span
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Appendix:
    """A block `::: lampiran Title {#clause mendatar}`; `landscape` where the sheet lies down."""

    label: str
    title: tuple[Inline, ...]
    blocks: "tuple[Block, ...]"
    span: Span
    clause: str = ""
    landscape: bool = False


Block = Paragraph | ItemList | Table | Section


@dataclass(frozen=True)
class Body:
    """The whole text below the front matter."""

    blocks: tuple[Block, ...] = ()
    appendices: tuple[Appendix, ...] = ()

    @cached_property
    def passages(self) -> "tuple[Passage, ...]":
        """Return what `passages` yields; kept, because every check asks."""
        found = list(_of_blocks(self.blocks))
        for one in self.appendices:
            found.append(Passage(one.label, one.clause, "appendix", one.title, one.span))
            found.extend(_of_blocks(one.blocks))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Passage:
    """A labelled stretch of text, in reading order; `span` is the whole block in the source."""

    label: str
    clause: str
    kind: Literal["heading", "paragraph", "item", "head", "row", "appendix"]
    inlines: tuple[Inline, ...]
    span: Span


def plain(inlines: tuple[Inline, ...]) -> str:
    """Return the words of inlines as they print; an unresolved mark shows as it was typed."""
    parts: list[str] = []
    for inline in inlines:
        match inline:
            case Text(text):
                parts.append(text)
            case Strong(children) | Emphasis(children):
                parts.append(plain(children))
            case Value():
                parts.append(
                    "{{ " + inline.expression + " }}" if inline.text is None else inline.text
                )
            case Reference():
                parts.append(f"[](#{inline.target})" if inline.text is None else inline.text)
    return "".join(parts)


def marks(inlines: tuple[Inline, ...]) -> Iterator[Value | Reference]:
    """Yield the values and references among inlines, in order."""
    for inline in inlines:
        match inline:
            case Strong(children) | Emphasis(children):
                yield from marks(children)
            case Value() | Reference():
                yield inline
            case Text():
                pass


def passages(body: Body) -> Iterator[Passage]:
    """Yield every labelled stretch of text of the body and its appendices, in reading order.

    Cells of a table row are joined with " | "; only the first paragraph of an item has kind item.
    """
    return iter(body.passages)


def _of_blocks(blocks: tuple[Block, ...], *, in_item: bool = False) -> Iterator[Passage]:
    for index, block in enumerate(blocks):
        match block:
            case Paragraph():
                kind: Literal["item", "paragraph"] = (
                    "item" if in_item and index == 0 else "paragraph"
                )
                yield Passage(block.label, block.clause, kind, block.inlines, block.span)
            case ItemList():
                for item in block.items:
                    yield from _of_blocks(item.blocks, in_item=True)
            case Table():
                yield Passage(block.label, "", "head", _row(block.head), block.span)
                for number, row in enumerate(block.rows, start=1):
                    span = Span(block.span.path, row[0].span.start, row[-1].span.end)
                    yield Passage(f"{block.label}.{number}", "", "row", _row(row), span)
            case Section():
                yield Passage(block.label, block.clause, "heading", block.title, block.span)
                yield from _of_blocks(block.blocks)


def _row(cells: tuple[Cell, ...]) -> tuple[Inline, ...]:
    joined: list[Inline] = []
    for index, cell in enumerate(cells):
        if index:
            joined.append(Text(" | "))
        joined.extend(cell.inlines)
    return tuple(joined)
