"""The words of the body as they print, with the place of every sign in the source; no check."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, Literal

from publisher.model.body import (
    Body,
    Cell,
    Emphasis,
    Inline,
    ItemList,
    Paragraph,
    Reference,
    Section,
    Strong,
    Table,
    Text,
    Value,
    plain,
)
from publisher.model.circular import Circular
from publisher.model.source import Span

Kind = Literal["heading", "paragraph", "item", "cell", "appendix"]
Part = Paragraph | ItemList | Table | Section

PRINTED: Final = "\ufffc"
"""Stands for each sign that a mark prints, where only typed words are looked at."""

_OPENINGS: Final = {
    "item": re.compile(r"(?:(?:[0-9]{1,9}[.)]|[-+*])[ \t]+)+"),
    "heading": re.compile(r"#+[ \t]*"),
    "appendix": re.compile(r":+[ \t]*lampiran[ \t]*", re.IGNORECASE),
}
_OF_TABLE: Final = re.compile(r"(.+)\.t[0-9]+(?:\.[0-9]+)?\Z")
_WORD: Final = re.compile(r"\S+")
_FAR: Final = 12  # signs that an escape or an entity may put between two of a word


@dataclass(frozen=True)
class Stretch:
    """The words of one paragraph, heading or cell; `label` of a cell is that of its row.

    `anchors` are pairs of places, in `text` and in the source, from which signs run in step.
    `printed` are the parts of `text` that marks print, with the place of the mark; `slanted`
    those in italics.
    """

    label: str
    kind: Kind
    text: str
    whole: Span
    anchors: tuple[tuple[int, int], ...] = ()
    printed: tuple[tuple[int, int, Span], ...] = ()
    slanted: tuple[tuple[int, int], ...] = ()

    @property
    def typed(self) -> str:
        """Return the words with `PRINTED` for every sign that a mark prints."""
        parts: list[str] = []
        end = 0
        for start, stop, _ in self.printed:
            parts += (self.text[end:start], PRINTED * (stop - start))
            end = stop
        return "".join((*parts, self.text[end:]))

    def span(self, start: int, end: int) -> Span:
        """Return the place in the source of the signs from `start` to `end`."""
        first, last = self._mark(start), self._mark(end - 1)
        return Span(
            self.whole.path,
            first.start if first else self._place(start),
            last.end if last else self._place(end - 1) + 1,
        )

    def is_typed(self, start: int, end: int) -> bool:
        """Tell whether no mark prints any of the signs."""
        index = bisect_left(self.printed, end, key=_start) - 1
        return index < 0 or self.printed[index][1] <= start

    def is_slanted(self, start: int, end: int) -> bool:
        """Tell whether any of the signs stands in italics, as foreign words and titles do."""
        index = bisect_left(self.slanted, end, key=_start) - 1
        return index >= 0 and start < self.slanted[index][1]

    def _mark(self, at: int) -> Span | None:
        index = bisect_right(self.printed, at, key=_start) - 1
        found = self.printed[index] if index >= 0 else None
        return found[2] if found and at < found[1] else None

    def _place(self, at: int) -> int:
        index = bisect_right(self.anchors, at, key=_start) - 1
        if index < 0:
            return self.whole.start
        text, place = self.anchors[index]
        return min(place + at - text, max(self.whole.end - 1, self.whole.start))


def _start(part: tuple[int, *tuple[object, ...]]) -> int:
    return part[0]


def stretches(circular: Circular) -> tuple[Stretch, ...]:
    """Return every stretch of the body and its appendices, in reading order."""
    return _read(circular).stretches


def by_cite(circular: Circular) -> Mapping[str, tuple[Stretch, ...]]:
    """Return the stretches that a cite of each label means: its paragraphs and their tables."""
    return _read(circular).by_cite


def labels(stretch: Stretch) -> tuple[str, ...]:
    """Return the labels whose cite means a stretch: its own, that of what its table belongs to."""
    table = _OF_TABLE.match(stretch.label)
    return (stretch.label, table[1]) if table else (stretch.label,)


def stretch(paragraph: Paragraph, kind: Kind, source: str) -> Stretch:
    """Return the words of one paragraph."""
    return _written(paragraph.label, kind, paragraph.inlines, paragraph.span, source)


def _by_cite(every: tuple[Stretch, ...]) -> Mapping[str, tuple[Stretch, ...]]:
    found: dict[str, list[Stretch]] = {}
    for one in every:
        for label in labels(one):
            found.setdefault(label, []).append(one)
    return MappingProxyType({label: tuple(parts) for label, parts in found.items()})


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of a body, and the body itself: only it, and no equal one, is known again."""

    body: Body
    source: str
    stretches: tuple[Stretch, ...]
    by_cite: Mapping[str, tuple[Stretch, ...]]


