"""Whatever is dated of a circular is no earlier than the same date of the text it acts on."""

from collections.abc import Iterator, Mapping
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label

_DATES: Final[Mapping[str, tuple[Label, Path]]] = {
    "signed": (Label("ditandatangani", "signed"), ("signed",)),
    "published": (Label("diumumkan", "published"), ("published",)),
    "from": (Label("mulai berlaku", "in force from"), ("effective", "from")),
    "recorded": (Label("dicatat dalam buku agenda", "recorded in the agenda book"), ("published",)),
}


_SAME_DAY: Final = (
    Label("diumumkan pada hari yang sama, dengan id sesudahnya,", "published, with a later id,"),
    ("published",),
)


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        for name, own, other in acted.crossed:
            what, path = _DATES.get(name, _SAME_DAY)
            yield Diagnostic(
                "relation-dates-crossed",
                Label(
                    f"{acted.target} {what.id} {long_date(other)}, sesudah tanggal edaran ini "
                    f"({long_date(own)})",
                    f"{acted.target} was {what.en} {other}, after this circular ({own})",
                ),
                circular.at(*path),
                Severity.WARNING,
                hint=Label(
                    "periksa tanggal kedua edaran; edaran yang lebih tua tidak berpengaruh pada "
                    "yang lebih muda",
                    "look at the dates of both; an older circular has no effect on a younger one",
                ),
                related=(
                    (Label("hubungan ini", "this relation"), circular.at("relations", acted.index)),
                ),
            )


CHECK: Final = TimeCheck("relation-dates-crossed", _run)
