"""Nothing in the letter waits to be filled in."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.typed_words import typed_words
from publisher.checks.wording import shown
from publisher.indonesian.letter_number import parse
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path, texts
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span

_LEFT: Final = re.compile(
    r"\b(?:TODO|FIXME|TBD)\b|\$\{[^}\n]*\}?|\[\s*(?:isi|diisi|lengkapi)\b[^\]\n]*\]?"
    r"|\.{4,}|\u2026{2,}|_{4,}"
    r"|(?<![\w-])X{3,}(?![\w-])"
)
_WORD: Final = 60  # characters before it in which that name may stand
_NAME: Final = re.compile(r"\b(?!(?:Nomor|Tanggal|Pasal|Tahun)\b)[A-Z]\w*\s+\Z")
_NOT_PRINTED: Final = frozenset({"tests", "correction"})


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for path, text in texts(circular.data):
        for match in () if path[0] in _NOT_PRINTED else _left(text):
            yield _finding(_within(circular, path, match[0]), match[0])
    number = circular.number
    if number and not any(_left(number)) and parse(number).blank:
        yield _finding(circular.at("number"), number)
    for words in typed_words(circular):
        for match in _left(words.text):
            yield _finding(words.span(match), match[0])


def _left(text: str) -> Iterator[re.Match[str]]:
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
    return Diagnostic(
        "publish-placeholder-left",
        Label(f'"{shown(words)}" belum diisi', f'"{shown(words)}" is not filled in'),
        span,
        Severity.PUBLICATION,
        hint=Label("ganti dengan isinya, atau hapus", "put what belongs there, or delete it"),
    )


CHECK: Final = CircularCheck("publish-placeholder-left", _run)
