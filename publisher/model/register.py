"""What was issued: the agenda book, the kept texts, and what a register knows of each rule."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from publisher.model.circular import Interval, NotInData, Provenance, Relation, Rule
from publisher.model.label import Label

ISSUE, CORRECT, WITHDRAW = "issue", "correct", "withdraw"


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One act: `seq` from one, `prev` the SHA-256 of the line before, `recorded` with its offset.

    `files` gives the SHA-256 of what was kept, by file name; `change` says what a correction is.
    """

    seq: int
    prev: str
    event: str  # issue, correct, withdraw
    circular: str
    revision: int
    recorded: datetime
    change: str = ""
    files: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    note: str = ""


@dataclass(frozen=True)
class Text:
    """One revision of a circular as the register sees it: dates, relations, rules, paragraphs.

    `paragraphs` maps the label of a paragraph to its words.
    """

    id: str
    authority: str
    revision: int
    title: Label
    number: str | None
    signed: date | None
    published: date | None
    effective: Interval
    provenance: Provenance
    relations: tuple[Relation, ...] = ()
    rules: tuple[Rule, ...] = ()
    not_in_data: tuple[NotInData, ...] = ()
    paragraphs: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Register:
    """The agenda book and every kept text, by circular and revision."""

    ledger: tuple[LedgerLine, ...]
    texts: Mapping[tuple[str, int], Text]
