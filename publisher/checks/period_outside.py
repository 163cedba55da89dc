"""The period of a rule shares at least one day with the period of its circular.

What is to be done to prepare may come between the letter and its first day.
"""

from collections.abc import Iterator
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Interval
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, rule in enumerate(circular.rules):
        wrong = _wrong(rule.effective, circular) if rule.effective else None
        if wrong:
            yield Diagnostic(
                "period-outside",
                Label(
                    f"masa berlaku aturan `{rule.id}` {wrong.id}",
                    f"the period of the rule `{rule.id}` {wrong.en}",
                ),
                circular.at("rules", index, "effective"),
                Severity.WARNING,
                hint=Label(
                    "periksa kedua masa berlaku; aturan ini tidak pernah berlaku bersama suratnya",
                    "look at both periods again; the rule never holds together with its letter",
                ),
                related=(
                    (
                        Label("masa berlaku surat edaran", "the period of the circular"),
                        circular.at("effective"),
                    ),
                ),
            )


def _wrong(own: Interval, circular: Circular) -> Label | None:
    whole = circular.effective
    known = circular.signed or circular.published or whole.start
    if own.end and whole.start and known and own.end < min(whole.start, known):
        day = long_date(whole.start)
        return Label(
            f"berakhir sebelum surat edaran mulai berlaku ({day})",
            f"ends before the circular is in force ({day})",
        )
    if own.start and whole.end and own.start > whole.end:
        day = long_date(whole.end)
        return Label(
            f"mulai setelah surat edaran berakhir ({day})",
            f"begins after the circular has ended ({day})",
        )
    return None


CHECK: Final = CircularCheck("period-outside", _run)
