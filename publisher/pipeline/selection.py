"""Which findings are asked for: codes and families taken or left out by name.

What keeps a file from being read as a circular is always told: the checks that were asked for did
not run on it, and an empty answer would say that they found nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from publisher.checks import (
    CIRCULAR_CHECKS,
    DEFECT_CHECKS,
    LETTER_CHECKS,
    REGISTER_CHECKS,
    SOURCE_CHECKS,
)
from publisher.model.check import Check
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.load import Project

CHECKS: Final[tuple[Check, ...]] = (
    *DEFECT_CHECKS,
    *SOURCE_CHECKS,
    *CIRCULAR_CHECKS,
    *REGISTER_CHECKS,
    *LETTER_CHECKS,
)
CODES: Final = frozenset(check.code for check in CHECKS)
FAMILIES: Final = frozenset(code.partition("-")[0] for code in CODES)


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

    def shown(self, project: Project, findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
        """Return what is asked for, and the errors that keep a file from being read."""
        read = {entry.source.path for entry in project.entries if entry.circular}
        return tuple(
            one
            for one in findings
            if self.takes(one.code)
            or (one.severity is Severity.ERROR and one.span.path not in read)
        )


EVERYTHING: Final = Selection()


def selection(taken: Iterable[str], left: Iterable[str]) -> Selection:
    """Return the selection of names as they were typed, with commas; UsageError for others."""
    return Selection(_named(taken, "--select"), _named(left, "--ignore"))


def _named(typed: Iterable[str], option: str) -> frozenset[str]:
    names = [name.strip() for one in typed for name in one.split(",")]
    for name in names:
        if name not in CODES | FAMILIES:
            raise _unknown(name, option)
    return frozenset(names)


def _unknown(name: str, option: str) -> UsageError:
    near = get_close_matches(name[:80], sorted(CODES | FAMILIES), n=1, cutoff=0.5)
    families = ", ".join(sorted(FAMILIES))
    meant = (f"maksud Anda {near[0]}?", f"did you mean {near[0]}?") if near else ("", "")
    return UsageError(
        Label(
            f"{option}: tidak ada temuan atau rumpun `{name}`; "
            f"{meant[0] or f'rumpun yang ada: {families}'}",
            f"{option}: there is no finding or family `{name}`; "
            f"{meant[1] or f'families are {families}'}",
        )
    )
