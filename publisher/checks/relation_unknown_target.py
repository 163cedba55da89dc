"""The circular that a relation names is registered here; else answers can only say "depends"."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import meant, nearest


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    known = surroundings.circulars
    for index, relation in enumerate(circular.relations):
        target = relation.target
        if target is None or target == circular.id or target in known:
            continue
        yield Diagnostic(
            "relation-unknown-target",
            Label(
                f"surat edaran `{target}` tidak ada dalam folder ini, atau belum dapat dibaca",
                f"the circular `{target}` is not in this folder, or cannot be read yet",
            ),
            circular.at("relations", index, "target"),
            Severity.WARNING,
            hint=meant(nearest(target, surroundings.circulars.keys() - {circular.id}))
            or Label(
                "betulkan id-nya, atau tulis `target: null` dengan `label` dan `kinds`",
                "mend the id, or write `target: null` with `label` and `kinds`",
            ),
        )


CHECK: Final = CircularCheck("relation-unknown-target", _run)
