"""Quotes around a value are straight ones: those that Word curls would be printed with it."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import quoted, replacing
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_PAIRS: Final = {("\u201c", "\u201d"), ("\u2018", "\u2019"), ("\u201d", "\u201d")}


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    seen = set()
    for path, text in circular.texts:
        if len(text) < 2 or (text[0], text[-1]) not in _PAIRS:
            continue
        span = circular.at(*path)
        if span not in seen:
            seen.add(span)
            plain = circular.source.read(span) == text
            yield Diagnostic(
                "yaml-curly-quotes",
                Label(
                    "tanda petik melengkung dari Word ikut menjadi isi dan akan tercetak",
                    "curly quotes from Word are part of the value and would be printed",
                ),
                span,
                hint=Label(
                    f'ganti dengan tanda petik lurus: "{text[1:-1]}"',
                    f'use straight quotes: "{text[1:-1]}"',
                ),
                fix=replacing(span, quoted(text[1:-1])) if plain else None,
            )


CHECK: Final = CircularCheck("yaml-curly-quotes", _run)
