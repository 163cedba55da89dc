"""An exception has a rule to be an exception to, on some day of its own."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.endings import ending
from publisher.model.check import Surroundings, TimeCheck
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.foresight import Foresight
from publisher.model.label import Label

_OWN: Final = Label(
    "hapus `overrides` bila aturan ini berdiri sendiri, atau tunjuk aturan yang masih berlaku",
    "delete `overrides` where the rule stands alone, or name a rule that is in force",
)
_OTHER: Final = Label(
    "akhiri juga pengecualian itu, atau biarkan bila memang tetap berlaku sendiri",
    "end the exception too, or leave it where it is meant to stand alone",
)


def _run(
    circular: Circular, foresight: Foresight, _surroundings: Surroundings
) -> Iterator[Diagnostic]:
    for orphan in foresight.orphans:
        how = ending(orphan.ended)
        own = orphan.exception.startswith(f"{circular.id}#")
        left = Label(
            f"pengecualian `{orphan.exception}` kehilangan aturannya: `{orphan.rule}` {how.id}",
            f"the exception `{orphan.exception}` loses its rule: `{orphan.rule}` {how.en}",
        )
        idle = Label(
            f"tidak ada lagi yang dikecualikan: `{orphan.rule}` {how.id}",
            f"nothing is left to be an exception to: `{orphan.rule}` {how.en}",
        )
        yield Diagnostic(
            "rule-exception-idle",
            idle if own else left,
            circular.at(*orphan.path),
            Severity.WARNING,
            hint=_OWN if own else _OTHER,
        )


CHECK: Final = TimeCheck("rule-exception-idle", _run)
