"""What is extended has an end that is not reached for good, and the extension moves it."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.endings import ending
from publisher.indonesian.dates import long_date
from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Acted, Foresight
from publisher.model.label import Label


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        wrong = _wrong(acted)
        if wrong:
            yield Diagnostic(
                "relation-extension-misfit",
                Label(
                    f"perpanjangan ini tidak berpengaruh: {acted.target} {wrong.id}",
                    f"this extension has no effect: {acted.target} {wrong.en}",
                ),
                circular.at("relations", acted.index, "target"),
                Severity.WARNING,
                hint=Label(
                    "periksa edaran yang diperpanjang dan hari terakhir yang baru; yang sudah "
                    "dicabut tidak hidup lagi",
                    "look at the circular that is extended and at the new last day; what was "
                    "revoked does not come back",
                ),
            )


def _wrong(acted: Acted) -> Label | None:
    days, ended = acted.surplus, acted.ended
    if days and days.last is None:
        return Label("tidak mempunyai hari terakhir", "has no last day")
    if days and days.last:
        return Label(
            f"sudah berlaku sampai dengan {long_date(days.last)}",
            f"lasts until {days.last} anyway",
        )
    return ending(ended) if acted.extends and ended and ended.how == "cut" else None


CHECK: Final = TimeCheck("relation-extension-misfit", _run)
