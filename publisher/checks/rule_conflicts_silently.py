"""Two rules that cannot both be obeyed, and that no principle orders, say which one holds."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label
from publisher.wording.people import during, people

_HINT: Final = Label(
    "sebutkan mana yang berlaku: `replaces`, `overrides`, atau batasi `who` dan masa berlakunya",
    "say which one holds: `replaces`, `overrides`, or narrow `who` and the period",
)


def _run(
    circular: Circular, foresight: Foresight, surroundings: Surroundings
) -> Iterator[Diagnostic]:
    severity = Severity.WARNING if circular.is_press else Severity.PUBLICATION
    places = {rule.id: index for index, rule in enumerate(circular.rules)}
    for clash in foresight.clashes:
        if clash.winner:
            continue
        whom = people(clash.people, surroundings.vocabulary)
        when = during(clash.days)
        yield Diagnostic(
            "rule-conflicts-silently",
            Label(
                f"aturan `{clash.rule}` bertentangan dengan `{clash.other}`, {when.id}, "
                f"bagi {whom.id}; tidak ada asas yang menentukan mana yang berlaku",
                f"the rule `{clash.rule}` contradicts `{clash.other}`, {when.en}, "
                f"for {whom.en}; no principle tells which one holds",
            ),
            circular.at("rules", places[clash.rule], "id"),
            severity,
            hint=_HINT,
        )


CHECK: Final = TimeCheck("rule-conflicts-silently", _run)
