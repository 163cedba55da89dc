"""Nothing begins to bind before the public could know of it."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.intervals import intervals
from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    field = "published" if circular.published else "signed"
    known = circular.published or circular.signed
    said = (
        Label("diumumkan", "published") if circular.published else Label("ditandatangani", "signed")
    )
    for path, interval in intervals(circular):
        own = path == ("effective",) or interval.start != circular.effective.start
        if known and own and interval.start and interval.start < known:
            days = (known - interval.start).days
            yield Diagnostic(
                "period-retroactive",
                Label(
                    f"mulai berlaku {days} hari sebelum {said.id}",
                    f"begins {days} days before it was {said.en}",
                ),
                circular.at(*path, "from"),
                Severity.WARNING,
                hint=Label(
                    f"surat {said.id} {long_date(known)}; periksa tanggal mulainya, atau "
                    "biarkan bila memang berlaku surut",
                    "look at the first day again, or leave it where it is meant",
                ),
                related=((said, circular.at(field)),),
            )


CHECK: Final = CircularCheck("period-retroactive", _run)
