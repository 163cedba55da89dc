"""What one circular may know of another: few facts, so that an edit of one reaches few others."""

from dataclasses import dataclass
from datetime import date

from publisher.model.label import Label
from publisher.model.source import Span


@dataclass(frozen=True, slots=True)
class RuleCard:
    """A rule as others name it; `overrides` are the rules it is an exception to."""

    id: str
    kind: str
    overrides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A circular as others see it; every reader of another circular gets this and no more.

    `number_at` is where the number stands, for findings about two numbers; it moves with every
    line above it, so nothing but those findings may depend on it.
    """

    id: str
    authority: str
    type: str
    title: Label
    number: str | None
    number_at: Span
    signed: date | None
    published: date | None
    start: date | None
    end: date | None
    ends: str
    until: Label | None
    rules: tuple[RuleCard, ...]
    clauses: tuple[tuple[str, str], ...]  # its id, and how it is cited
    press: str | None = None  # the report it was reconstructed from; None for any other text
    reported: date | None = None
    issued: bool = False  # as it is now

    @property
    def is_press(self) -> bool:
        """Return whether the text was reconstructed from the press."""
        return self.press is not None
