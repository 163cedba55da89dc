"""Front matter as entries that carry their comments: what a writer may put in another order.

No YAML library tells comments apart from blanks, and the one that keeps them hangs each on the
value before it, so that it stays behind when its key moves. Here a comment belongs to what it
stands over or beside; where it stands under the last entry of a block, to the block.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from publisher.model.node import YamlNode
from publisher.model.source import Source

BLOCK_STYLES: Final = frozenset({"|", ">"})
_HEADER: Final = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")
_COMMENT: Final = re.compile(r"#[^\n]*")
_SKIPPED: Final = re.compile(r"(?:\s|#[^\n]*(?:\n|$))*")
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")


@dataclass(slots=True)
class Entry:
    """A pair of a mapping, an item of a sequence (`key` None), or the whole (at no place)."""

    value: YamlNode
    start: int
    key: YamlNode | None = None
    above: list[str] = field(default_factory=list)  # comments over it; "" is a blank line
    head: list[str] = field(default_factory=list)  # after its colon, dash or opening bracket
    beside: list[str] = field(default_factory=list)  # where its value ends
    foot: list[str] = field(default_factory=list)  # under the last of its inner entries
    inner: "list[Entry]" = field(default_factory=list)
    flow: bool = False  # the value stands in brackets

    @property
    def comments(self) -> bool:
        """Tell whether anything inside the value carries a comment."""
        return bool(self.foot or self.head) or any(
            one.above or one.beside or one.comments for one in self.inner
        )


def read_entries(source: Source, root: YamlNode, start: int, end: int) -> Entry:
    """Return the tree of entries of the YAML between two offsets, with all its comments."""
    whole = Entry(root, start)
    reader = _Reader(source, whole)
    for comment in reader.comments(start, end):
        reader.attach(comment)
    reader.note_blank_lines()
    return whole


class _Reader:
    """Finds the comments outside of scalars, and the entry each belongs to."""

    def __init__(self, source: Source, whole: Entry) -> None:
        self._text = source.text
        self._whole = whole
        self._fill(whole)
        self._blocks = [one for one in _walk(whole, brackets=False) if one is not whole]
        self._starts = [one.start for one in self._blocks]
        self._around = {id(one): owner for owner in [whole, *self._blocks] for one in owner.inner}
        self._brackets = [one for one in _walk(whole, brackets=True) if one.flow]

    # -- entries -----------------------------------------------------------------------------

    def _fill(self, entry: Entry) -> None:
        node = entry.value
        sign = self._text[node.span.start : node.span.start + 1]
        entry.flow = sign == {"mapping": "{", "sequence": "["}.get(node.kind, "")
        keys = node.keys or (None,) * len(node.values)
        end = node.span.start
        for key, value in zip(keys, node.values, strict=True):
            start = value.span.start if key is None else key.span.start
            if key is None and not entry.flow:
                found = _SKIPPED.match(self._text, end)
                start = found.end() if found else start  # the dash
            entry.inner.append(Entry(value, start, key))
            end = max(value.span.end, start + 1)
        for one in entry.inner:
            self._fill(one)

    # -- comments ----------------------------------------------------------------------------

    def comments(self, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the comments in order, those behind the sign of a block scalar among them."""
        place = start
        for scalar in sorted(_scalars(self._whole.value), key=lambda node: node.span):
            yield from _COMMENT.finditer(self._text, place, max(place, scalar.span.start))
            if scalar.style in BLOCK_STYLES and scalar.span.start >= place:
                found = _HEADER.match(self._text, scalar.span.start)
                if found:
                    yield from _COMMENT.finditer(self._text, found.start(1), found.end(1))
            place = max(place, scalar.span.end)
        yield from _COMMENT.finditer(self._text, place, end)

    def attach(self, comment: re.Match[str]) -> None:
        """Hang a comment on the entry it speaks of."""
        place, words = comment.start(), comment[0].rstrip()
        line = self._text.rfind("\n", 0, place) + 1
        own = not self._text[line:place].strip()
        brackets = [one for one in self._brackets if _holds(one, place)]
        if brackets:
            self._attach_inside(brackets[-1], place, words, own=own)
        elif own:
            self._attach_over(place, place - line, words)
        else:
            self._attach_beside(place, words)

    def _attach_inside(self, owner: Entry, place: int, words: str, *, own: bool) -> None:
        before = [one for one in owner.inner if one.start < place]
        after = [one for one in owner.inner if one.start > place]
        if own and after:
            after[0].above.append(words)
        elif not own and before:
            before[-1].beside.append(words)
        elif own or before:
            owner.foot.append(words)
        else:
            owner.head.append(words)

    def _attach_beside(self, place: int, words: str) -> None:
        index = bisect_left(self._starts, place) - 1
        entry = self._blocks[index] if index >= 0 else self._whole
        value = entry.value
        begun = value.span.start < place or (entry.inner and entry.inner[0].start < place)
        written = value.text or value.style or entry.flow
        (entry.beside if begun and written else entry.head).append(words)

    def _attach_over(self, place: int, column: int, words: str) -> None:
        """Hang a comment of its own line on the entry below, or under the block it is part of."""
        index = bisect_left(self._starts, place)
        below = self._blocks[index] if index < len(self._blocks) else None
        least = self._column(below) if below else -1
        block = self._blocks[index - 1] if index else self._whole
        if place < block.value.span.start and (block.flow or not block.inner):
            block.head.append(words)  # between a key and its value
            return
        while block is not self._whole:
            owner = self._around[id(block)]
            if least < self._column(block) <= column:
                owner.foot.append(words)
                return
            block = owner
        (below.above if below else self._whole.foot).append(words)

    def _column(self, entry: Entry) -> int:
        return entry.start - self._text.rfind("\n", 0, entry.start) - 1

    # -- blank lines -------------------------------------------------------------------------

    def note_blank_lines(self) -> None:
        """Keep one blank line over an entry, and over its comments, where any stands."""
        for owner in [self._whole, *self._blocks]:
            for before, one in pairwise([] if owner.flow else owner.inner):
                line = self._text.rfind("\n", 0, one.start) + 1
                if _BLANK_LINE.search(self._text, before.value.span.end, line):
                    one.above.insert(0, "")


def _walk(entry: Entry, *, brackets: bool) -> Iterator[Entry]:
    """Yield an entry and all inside, outer first; what stands in brackets only where asked."""
    yield entry
    for one in entry.inner if brackets or not entry.flow else ():
        yield from _walk(one, brackets=brackets)


def _scalars(node: YamlNode) -> Iterator[YamlNode]:
    if node.kind == "scalar":
        yield node
    for one in (*node.keys, *node.values):
        yield from _scalars(one)


def _holds(entry: Entry, place: int) -> bool:
    return entry.value.span.start < place < entry.value.span.end