# The checks of one circular run one after the other, so the last body is all that is kept. To
# find it by its hash would take longer than to read it: a hash goes through the whole tree.
_LAST: Final[dict[str, _Read]] = {}


def _read(circular: Circular) -> _Read:
    body, source = circular.body, circular.source.text
    last = _LAST.get("")
    if last is None or last.body is not body or last.source is not source:
        found = _stretches(body, source)
        last = _LAST[""] = _Read(body, source, found, _by_cite(found))
    return last


def _stretches(body: Body, source: str) -> tuple[Stretch, ...]:
    found = list(_of_blocks(body.blocks, source))
    for appendix in body.appendices:
        found.append(_written(appendix.label, "appendix", appendix.title, appendix.span, source))
        found.extend(_of_blocks(appendix.blocks, source))
    return tuple(found)


def _of_blocks(
    blocks: tuple[Part, ...], source: str, *, in_item: bool = False
) -> Iterator[Stretch]:
    for index, block in enumerate(blocks):
        match block:
            case Paragraph():
                yield stretch(block, "item" if in_item and index == 0 else "paragraph", source)
            case ItemList():
                for item in block.items:
                    yield from _of_blocks(item.blocks, source, in_item=True)
            case Table():
                yield from _of_table(block, source)
            case Section():
                yield _written(block.label, "heading", block.title, block.span, source)
                yield from _of_blocks(block.blocks, source)


def _of_table(table: Table, source: str) -> Iterator[Stretch]:
    rows: list[tuple[str, tuple[Cell, ...]]] = [(table.label, table.head)]
    rows += [(f"{table.label}.{number}", row) for number, row in enumerate(table.rows, start=1)]
    for label, row in rows:
        for cell in row:
            yield _written(label, "cell", cell.inlines, cell.span, source)


def _written(
    label: str, kind: Kind, inlines: tuple[Inline, ...], span: Span, source: str
) -> Stretch:
    opening = _OPENINGS.get(kind)
    found = opening.match(source, span.start, span.end) if opening else None
    writer = _Writer(source, found.end() if found else span.start, span.end)
    writer.write(inlines)
    return Stretch(
        *(label, kind, "".join(writer.parts), span),
        *(tuple(writer.anchors), tuple(writer.printed), tuple(writer.slanted)),
    )


@dataclass
class _Writer:
    """Goes through the words and the source side by side."""

    source: str
    at: int  # in the source
    end: int
    length: int = 0  # of what is written
    parts: list[str] = field(default_factory=list)
    anchors: list[tuple[int, int]] = field(default_factory=list)
    printed: list[tuple[int, int, Span]] = field(default_factory=list)
    slanted: list[tuple[int, int]] = field(default_factory=list)

    def write(self, inlines: tuple[Inline, ...]) -> None:
        """Write the words of inlines after those before."""
        for inline in inlines:
            match inline:
                case Text(text):
                    self._align(text)
                    self._put(text)
                case Strong(children):
                    self.write(children)
                case Emphasis(children):
                    start = self.length
                    self.write(children)
                    self.slanted.append((start, self.length))
                case Value() | Reference():
                    text = plain((inline,))
                    if text:
                        self.printed.append((self.length, self.length + len(text), inline.span))
                    self._put(text)
                    self.at = max(self.at, inline.span.end)

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _align(self, text: str) -> None:
        if text[:1].isspace():
            self.anchors.append((self.length, self.at))
        if self.source.startswith(text, self.at, self.end):  # as most texts are written
            self._align_all(text)
            return
        for word in _WORD.finditer(text):
            start = self.length + word.start()
            found = self.source.find(word[0], self.at, self.end)
            if found >= 0:
                self.anchors.append((start, found))
                self.at = found + len(word[0])
            else:
                self._align_signs(word[0], start)

    def _align_all(self, text: str) -> None:
        """Every word stands as far from its source as the first."""
        end = 0
        for word in _WORD.finditer(text):
            start, end = word.span()
            self.anchors.append((self.length + start, self.at + start))
        self.at += end

    def _align_signs(self, word: str, start: int) -> None:
        """Find a word that is written otherwise in the source: with an escape or an entity."""
        for index, sign in enumerate(word):
            found = self.source.find(sign, self.at, min(self.end, self.at + _FAR))
            if found >= 0:
                self.anchors.append((start + index, found))
                self.at = found + 1
