"""Every code there is, and the selection of findings by names as they were typed."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from publisher.checks import (
    CIRCULAR_CHECKS,
    DEFECT_CHECKS,
    LETTER_CHECKS,
    REGISTER_CHECKS,
    SOURCE_CHECKS,
    TIME_CHECKS,
)
from publisher.model.check import Check
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.selection import Selection

CHECKS: Final[tuple[Check, ...]] = (
    *DEFECT_CHECKS,
    *SOURCE_CHECKS,
    *CIRCULAR_CHECKS,
    *REGISTER_CHECKS,
    *TIME_CHECKS,
    *LETTER_CHECKS,
)
CODES: Final = frozenset(check.code for check in CHECKS)
FAMILIES: Final = frozenset(code.partition("-")[0] for code in CODES)


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
