"""Replace the marks of a body, keeping everything around them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Final, TypeVar

from publisher.model.body import (
    Appendix,
    Block,
    Body,
    Cell,
    Emphasis,
    Inline,
    Item,
    ItemList,
    Paragraph,
    Reference,
    Section,
    Strong,
    Table,
    Text,
    Value,
)
from publisher.model.source import Defect

T = TypeVar("T")
Change = Callable[[Value | Reference], Inline]
LARGEST: Final = 500_000
"""Signs that the marks of one body may print: a long value may be named any number of times."""


@dataclass
class Ink:
    """What is left for marks to print with; `defects` tells once where it ran out."""

    left: int = LARGEST
    defects: list[Defect] = field(default_factory=list)

    def printed(self, mark: Value | Reference, text: str) -> Value | Reference:
        """Return the mark filled in, or as it was where there is no ink left for it."""
        if self.left < 0:
            return mark
        self.left -= len(text)
        if self.left < 0:
            self.defects.append(Defect("letter-too-large", mark.span))
            return mark
        return replace(mark, text=text)


def rewritten(body: Body, change: Change) -> Body:
    """Return the body with each value and reference replaced, in reading order."""
    blocks = _blocks(body.blocks, change)
    appendices = _all(body.appendices, _appendix, change)
    same = blocks is body.blocks and appendices is body.appendices
    return body if same else Body(blocks, appendices)


def _all(parts: tuple[T, ...], one: Callable[[T, Change], T], change: Change) -> tuple[T, ...]:
    """Return the very same parts where nothing in them changes: most trees are large."""
    made = tuple(one(part, change) for part in parts)
    return parts if all(map(is_, made, parts)) else made


def _appendix(appendix: Appendix, change: Change) -> Appendix:
    title = _inlines(appendix.title, change)
    blocks = _blocks(appendix.blocks, change)
    same = title is appendix.title and blocks is appendix.blocks
    return appendix if same else replace(appendix, title=title, blocks=blocks)


def _blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return _all(blocks, _block, change)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            inlines = _inlines(block.inlines, change)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case ItemList():
            items = _all(block.items, _item, change)
            return block if items is block.items else replace(block, items=items)
        case Table():
            head, rows = _cells(block.head, change), _all(block.rows, _cells, change)
            same = head is block.head and rows is block.rows
            return block if same else replace(block, head=head, rows=rows)
        case Section():
            title = _inlines(block.title, change)
            blocks = _blocks(block.blocks, change)
            same = title is block.title and blocks is block.blocks
            return block if same else replace(block, title=title, blocks=blocks)


def _item(item: Item, change: Change) -> Item:
    blocks = _blocks(item.blocks, change)
    return item if blocks is item.blocks else replace(item, blocks=blocks)


def _cells(cells: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return _all(cells, _cell, change)


def _cell(cell: Cell, change: Change) -> Cell:
    inlines = _inlines(cell.inlines, change)
    return cell if inlines is cell.inlines else replace(cell, inlines=inlines)


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    """Return the very same words where nothing in them can change, as in most paragraphs."""
    if all(isinstance(inline, Text) for inline in inlines):
        return inlines
    return _all(inlines, _inline, change)


def _inline(inline: Inline, change: Change) -> Inline:
    match inline:
        case Text():
            return inline
        case Strong(children):
            inner = _inlines(children, change)
            return inline if inner is children else Strong(inner)
        case Emphasis(children):
            inner = _inlines(children, change)
            return inline if inner is children else Emphasis(inner)
        case Value() | Reference():
            return change(inline)
