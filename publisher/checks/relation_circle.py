"""Relations lead back in time: none comes round to the circular it began with."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.foresight import Foresight
from publisher.model.label import Label


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for index, way in foresight.circles:
        names = " > ".join(way)
        yield Diagnostic(
            "relation-circle",
            Label(f"hubungan berputar: {names}", f"relations go round in a circle: {names}"),
            circular.at("relations", index, "target"),
            hint=Label(
                "edaran yang lebih baru menunjuk yang lebih lama, bukan sebaliknya",
                "the younger circular points to the older one, never the other way round",
            ),
        )


CHECK: Final = TimeCheck("relation-circle", _run)
