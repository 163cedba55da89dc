"""No two circulars of an authority and a year have one number, however it is spelled."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.numbers import numbered
from publisher.indonesian.letter_number import match_key
from publisher.model.card import Card
from publisher.model.check import RegisterCheck, Surroundings
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circulars: tuple[Card, ...], _surroundings: Surroundings) -> Iterator[Diagnostic]:
    first: dict[tuple[str, str], Card] = {}
    for one in numbered(circulars):
        circular = one.circular
        key = (circular.authority, match_key(one.number, one.year))
        other = first.setdefault(key, circular)
        if other is circular:
            continue
        press = circular.is_press or other.is_press
        yield Diagnostic(
            "number-duplicate",
            Label(
                f"nomor ini sudah dipakai oleh {other.id}",
                f"{other.id} already has this number",
            ),
            circular.number_at,
            Severity.WARNING if press else Severity.ERROR,
            hint=Label(
                "periksa agenda surat, lalu betulkan salah satu nomornya",
                "look into the agenda book and mend one of the numbers",
            ),
            related=((Label("nomor yang sama", "the same number"), other.number_at),),
        )


CHECK: Final = RegisterCheck("number-duplicate", _run)
