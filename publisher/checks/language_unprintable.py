"""Every sign of the text and of the data has a glyph in the fonts of the letter."""

import re
import unicodedata
from bisect import insort
from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from publisher.checks.language_invisible import is_unseen
from publisher.checks.printing import UNPRINTABLE, escaped
from publisher.model.check import CircularCheck, SourceCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Source, Span

_RUN: Final = re.compile(f"(?:{UNPRINTABLE.pattern})+")
_FROM_THE_RIGHT: Final = frozenset({"R", "AL", "AN"})
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_FRONT: Final = re.compile(r"---[ ]*\n.*?^---[ ]*$", re.MULTILINE | re.DOTALL)
_COMMENT: Final = re.compile(r"(?:^|(?<=[ \t]))#.*$", re.MULTILINE)
_SPECIAL: Final = "\ufffd"  # stands for bytes that are no UTF-8: yaml-syntax speaks of them


def _run(source: Source) -> Iterator[Diagnostic]:
    for start, words in _typed(source):
        yield _finding(source.span(start, start + len(words)), words)


def _run_decoded(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    said: dict[str, list[int]] = {}
    for start, words in _typed(circular.source):
        for index, sign in enumerate(words):
            said.setdefault(sign, []).append(start + index)
    for match in _FOREIGN.finditer(circular.source.text):
        sign = match[0]
        if unicodedata.combining(sign):  # of one that makes a letter `language-invisible` speaks
            insort(said.setdefault(sign, []), match.start())
    for span, words in escaped(circular, _RUN, said):
        if not is_unseen(words[0]):
            yield _finding(span, words)


def _typed(source: Source) -> Iterator[tuple[int, str]]:
    """Yield the runs of signs without a glyph, save comments and what is spoken of elsewhere."""
    text = source.text
    if text.isascii():
        return
    undecoded = any(defect.facts.get("reason") == "encoding" for defect in source.defects)
    front = _FRONT.match(text)
    front_end = front.end() if front else 0
    comments = [match.span() for match in _COMMENT.finditer(text, 0, front_end)]
    for match in _RUN.finditer(text):
        if any(start <= match.start() < end for start, end in comments):
            continue
        yield from _seen(match, without=_SPECIAL if undecoded else _composed(text, match))


def _composed(text: str, match: re.Match[str]) -> str:
    """Return the marks of a letter that is only typed in parts: `language-invisible` has those."""
    marks = "".join(takewhile(unicodedata.combining, match[0]))
    letter = unicodedata.normalize("NFC", text[max(0, match.start() - 1) : match.start()] + marks)
    return "" if any(map(unicodedata.combining, letter)) else marks


def _seen(match: re.Match[str], without: str) -> Iterator[tuple[int, str]]:
    """Part a run at the signs of which `language-invisible` speaks."""
    start = match.start()
    words = ""
    for offset, sign in enumerate(match[0] + "\0", match.start()):
        if not is_unseen(sign) and sign not in without:
            start, words = (start, words + sign) if words else (offset, sign)
        elif words:
            yield start, words
            words = ""


def _finding(span: Span, words: str) -> Diagnostic:
    first = words[0]
    name = f"{unicodedata.name(first, '')} (U+{ord(first):04X})".strip()
    more = len(words) - 1
    others = Label(f" dan {more} tanda lain", f" and {more} others") if more else Label("", "")
    if unicodedata.bidirectional(first) in _FROM_THE_RIGHT:
        wrong = Label(
            f"huruf yang ditulis dari kanan ke kiri tidak dapat dicetak: {name}{others.id}",
            f"letters written from right to left cannot be printed: {name}{others.en}",
        )
        hint = Label("tulis dengan huruf Latin", "write it in Latin letters")
    elif unicodedata.combining(first):
        wrong = Label(
            f"tanda yang menumpang pada huruf tidak terbaca benar dari PDF: {name}{others.id}",
            f"a mark set on a letter is not read aright from a PDF: {name}{others.en}",
        )
        hint = Label("tulis huruf itu tanpa tandanya", "write the letter without the mark")
    else:
        wrong = Label(
            f"tanda yang tidak ada dalam huruf surat, sehingga tidak dapat dicetak: "
            f"{name}{others.id}",
            f"a sign that the fonts of the letter lack, so it cannot be printed: {name}{others.en}",
        )
        hint = Label(
            "tulis dengan kata, atau hapus tanda ini", "write it in words, or delete this sign"
        )
    return Diagnostic("language-unprintable", wrong, span, hint=hint)


CHECK: Final = SourceCheck("language-unprintable", _run)
CIRCULAR_CHECK: Final = CircularCheck("language-unprintable", _run_decoded)
