"""What a circular amends, suspends or ends is still in force when it acts."""

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
        ended = acted.ended
        if ended is None or acted.is_based or (acted.extends and ended.how == "cut"):
            continue
        how = ending(ended)
        yield Diagnostic(
            "relation-target-ended",
            Label(
                f"`{acted.type}` tidak mengubah apa pun: {acted.target} {how.id}",
                f"`{acted.type}` changes nothing: {acted.target} {how.en}",
            ),
            circular.at("relations", acted.index, "target"),
            Severity.WARNING,
            hint=Label(
                "periksa `target` dan tanggal mulainya; mungkin yang dimaksud edaran penggantinya",
                "look at `target` and at the first day; perhaps its successor is meant",
            ),
        )


CHECK: Final = TimeCheck("relation-target-ended", _run)
