"""Yes, no, or depends: three-valued logic that keeps what an answer depends on (Kleene, 1938)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

START: Final = "tanggal-mulai"
TEXT: Final = "teks: "


@dataclass(frozen=True, slots=True)
class Truth:
    """A truth; `needs` names the facts, START and TEXT with a label that it depends on.

    Something that depends always has needs; yes and no have none.
    """

    value: str  # yes, no, depends
    needs: frozenset[str] = frozenset()

    @property
    def is_yes(self) -> bool:
        """Return whether it is so, whatever is missing."""
        return self.value == "yes"

    @property
    def is_no(self) -> bool:
        """Return whether it is not so, whatever is missing."""
        return self.value == "no"


YES: Final = Truth("yes")
NO: Final = Truth("no")


def depends(*needs: str) -> Truth:
    """Return a truth that depends on what is named."""
    return Truth("depends", frozenset(needs))


def conjunction(truths: Iterable[Truth]) -> Truth:
    """Return whether all hold: a no drops every dependency, else they join."""
    needs: frozenset[str] = frozenset()
    for one in truths:
        if one.value == "no":
            return NO
        needs |= one.needs
    return Truth("depends", needs) if needs else YES


def disjunction(truths: Iterable[Truth]) -> Truth:
    """Return whether any holds: a yes drops every dependency, else they join."""
    needs: frozenset[str] = frozenset()
    for one in truths:
        if one.value == "yes":
            return YES
        needs |= one.needs
    return Truth("depends", needs) if needs else NO


def negation(truth: Truth) -> Truth:
    """Return whether it does not hold."""
    if truth.value == "depends":
        return truth
    return NO if truth.value == "yes" else YES
