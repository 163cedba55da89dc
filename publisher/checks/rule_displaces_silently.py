"""A rule that would displace another, or be displaced, says how it stands to it.

The principles are those of legislation, used by analogy: lex superior, specialis, posterior. A text
made of press reports was issued as it is, whatever it should have said: it is only warned of.
"""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label
from publisher.wording.people import during, people

_LOSES: Final = Label("dikesampingkan oleh", "is displaced by")
_HINT: Final = Label(
    "sebutkan hubungannya: `replaces` bila yang lama berakhir, `overrides` bila ini pengecualian, "
    "`beside` bila keduanya sengaja berdampingan; atau cabut edarannya",
    "say how they stand: `replaces` where the older one ends, `overrides` where this is an "
    "exception, `beside` where both are meant to live; or revoke the circular",
)


def _run(
    circular: Circular, foresight: Foresight, surroundings: Surroundings
) -> Iterator[Diagnostic]:
    severity = Severity.WARNING if circular.is_press else Severity.PUBLICATION
    places = {rule.id: index for index, rule in enumerate(circular.rules)}
    for clash in foresight.clashes:
        if not clash.winner:
            continue
        wins = clash.winner == f"{circular.id}#{clash.rule}"
        what = Label("mengesampingkan", "displaces") if wins else _LOSES
        whom = people(clash.people, surroundings.vocabulary)
        when = during(clash.days)
        yield Diagnostic(
            "rule-displaces-silently",
            Label(
                f"aturan `{clash.rule}` {what.id} `{clash.other}` tanpa menyebutnya, {when.id}, "
                f"bagi {whom.id} ({clash.how})",
                f"the rule `{clash.rule}` {what.en} `{clash.other}` unsaid, {when.en}, "
                f"for {whom.en} ({clash.how})",
            ),
            circular.at("rules", places[clash.rule], "id"),
            severity,
            hint=_HINT,
        )


CHECK: Final = TimeCheck("rule-displaces-silently", _run)
