"""Nothing in the letter waits to be filled in."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.stretches import stretches
from publisher.indonesian.letter_number import parse
from publisher.model.body import Value, marks, passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span
from publisher.wording.values import shown

CODE: Final = "publish-placeholder-left"
_LEFT: Final = re.compile(
    # each branch begins with a sign of its own: such a pattern passes over other signs quickly
    r"T(?<!\wT)(?:ODO|BD)\b|F(?<!\wF)IXME\b"
    r"|\$\{[^}\n]*\}?|\[\s*(?:isi|diisi|lengkapi|qr_code)\b[^\]\n]*\]?"
    r"|\.{4,}|\u2026{2,}|_{4,}"
    r"|X(?<![\w-]X)X{2,}(?![\w-])"
)
_VARIABLE: Final = "${"  # of an e-office: only the program sets them, and each in its place
_BETWEEN: Final = "\0"  # neither a blank nor part of a word
_WORD: Final = 60  # characters before it in which that name may stand
_NAME: Final = re.compile(r"\b(?!(?:Nomor|Tanggal|Pasal|Tahun)\b)[A-Z]\w*\s+\Z")
_NOT_PRINTED: Final = frozenset({"tests", "correction"})


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    values = [(path, text) for path, text in circular.texts if path[0] not in _NOT_PRINTED]
    if _LEFT.search(_BETWEEN.join(text for _, text in values)):  # one look instead of hundreds
        for path, text in values:
            for match in left(text):
                yield _finding(_within(circular, path, match[0]), match[0])
    number = circular.number
    if number and not any(left(number)) and parse(number).blank:
        yield _finding(circular.at("number"), number)
    for stretch in stretches(circular):
        for match in left(stretch.typed):
            yield _finding(stretch.span(*match.span()), match[0])


def left(text: str) -> Iterator[re.Match[str]]:
    """Yield what waits to be filled in; XXX after a name is the number of an event."""
    for match in _LEFT.finditer(text):
        if match[0] != "XXX" or not _NAME.search(
            text[max(0, match.start() - _WORD) : match.start()]
        ):
            yield match


def _within(circular: Circular, path: Path, words: str) -> Span:
    """Return the place of the words in a value, or the value where they were typed otherwise."""
    span = circular.at(*path)
    place = circular.source.read(span).find(words)
    if place < 0:
        return span
    return Span(span.path, span.start + place, span.start + place + len(words))


def _finding(span: Span, words: str) -> Diagnostic:
    if words.startswith(_VARIABLE):
        return _variable(span, words)
    return Diagnostic(
        CODE,
        Label(f'"{shown(words)}" belum diisi', f'"{shown(words)}" is not filled in'),
        span,
        Severity.PUBLICATION,
        hint=Label("ganti dengan isinya, atau hapus", "put what belongs there, or delete it"),
    )


def _variable(span: Span, words: str) -> Diagnostic:
    return Diagnostic(
        CODE,
        Label(
            f'"{shown(words)}" tampak seperti variabel SRIKANDI',
            f'"{shown(words)}" looks like a variable of SRIKANDI',
        ),
        span,
        hint=Label(
            "hapus; `publisher build --srikandi` memasang variabel di tempatnya masing-masing",
            "delete it; `publisher build --srikandi` sets each variable in its place",
        ),
    )


def filled_elsewhere(circular: Circular, roots: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield the marks of the body that print what is only filled in after the letter has left us.

    These are the marks of the given fields of the letter, and any that prints a blank.
    """
    for passage in passages(circular.body):
        for mark in marks(passage.inlines):
            if isinstance(mark, Value) and (mark.root in roots or any(left(mark.text or ""))):
                yield _too_early(mark.span, mark.expression)


def _too_early(span: Span, expression: str) -> Diagnostic:
    shown_mark = f"`{{{{ {shown(expression)} }}}}`"
    return Diagnostic(
        CODE,
        Label(
            f"{shown_mark} mencetak sesuatu yang baru diisi setelah naskah diserahkan",
            f"{shown_mark} prints what is filled in only after the letter is handed over",
        ),
        span,
        hint=Label(
            "hapus dari naskah; sebut surat ini tanpa nomor dan tanggalnya, misalnya "
            '"Surat Edaran ini"',
            'delete it; speak of the letter without its number and date, as "this circular"',
        ),
    )


CHECK: Final = CircularCheck(CODE, _run)
