"""What was issued: the agenda book, the kept texts, and what a register knows of each rule."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from publisher.model.circular import Interval, Json, NotInData, Provenance, Relation, Rule
from publisher.model.label import Label
from publisher.model.source import Span

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
    files: Mapping[str, str] = field(default_factory=dict)
    note: str = ""

    @property
    def data(self) -> Json:
        """Return it as it stands in the book; what is empty and not demanded is left out."""
        return {
            "seq": self.seq,
            "prev": self.prev,
            "event": self.event,
            "circular": self.circular,
            "revision": self.revision,
            "recorded": self.recorded.isoformat(),
            "files": dict(self.files),
            **({"change": self.change} if self.change else {}),
            **({"note": self.note} if self.note else {}),
        }


@dataclass(frozen=True)
class Issued:
    """What was issued last of a circular, and how the file beside it relates to that.

    `place` is where its line stands in the agenda book. Where the file `differs`, the ids of rules
    and clauses and the correction are those of the kept text.
    """

    line: LedgerLine
    place: Span
    withdrawn: bool = False
    gone: bool = False
    differs: bool = False
    correction: Json | None = None
    rules: frozenset[str] = frozenset()
    clauses: frozenset[str] = frozenset()

    @property
    def revision(self) -> int:
        """Return the revision that the file is: the one issued, or the draft of the next."""
        return self.line.revision + 1 if self.differs else self.line.revision

    @property
    def recorded(self) -> datetime | None:
        """Return when the text of the file was issued; None for a draft."""
        return None if self.differs else self.line.recorded


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
    paragraphs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Register:
    """The agenda book and every kept text, by circular and revision."""

    ledger: Sequence[LedgerLine]
    texts: Mapping[tuple[str, int], Text]
