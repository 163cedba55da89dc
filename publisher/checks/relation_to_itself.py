"""A circular has to do with other texts: none amends or ends itself."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, relation in enumerate(circular.relations):
        if relation.target == circular.id:
            yield Diagnostic(
                "relation-to-itself",
                Label(
                    f"`{relation.type}` menunjuk surat edaran ini sendiri",
                    f"`{relation.type}` leads to this very circular",
                ),
                circular.at("relations", index, "target"),
                hint=Label(
                    "tulis id surat edaran yang dimaksud, atau hapus hubungan ini",
                    "write the id of the circular that is meant, or delete the relation",
                ),
            )


CHECK: Final = CircularCheck("relation-to-itself", _run)
