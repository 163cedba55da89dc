"""Replace the marks of a body, keeping everything around them."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from publisher.model.body import (
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
    return Body(
        _blocks(body.blocks, change),
        tuple(
            replace(
                appendix,
                title=_inlines(appendix.title, change),
                blocks=_blocks(appendix.blocks, change),
            )
            for appendix in body.appendices
        ),
    )


def _blocks(blocks: tuple[Block, ...], change: Change) -> tuple[Block, ...]:
    return tuple(_block(block, change) for block in blocks)


def _block(block: Block, change: Change) -> Block:
    match block:
        case Paragraph():
            inlines = _inlines(block.inlines, change)
            return block if inlines is block.inlines else replace(block, inlines=inlines)
        case ItemList():
            return replace(block, items=tuple(_item(item, change) for item in block.items))
        case Table():
            return replace(
                block,
                head=_cells(block.head, change),
                rows=tuple(_cells(row, change) for row in block.rows),
            )
        case Section():
            title = _inlines(block.title, change)
            return replace(block, title=title, blocks=_blocks(block.blocks, change))


def _item(item: Item, change: Change) -> Item:
    return replace(item, blocks=_blocks(item.blocks, change))


def _cells(cells: tuple[Cell, ...], change: Change) -> tuple[Cell, ...]:
    return tuple(_cell(cell, change) for cell in cells)


def _cell(cell: Cell, change: Change) -> Cell:
    inlines = _inlines(cell.inlines, change)
    return cell if inlines is cell.inlines else replace(cell, inlines=inlines)


def _inlines(inlines: tuple[Inline, ...], change: Change) -> tuple[Inline, ...]:
    """Return the very same words where nothing in them can change, as in most paragraphs."""
    if all(isinstance(inline, Text) for inline in inlines):
        return inlines
    return tuple(_inline(inline, change) for inline in inlines)


def _inline(inline: Inline, change: Change) -> Inline:
    match inline:
        case Text():
            return inline
        case Strong(children):
            return Strong(_inlines(children, change))
        case Emphasis(children):
            return Emphasis(_inlines(children, change))
        case Value() | Reference():
            return change(inline)
