"""A circular is published on the day it is signed, or later."""

from collections.abc import Iterator
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    signed, published = circular.signed, circular.published
    if signed and published and published < signed:
        yield Diagnostic(
            "period-published-early",
            Label("diumumkan sebelum ditandatangani", "published before it was signed"),
            circular.at("published"),
            hint=Label(
                f"surat ditandatangani {long_date(signed)}; periksa kedua tanggal itu",
                f"it was signed on {signed.isoformat()}; look at both dates again",
            ),
            related=((Label("ditandatangani", "signed"), circular.at("signed")),),
        )


CHECK: Final = CircularCheck("period-published-early", _run)
