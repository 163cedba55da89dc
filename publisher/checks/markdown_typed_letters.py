"""Items are written as `1.`, nested by three blanks; letters are printed, never typed."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import at_places, replacing
from publisher.model.body import Section, plain
from publisher.model.check import CircularCheck, DefectCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Fix
from publisher.model.label import Label
from publisher.model.source import Defect, Source, Span

_CODE: Final = "markdown-typed-letters"
_TYPED: Final = re.compile(r"([A-Z]|[IVX]{1,4}|[0-9]{1,2})[.)]\s", re.ASCII)
_HEADED: Final = re.compile(rf"#+[ \t]+(?P<typed>{_TYPED.pattern}[ \t]*)", re.ASCII)
_HEADING: Final = Label(
    "tulis judul bagian sesudah `# ` tanpa huruf; hurufnya dicetak otomatis",
    "write the title of a section after `# ` without a letter; the letter is printed",
)


def _word(defect: Defect) -> Diagnostic:
    letter = defect.facts.get("letter", "a")
    fix = at_places(defect, defect.facts.get("marker", ""))
    if defect.facts.get("what") == "heading":
        return _heading(letter, defect.span, fix)
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
        fix=fix,
    )


def _heading(letter: str, span: Span, fix: Fix | None) -> Diagnostic:
    return Diagnostic(
        _CODE,
        Label(
            f"`{letter}.` diketik pada judul bagian",
            f"`{letter}.` is typed into the title of a section",
        ),
        span,
        hint=_HEADING,
        fix=fix,
    )


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    """Find headings such as `# A. Latar Belakang`, which would print their letter twice."""
    for block in circular.body.blocks:
        if isinstance(block, Section) and (typed := _TYPED.match(plain(block.title))):
            yield _heading(typed[1], block.span, _without_letter(circular.source, block.span))


def _without_letter(source: Source, span: Span) -> Fix | None:
    found = _HEADED.match(source.text, span.start, span.end)
    return replacing(source.span(*found.span("typed")), "") if found else None


CHECK: Final = DefectCheck(_CODE, _word)
CIRCULAR_CHECK: Final = CircularCheck(_CODE, _run)
