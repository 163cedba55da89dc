"""The body of a circular as elements of a letter: markers printed, indents counted."""

from dataclasses import dataclass, replace
from typing import Final

from publisher.indonesian.numbering import marker
from publisher.letters.runs import runs, together
from publisher.letters.tables import table
from publisher.model.body import Block, Item, ItemList, Paragraph, Section, plain
from publisher.model.body import Table as AuthorTable
from publisher.model.letter import (
    Element,
    Heading,
    Line,
    ListItem,
    Look,
    NumberedList,
    Table,
    words,
)
from publisher.model.letter import Paragraph as LetterParagraph
from publisher.model.profile import Profile

_SHORT: Final = 400  # signs of an item that may move to the next page: about five lines


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the content is set on: measures, marker forms, and the width of the text."""

    look: Look
    forms: tuple[str, ...]
    numbering: str  # of sections: "A.", "1.", "I." or "none"
    width_mm: float


def sheet(look: Look, profile: Profile, *, landscape: bool = False) -> Sheet:
    """Return the sheet for upright or lying paper."""
    width, height = look.paper_mm
    text = (height if landscape else width) - look.left_mm - look.right_mm
    return Sheet(look, profile.lines("list.levels"), profile.text("sections.numbering"), text)


def content(blocks: tuple[Block, ...], target: Sheet, indent: int = 0) -> tuple[Element, ...]:
    """Return the elements of blocks whose text begins at `indent`."""
    elements: list[Element] = []
    sections = 0
    for block, following in zip(blocks, (*blocks, None)[1:], strict=True):
        match block:
            case Paragraph():
                line = together(runs(block.inlines))
                keep = _leads(line, following)
                elements.append(LetterParagraph(line, indent, block.label, block.clause, keep))
            case ItemList():
                elements.append(_list(block, target, indent + 1))
            case AuthorTable():
                elements.append(_table(block, target, indent, elements))
            case Section():
                sections += 1
                elements.extend(_section(block, target, sections))
    return tuple(elements)


def _leads(line: Line, following: Block | None) -> bool:
    """Tell whether words lead to the list or the table after them, on whose page they belong."""
    listed = isinstance(following, ItemList | AuthorTable)
    return listed and words(line).rstrip().endswith(":")


def _section(section: Section, target: Sheet, number: int) -> tuple[Element, ...]:
    lettered = target.numbering != "none"
    shown = marker(target.numbering, number) if lettered else ""
    indent = 1 if lettered else 0
    blocks = content(section.blocks, target, indent)
    title = runs(section.title)
    if not words(title).strip():  # no accessible PDF has a heading without words
        return blocks
    return (Heading(shown, title, indent, section.label, section.clause), *blocks)


def _list(source: ItemList, target: Sheet, indent: int) -> NumberedList:
    form = target.forms[min(source.level, len(target.forms) - 1)]
    items = tuple(
        _item(item, marker(form, number), target, indent)
        for number, item in enumerate(source.items, start=1)
    )
    return NumberedList(items, source.level, indent, target.forms)


def _item(item: Item, shown: str, target: Sheet, indent: int) -> ListItem:
    return ListItem(shown, content(item.blocks, target, indent), item.label, item.clause)


def _table(source: AuthorTable, target: Sheet, indent: int, before: list[Element]) -> Table:
    """The words that lead to a table describe it; without any, its head does."""
    lead = next((words(e.runs) for e in reversed(before) if isinstance(e, LetterParagraph)), "")
    caption = lead.rstrip(" :.;") or ", ".join(plain(cell.inlines) for cell in source.head)
    width = target.width_mm - indent * target.look.step_mm
    return table(source, indent, target.look, width, caption)


def keep_close(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the elements with their end kept on the page of the signature.

    A closing sentence is little to sign below, so the item before it comes along if it is short.
    """
    end = len(elements) - 1
    if end > 0 and isinstance(elements[end], LetterParagraph):
        before = end - 1
        while before > 0 and isinstance(elements[before], Heading):
            before -= 1
        match elements[before]:
            case NumberedList(items=(*_, ListItem(elements=(LetterParagraph(runs=line),)))) if (
                len(words(line)) <= _SHORT
            ):
                kept = keep_last((elements[before],))
                elements = (*elements[:before], *kept, *elements[before + 1 :])
            case _:
                pass
    return keep_last(elements)


def keep_last(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """Return the elements with the last paragraph kept on the page of what follows."""
    if not elements:
        return elements
    last = elements[-1]
    match last:
        case LetterParagraph():
            last = replace(last, keep=True)
        case NumberedList():
            item = last.items[-1]
            kept = replace(item, elements=keep_last(item.elements))
            last = replace(last, items=(*last.items[:-1], kept))
        case _:
            pass
    return (*elements[:-1], last)
