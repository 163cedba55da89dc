"""A period ends on or after the day it starts; one day is a period."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.intervals import intervals
from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Interval
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for path, interval in intervals(circular):
        for key, wrong in _misplaced(interval):
            yield Diagnostic(
                "period-reversed",
                wrong,
                circular.at(*path, key),
                hint=Label("betulkan salah satu tanggalnya", "mend one of the dates"),
                related=((Label("mulai di sini", "begins here"), circular.at(*path, "from")),),
            )
        if interval.start and interval.end and interval.end < interval.start:
            days = (interval.start - interval.end).days
            yield Diagnostic(
                "period-reversed",
                Label("tanggal akhir mendahului tanggal mulai", "the period ends before it begins"),
                circular.at(*path, "to"),
                hint=Label(
                    f"{long_date(interval.end)} jatuh {days} hari sebelum tanggal mulai; bila "
                    'berlaku "sampai ada ketentuan lebih lanjut", kosongkan `to` dan tulis '
                    "kata-kata itu di `until`",
                    f"that is {days} days before the start; for an open end leave `to` out and put "
                    "its words into `until`",
                ),
                related=((Label("mulai di sini", "begins here"), circular.at(*path, "from")),),
            )


def _misplaced(interval: Interval) -> Iterator[tuple[str, Label]]:
    """Yield the days of a period that stand on the wrong side of its first day."""
    start = interval.start
    if start and interval.review_by and interval.review_by < start:
        yield (
            "review_by",
            Label("tanggal peninjauan mendahului tanggal mulai", "the review is before the start"),
        )
    if start and interval.not_before and interval.not_before > start:
        yield (
            "not_before",
            Label("`not_before` setelah tanggal mulai (`from`)", "`not_before` is after the start"),
        )


CHECK: Final = CircularCheck("period-reversed", _run)
