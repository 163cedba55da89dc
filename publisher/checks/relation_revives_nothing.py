"""To revoke a text that ended others brings none of them back."""

from collections.abc import Iterator
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        for name, since in acted.revoked:
            yield Diagnostic(
                "relation-revives-nothing",
                Label(
                    f"mengakhiri {acted.target} tidak menghidupkan lagi {name}, yang diakhirinya "
                    f"sejak {long_date(since)}",
                    f"to end {acted.target} does not bring back {name}, which it ended on {since}",
                ),
                circular.at("relations", acted.index, "target"),
                Severity.WARNING,
                hint=Label(
                    "tulis sendiri aturan yang hendak diberlakukan lagi",
                    "write out the rules that are to hold again",
                ),
            )


CHECK: Final = TimeCheck("relation-revives-nothing", _run)
