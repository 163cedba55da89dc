"""The items of an enumeration end in `;`, the last but one in `; dan` or `; atau`, the last in `.`.

An enumeration is a list below words that end in a colon, whose items begin in lower case: they
are parts of one sentence. In one within another, the last item ends as its outer item has to.
"""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import reworded
from publisher.checks.stretches import Stretch, stretch
from publisher.model.body import Item, ItemList, Paragraph, Section, Table
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Fix, Severity
from publisher.model.label import Label

Part = Paragraph | ItemList | Table | Section
_Wrong = tuple[Stretch, str, Label]

_JOINED: Final = re.compile(r";\s+(?:dan/atau|dan|atau|serta)\Z")
_ENDED: Final = re.compile(r"\.\Z")
_PARTED: Final = re.compile(r";(?:\s+(?:dan/atau|dan|atau|serta))?\Z")
_LETTER: Final = re.compile(r"[^\W\d_]")
_LAST_BUT_ONE: Final = ("; dan", Label("; dan (atau ; atau)", "; dan (or ; atau)"), _JOINED)
_LAST: Final = (".", Label("titik (.)", "a full stop"), _ENDED)
_OTHER: Final = (";", Label("titik koma (;)", "a semicolon"), _PARTED)
_TAIL: Final = re.compile(r"(?:[\s;.,:]*\s(?P<joint>dan/atau|dan|atau|serta))?[\s;.,:]*\Z")
_SHORTENED: Final = re.compile(r"\b(?:dll|dsb|dst|dkk|[A-Z])\Z")  # their point is no full stop


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    source = circular.source.text
    found = list(_of_blocks(circular.body.blocks, source))
    for appendix in circular.body.appendices:
        found.extend(_of_blocks(appendix.blocks, source))
    for end, sign, name in found:
        yield _finding(circular, end, sign, name)


def _of_blocks(blocks: tuple[Part, ...], source: str, *, inside: bool = False) -> Iterator[_Wrong]:
    """Yield what is wrong with the lists among blocks; `inside` an item of an enumeration."""
    before: Part | None = None
    for block in blocks:
        if isinstance(block, Section):
            yield from _of_blocks(block.blocks, source)
        elif isinstance(block, ItemList):
            is_one = _is_enumeration(before, block, source)
            if is_one:
                yield from _of_items(block.items, source, inside=inside)
            for item in block.items:
                yield from _of_blocks(item.blocks, source, inside=is_one)
        before = block


def _is_enumeration(before: Part | None, listed: ItemList, source: str) -> bool:
    if not isinstance(before, Paragraph):
        return False
    lead_in = stretch(before, "paragraph", source).text.rstrip()
    firsts = [found[0] for item in listed.items if (found := _LETTER.search(_first(item, source)))]
    return lead_in.endswith(":") and bool(firsts) and all(first.islower() for first in firsts)


def _first(item: Item, source: str) -> str:
    block = item.blocks[0]
    return stretch(block, "item", source).text if isinstance(block, Paragraph) else ""


def _of_items(items: tuple[Item, ...], source: str, *, inside: bool) -> Iterator[_Wrong]:
    for number, item in enumerate(items, start=1):
        left = len(items) - number
        if left == 0 and inside:
            return  # the outer enumeration speaks of it
        sign, name, pattern = {0: _LAST, 1: _LAST_BUT_ONE}.get(left, _OTHER)
        end = _end(item, source)
        if end is not None and end.text and not pattern.search(end.text.rstrip()):
            yield end, sign, name


def _end(item: Item, source: str) -> Stretch | None:
    """Return the last words of an item; None where a table ends it."""
    block = item.blocks[-1]
    match block:
        case Paragraph():
            return stretch(block, "item" if len(item.blocks) == 1 else "paragraph", source)
        case ItemList():
            return _end(block.items[-1], source)
        case _:
            return None


def _finding(circular: Circular, end: Stretch, sign: str, name: Label) -> Diagnostic:
    tail = _TAIL.search(end.text)
    start = tail.start() if tail else len(end.text)
    place = (start, len(end.text)) if start < len(end.text) else (start - 1, start)
    word = end.text[:start].split()[-1] if end.text[:start].split() else ""
    return Diagnostic(
        "language-list-punctuation",
        Label(
            f"butir ini seharusnya berakhir dengan {name.id}",
            f"this item should end in {name.en}",
        ),
        end.span(*place),
        Severity.WARNING,
        hint=Label(f'tulis "{word}{sign}"', f'write "{word}{sign}"'),
        fix=_fix(circular, end, sign),
    )


def _fix(circular: Circular, end: Stretch, sign: str) -> Fix | None:
    """Return the fix of the last signs. What joins the items is the author's own word: where one
    is there it stays, and where one has to come or to go a person decides.
    """
    tail = _TAIL.search(end.text)
    if tail is None:
        return None
    joint = tail["joint"] or ""
    safe = ":" not in tail[0] and bool(joint) == (sign == _LAST_BUT_ONE[0])
    if joint and sign != _LAST[0]:
        sign, safe = f"; {joint}", ":" not in tail[0]
    if sign != _LAST[0] and _SHORTENED.search(end.text, 0, tail.start()):
        sign = f".{sign}"
    return reworded(circular, end, tail.span(), sign, safe=safe)


CHECK: Final = CircularCheck("language-list-punctuation", _run)
