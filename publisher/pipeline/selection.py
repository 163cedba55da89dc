"""Which findings are shown: codes and families taken or left out.

What keeps a file from being read as a circular is always told: the checks that were asked for did
not run on it, and an empty answer would say that they found nothing.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from typing import Final

from publisher.model.diagnostic import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Codes and families to be taken and left out; nothing to be taken means everything."""

    taken: frozenset[str] = frozenset()
    left: frozenset[str] = frozenset()

    def takes(self, code: str) -> bool:
        """Tell whether a code is asked for: its own name goes before that of its family."""
        family = code.partition("-")[0]
        if code in self.left or (family in self.left and code not in self.taken):
            return False
        return not self.taken or bool({code, family} & self.taken)

    def shown(self, read: Container[str], findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return what is asked for, and the errors that keep a file from being `read`."""
        return tuple(
            one
            for one in findings
            if self.takes(one.code)
            or (one.severity is Severity.ERROR and one.span.path not in read)
        )


EVERYTHING: Final = Selection()
