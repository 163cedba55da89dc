"""A period ends on or after the day it starts; one day is a period."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.intervals import intervals
from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for path, interval in intervals(circular):
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


CHECK: Final = CircularCheck("period-reversed", _run)
