"""A number has figures for figures, and does not look like another of its authority and year."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.numbers import numbered
from publisher.indonesian.letter_number import confusable, match_key, near_key
from publisher.model.card import Card
from publisher.model.check import RegisterCheck, Surroundings
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

_LIKE: Final = Label("nomor yang mirip", "the number like it")


def _run(circulars: tuple[Card, ...], _surroundings: Surroundings) -> Iterator[Diagnostic]:
    first: dict[tuple[str, int, str], tuple[Card, str]] = {}
    for one in numbered(circulars):
        circular, exact = one.circular, match_key(one.number, one.year)
        key = (circular.authority, one.year, near_key(one.number))
        other, other_exact = first.setdefault(key, (circular, exact))
        mended = confusable(one.number)
        if mended:
            yield _confused(circular, mended, None if other_exact == exact else other)
        elif other_exact != exact:
            yield _alike(circular, other)


def _confused(circular: Card, mended: str, other: Card | None) -> Diagnostic:
    return Diagnostic(
        "number-lookalike",
        Label(
            f"nomor `{circular.number}` memuat tanda yang hanya mirip angka, huruf, "
            "atau garis biasa",
            f"the number `{circular.number}` has signs that only look like figures, letters or "
            "plain lines",
        ),
        circular.number_at,
        _severity(circular),
        hint=Label(f'tulis "{mended}"', f'write "{mended}"'),
        related=((_LIKE, other.number_at),) if other else (),
    )


def _alike(circular: Card, other: Card) -> Diagnostic:
    return Diagnostic(
        "number-lookalike",
        Label(
            f"nomor ini mudah tertukar dengan `{other.number}` milik {other.id}",
            f"this number is easily taken for `{other.number}` of {other.id}",
        ),
        circular.number_at,
        _severity(circular, other),
        hint=Label(
            "periksa agenda surat: mungkin nomor yang sama dengan penulisan berbeda",
            "look into the agenda book: it may be the same number, spelled otherwise",
        ),
        related=((_LIKE, other.number_at),),
    )


def _severity(*circulars: Card) -> Severity:
    """A number from the press is kept as printed there, so it can only be asked about."""
    press = any(circular.is_press for circular in circulars)
    return Severity.WARNING if press else Severity.ERROR


CHECK: Final = RegisterCheck("number-lookalike", _run)
