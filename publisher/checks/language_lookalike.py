"""A word has the letters of one alphabet: none that only looks like a Latin letter."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.printing import escaped
from publisher.indonesian.lookalikes import LATIN, latin
from publisher.model.check import CircularCheck, SourceCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Source, Span
from publisher.wording.values import shown

_WORD: Final = re.compile(r"[^\W\d_]+")


def _run(source: Source) -> Iterator[Diagnostic]:
    for start, word, meant in _typed(source):
        yield _finding(source.span(start, start + len(word)), word, meant)


def _run_decoded(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    """Speak of what an escape of the front matter or an entity of the text makes."""
    said: dict[str, list[int]] = {}
    for start, word, _ in _typed(circular.source):
        said.setdefault(word[0], []).append(start)
    for span, word in escaped(circular, _WORD, said):
        if meant := latin(word):
            yield _finding(span, word, meant)


def _typed(source: Source) -> Iterator[tuple[int, str, str]]:
    if source.text.isascii():
        return
    for found in _WORD.finditer(source.text):
        if meant := latin(found[0]):
            yield found.start(), found[0], meant


def _finding(span: Span, word: str, meant: str) -> Diagnostic:
    strange = " ".join(dict.fromkeys(f"U+{ord(sign):04X}" for sign in word if sign in LATIN))
    return Diagnostic(
        "language-lookalike",
        Label(
            f'"{shown(word)}" memuat huruf yang hanya mirip huruf Latin ({strange})',
            f'"{shown(word)}" has letters that only look like Latin ones ({strange})',
        ),
        span,
        hint=Label(f'ketik ulang "{shown(meant)}"', f'type "{shown(meant)}" again'),
    )


CHECK: Final = SourceCheck("language-lookalike", _run)
CIRCULAR_CHECK: Final = CircularCheck("language-lookalike", _run_decoded)
