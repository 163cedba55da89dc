"""Items are written as `1.`, nested by three blanks; letters are printed, never typed."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.model.body import Section, plain
from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Defect, Span

_CODE: Final = "markdown-typed-letters"
_TYPED: Final = re.compile(r"([A-Z]|[IVX]{1,4}|[0-9]{1,2})[.)]\s", re.ASCII)
_HEADING: Final = Label(
    "tulis judul bagian sesudah `# ` tanpa huruf; hurufnya dicetak otomatis",
    "write the title of a section after `# ` without a letter; the letter is printed",
)


def _word(defect: Defect) -> Diagnostic:
    letter = defect.facts.get("letter", "a")
    if defect.facts.get("what") == "heading":
        return _heading(letter, defect.span)
    return Diagnostic(
        _CODE,
        Label(
            f"`{letter}.` yang diketik sendiri tidak menjadi daftar",
            f"`{letter}.` typed by hand makes no list",
        ),
        defect.span,
        hint=Label(
            "tulis `1.` dengan tiga spasi di depannya; hurufnya dicetak otomatis",
            "write `1.` after three blanks; the letter is printed",
        ),
    )


def _heading(letter: str, span: Span) -> Diagnostic:
    return Diagnostic(
        _CODE,
        Label(
            f"`{letter}.` diketik pada judul bagian",
            f"`{letter}.` is typed into the title of a section",
        ),
        span,
        hint=_HEADING,
    )


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    """Find headings such as `# A. Latar Belakang`, which would print their letter twice."""
    for block in circular.body.blocks:
        if isinstance(block, Section) and (typed := _TYPED.match(plain(block.title))):
            yield _heading(typed[1], block.span)


CHECK: Final = DefectCheck(_CODE, _word)
CIRCULAR_CHECK: Final = CircularCheck(_CODE, _run)
