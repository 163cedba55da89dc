"""A letter has no more parts than its engines set in reasonable time and memory.

The limits lie far above any circular that was ever written; what passes them is no letter, or a
register that belongs into an attached file. They were found by trying: see `docs/limits.md`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from publisher.model.body import Block, ItemList, Paragraph, Section, Table
from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect, Span

_CODE: Final = "letter-too-large"
MOST: Final[Mapping[str, int]] = {
    "paragraphs": 5_000,
    "cells": 10_000,
    "columns": 40,
    "appendices": 200,
    "levels": 6,
    "title": 5_000,
    "word": 5_000,
}
"""How much of each a letter may have; `levels` are lists within lists.

`title` and `word` are characters: of the title, and of the longest run without a blank. The
standard of the PDF allows no string longer than 32,767 octets.
"""

_NAMES: Final[Mapping[str, Label]] = {
    "paragraphs": Label("paragraf dan butir", "paragraphs and items"),
    "cells": Label("sel tabel", "cells of tables"),
    "columns": Label("kolom dalam satu tabel", "columns in one table"),
    "appendices": Label("lampiran", "appendices"),
    "title": Label("huruf dalam judul", "characters in the title"),
    "word": Label("huruf tanpa spasi", "characters without a blank"),
    "levels": Label("tingkat daftar di dalam daftar", "levels of lists within lists"),
}
_LONG_WORD: Final = re.compile(r"\S{5001,}")
_HINT: Final = Label(
    "pindahkan bagian yang panjang ke berkas terlampir (`attachments`), atau bagi menjadi "
    "beberapa surat",
    "move the long part to an attached file (`attachments`), or split it into several circulars",
)
_SHALLOWER: Final = Label(
    "jadikan sebagian butir paragraf atau bagian tersendiri",
    "make some of the items paragraphs or sections of their own",
)


@dataclass(frozen=True, slots=True)
class Excess:
    """A limit of `MOST` that is passed, and where."""

    what: str
    span: Span


@dataclass
class _Counter:
    """Counts the parts of a body until each limit is passed once."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MOST, 0))
    found: dict[str, Excess] = field(default_factory=dict)

    def add(self, what: str, number: int, span: Span) -> None:
        """Count some more of what is counted through the whole letter."""
        self.counts[what] += number
        self.reach(what, self.counts[what], span)

    def reach(self, what: str, number: int, span: Span) -> None:
        """Note where a number passes its limit for the first time."""
        if number > MOST[what]:
            self.found.setdefault(what, Excess(what, span))

    def blocks(self, blocks: tuple[Block, ...], level: int = 0) -> None:
        """Count what stands in blocks."""
        for block in blocks:
            match block:
                case Paragraph():
                    self.add("paragraphs", 1, block.span)
                case Section():
                    self.add("paragraphs", 1, block.span)
                    self.blocks(block.blocks, level)
                case Table():
                    self.reach("columns", len(block.head), block.span)
                    self.add("cells", len(block.head) * (1 + len(block.rows)), block.span)
                case ItemList():
                    self.reach("levels", level + 1, block.span)
                    for item in block.items:
                        self.blocks(item.blocks, level + 1)


def excesses(circular: Circular) -> tuple[Excess, ...]:
    """Return the limits that a circular passes; where there is any, no engine may get it."""
    counter = _Counter()
    counter.blocks(circular.body.blocks)
    for appendix in circular.body.appendices:
        counter.add("appendices", 1, appendix.span)
        counter.blocks(appendix.blocks)
    counter.reach("title", len(circular.title.id), circular.at("title"))
    for word in _LONG_WORD.finditer(circular.source.text):
        counter.reach("word", len(word[0]), circular.source.span(*word.span()))
    return tuple(counter.found.values())


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for one in excesses(circular):
        name, allowed = _NAMES[one.what], MOST[one.what]
        shown = Label(f"{allowed:,}".replace(",", "."), f"{allowed:,}")
        yield Diagnostic(
            _CODE,
            Label(
                f"terlalu besar untuk satu surat: lebih dari {shown.id} {name.id}; "
                "suratnya tidak dibuat",
                f"too large for one letter: more than {shown.en} {name.en}; it is not made",
            ),
            one.span,
            hint=_SHALLOWER if one.what == "levels" else _HINT,
        )


def _word(defect: Defect) -> Diagnostic:
    return Diagnostic(
        _CODE,
        Label(
            "tanda `{{ }}` dan rujukan mencetak terlalu banyak huruf; dari sini tidak diisi lagi",
            "marks `{{ }}` and references print too many letters; from here none is filled in",
        ),
        defect.span,
        hint=Label(
            "sebutkan isi yang panjang satu kali saja", "say what is long once, and not again"
        ),
    )


CIRCULAR_CHECK: Final = CircularCheck(_CODE, _run)
CHECK: Final = DefectCheck(_CODE, _word)
