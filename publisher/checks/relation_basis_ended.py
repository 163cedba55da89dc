"""A circular rests on texts that last as long as it does."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.endings import ending
from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for acted in foresight.relations:
        if acted.ended is None or not acted.is_based:
            continue
        how = ending(acted.ended)
        yield Diagnostic(
            "relation-basis-ended",
            Label(
                f"dasarnya, {acted.target}, {how.id}; edaran ini tetap berlaku sesudahnya",
                f"its basis, {acted.target}, {how.en}; this circular goes on after that",
            ),
            circular.at("relations", acted.index, "target"),
            Severity.WARNING,
            hint=Label(
                "sebutkan dasar yang masih berlaku, atau akhiri edaran ini bersama dasarnya",
                "name a basis that is in force, or end this circular together with it",
            ),
        )


CHECK: Final = TimeCheck("relation-basis-ended", _run)
