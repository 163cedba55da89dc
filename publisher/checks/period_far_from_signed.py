"""A period begins near the day of the letter: at most 30 days before or 180 days after it."""

from collections.abc import Iterator
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label

_BEFORE: Final = 30
_AFTER: Final = 180


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    signed, start = circular.signed, circular.effective.start
    if signed is None or start is None:
        return
    days = (start - signed).days
    if -_BEFORE <= days <= _AFTER:
        return
    side = ("setelah", "after") if days > 0 else ("sebelum", "before")
    yield Diagnostic(
        "period-far-from-signed",
        Label(
            f"masa berlaku dimulai {abs(days)} hari {side[0]} tanggal surat",
            f"the period begins {abs(days)} days {side[1]} the day of the letter",
        ),
        circular.at("effective", "from"),
        Severity.WARNING,
        hint=Label(
            f"surat bertanggal {long_date(signed)}, mulai berlaku {long_date(start)}; "
            "periksa tahun dan bulannya",
            "look at year and month of both dates again",
        ),
        related=((Label("tanggal surat", "day of the letter"), circular.at("signed")),),
    )


CHECK: Final = CircularCheck("period-far-from-signed", _run)
