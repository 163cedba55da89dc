"""What ends, extends or replaces an unregistered text names the kinds of rule that this meets."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_IN_TIME: Final = frozenset({"memperpanjang", "menangguhkan", "mencabut", "mengganti"})


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, relation in enumerate(circular.relations):
        if relation.target is None and relation.type in _IN_TIME and not relation.kinds:
            kinds = sorted(
                {rule.kind for rule in circular.rules} & surroundings.vocabulary.kinds.keys()
            )
            example = kinds[0] if kinds else "..."
            yield Diagnostic(
                "relation-without-kinds",
                Label(
                    f"`{relation.type}` tanpa `target` belum menyebut jenis aturan (`kinds`)",
                    f"`{relation.type}` without a `target` does not say which `kinds` it meets",
                ),
                circular.at("relations", index, "type"),
                hint=Label(
                    f"tambahkan jenis aturan dari naskah lama, misalnya `kinds: [{example}]`",
                    f"add the kinds of rule of the older text, such as `kinds: [{example}]`",
                ),
            )


CHECK: Final = CircularCheck("relation-without-kinds", _run)
