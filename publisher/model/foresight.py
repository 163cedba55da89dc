"""What issuing a draft would bring about, told beforehand: facts with days, no words."""

from dataclasses import dataclass
from datetime import date

from publisher.model.circular import Json, Path
from publisher.model.register import Text


@dataclass(frozen=True)
class Draft:
    """A circular that is not issued as it is: what a register would know of it, and its tests."""

    text: Text
    tests: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Days:
    """A stretch of days, both included; None is an end that nobody knows."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Clash:
    """A rule of the draft and another exclusive one that cannot both be obeyed.

    `how` names the principles that let `winner` win; both are empty where none decides. `people`
    are the conditions of those concerned: of one population, or of two that overlap.
    """

    rule: str  # its id, without the circular
    other: str  # circular#rule
    winner: str
    how: str
    days: Days
    people: tuple[tuple[Json, ...], ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """How something came to its end: its last day, None where there is none; and by which text.

    `how` is ended, cut or withdrawn.
    """

    last: date | None
    how: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Acted:
    """What becomes of a relation of the draft; what does not concern it is empty.

    `ended`: its target came to an end before it acts. `gap`: days between that end and an
    extension. `late`: an extension that nobody could know of in time, with the days bridged.
    `surplus`: it extends what has no end (None inside Days) or what lasts longer. `revoked`: what
    its target took away for good. `dependents`: texts based on what it ends, with their days.
    `crossed`: dates that are earlier than those of the target (signed, published,
    from, recorded; order: of one day, and its id comes later).
    """

    index: int
    target: str
    type: str
    ended: Ending | None = None
    gap: Days | None = None
    late: Days | None = None
    surplus: Days | None = None
    revoked: tuple[tuple[str, date], ...] = ()
    dependents: tuple[tuple[str, Days], ...] = ()
    crossed: tuple[tuple[str, date, date], ...] = ()

    @property
    def extends(self) -> bool:
        """Return whether it is an extension."""
        return self.type == "memperpanjang"

    @property
    def is_based(self) -> bool:
        """Return whether its target is what the draft rests on."""
        return self.type in ("melaksanakan", "berdasarkan")

    @property
    def is_plain(self) -> bool:
        """Return whether there is nothing to say of it."""
        return self == Acted(self.index, self.target, self.type)


@dataclass(frozen=True, slots=True)
class Orphan:
    """An exception that has no rule left on any of its days; `path` is what brings that about.

    `ended` tells of the rule; `exception` is circular#rule, one of the draft or of another text.
    """

    path: Path
    exception: str
    rule: str
    ended: Ending


@dataclass(frozen=True, slots=True)
class Miss:
    """A test of the draft that gets another answer: its place, what it wants, what it gets."""

    path: Path
    name: str
    wanted: str  # yes, no, depends, silent
    found: str  # the same, or loud: something applies
    needs: tuple[str, ...] = ()
    because: tuple[str, ...] = ()


@dataclass(frozen=True)
class Foresight:
    """All that is foreseen of one draft; `circles` are relations by place, with the way back."""

    circular: str
    clashes: tuple[Clash, ...] = ()
    relations: tuple[Acted, ...] = ()
    orphans: tuple[Orphan, ...] = ()
    circles: tuple[tuple[int, tuple[str, ...]], ...] = ()
    misses: tuple[Miss, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Return whether there is nothing to say."""
        return not (self.clashes or self.relations or self.orphans or self.circles or self.misses)
