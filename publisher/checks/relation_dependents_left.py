"""Who ends a text knows which others rest on it: they stay in force."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label
from publisher.wording.people import during


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        for name, days in acted.dependents:
            when = during(days)
            yield Diagnostic(
                "relation-dependents-left",
                Label(
                    f"{name} berdasar pada {acted.target} dan tetap berlaku tanpa dasar {when.id}",
                    f"{name} rests on {acted.target} and stays in force without it {when.en}",
                ),
                circular.at("relations", acted.index, "target"),
                Severity.WARNING,
                hint=Label(
                    f"akhiri juga {name}, atau biarkan bila memang tetap berlaku",
                    f"end {name} too, or leave it where it is meant to stay",
                ),
            )


CHECK: Final = TimeCheck("relation-dependents-left", _run)
