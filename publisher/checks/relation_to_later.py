"""A circular has to do with earlier ones only: nobody amends a text that is still to be made."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.card import Card
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_DAYS: Final = (
    Label("ditandatangani", "signed"),
    Label("diumumkan", "published"),
    Label("mulai berlaku", "in force from"),
)


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, relation in enumerate(circular.relations):
        target = surroundings.circulars.get(relation.target or "")
        if target is None or target.id == circular.id:
            continue
        # The first date that both have decides.
        for name, own, other in zip(_DAYS, _own_days(circular), _days(target), strict=True):
            if own and other:
                if other > own:
                    yield _finding(circular, index, target, (name, own, other))
                break


def _own_days(circular: Circular) -> tuple[date | None, ...]:
    return circular.signed, circular.published, circular.effective.start


def _days(target: Card) -> tuple[date | None, ...]:
    return target.signed, target.published, target.start


def _finding(
    circular: Circular, index: int, target: Card, days: tuple[Label, date, date]
) -> Diagnostic:
    name, own, other = days
    return Diagnostic(
        "relation-to-later",
        Label(
            f"{target.id} {name.id} {long_date(other)}, lebih baru daripada edaran ini "
            f"({long_date(own)})",
            f"{target.id} ({name.en} {long_date(other)}) is younger than this circular "
            f"({long_date(own)})",
        ),
        circular.at("relations", index, "target"),
        hint=Label(
            "periksa `target` dan tanggal kedua surat edaran; mungkin hubungannya terbalik",
            "look at `target` and the dates of both; perhaps it is the other way round",
        ),
    )


CHECK: Final = CircularCheck("relation-to-later", _run)
