"""What a release says: circulars with their states over all days, events in order, files; no words.

Nothing here depends on the day of a release but what carries a day or a moment in its name.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Final

from publisher.model import overview, status
from publisher.model.days import CivilDay, Phase
from publisher.model.label import Label
from publisher.model.register import LedgerLine, Text
from publisher.model.status import Standing, Stretch
from publisher.model.vocabulary import Vocabulary

# Events that are a line of the agenda book.
ISSUED: Final = "issued"
CORRECTED: Final = "corrected"
REPUBLISHED: Final = "republished"
WITHDRAWN: Final = "withdrawn"
# Events at the target of an act, when the act is recorded.
AMENDED: Final = "amended"
EXTENDED: Final = "extended"
SUSPENDED: Final = "suspended"
REVOKED: Final = "revoked"
PARTIALLY_REVOKED: Final = "partially-revoked"
REPLACED: Final = "replaced"
SUPERSEDED: Final = "superseded-before-effect"
# Events at the midnight of a boundary.
ENTERED: Final = "entered-into-force"
LAPSED: Final = "lapsed"
REINSTATED: Final = "reinstated"
TOOK_EFFECT: Final = "took-effect"
# At a circular whose state another one's line changed without an act that took: an act undone, a
# text that is now registered.
RESTATED: Final = "restated"

_REPLACING: Final = ("mengganti", overview.REPLACES)


@dataclass(frozen=True, slots=True)
class Site:
    """Whose site it is: `address` without a slash at its end; `domain` and `year` never change.

    `zone` is that of `as_of`; `horizon` is how many days ahead dated files are made.
    """

    address: str
    domain: str
    year: int
    epoch: str
    zone: str
    title: Label
    horizon: int = 40


@dataclass(frozen=True, slots=True)
class File:
    """A letter of a circular: `role` is authentic or informative, "" for data."""

    name: str
    media: str
    size: int
    sha256: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Boundary:
    """From a day on a circular has a status; `on` is None for all days before the next boundary.

    `at` is the instant (UTC) of the local midnight; `by` are the circulars that brought it about.
    """

    on: date | None
    at: datetime | None
    status: str  # of model/status.py; tidak-diketahui becomes null in JSON
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """Days on which a rule binds, both included; None where it has no first or last day known.

    `ends` is the ending of its period as written; `certain` is False where it may bind.
    """

    first: date | None
    last: date | None
    ends: str
    certain: bool = True

    def binds(self, day: date) -> bool:
        """Return whether the rule binds on a day for certain."""
        return self.certain and (self.first or date.min) <= day <= (self.last or date.max)


@dataclass(frozen=True, slots=True)
class RuleState:
    """When a rule binds, and the circulars that ended, moved or suspended it."""

    id: str
    spells: tuple[Spell, ...]
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Incoming:
    """What another circular does to this one: a relation type, or `replaces` for its rules."""

    type: str
    by: str
    on: date | None
    rules: tuple[str, ...] = ()
    took: bool = True


@dataclass(frozen=True, slots=True)
class State:
    """What has become of a circular, over all days, as known on a moment."""

    id: str
    revision: int
    zone: str
    boundaries: tuple[Boundary, ...]
    rules: tuple[RuleState, ...]
    relations_in: tuple[Incoming, ...] = ()
    flags: tuple[str, ...] = ()
    review_by: date | None = None

    @property
    def standing(self) -> Standing:
        """Return its boundaries as the days between them."""
        firsts = [one.on or date.min for one in self.boundaries]
        lasts = [*(first - timedelta(1) for first in firsts[1:]), date.max]
        days = zip(firsts, lasts, self.boundaries, strict=True)
        return Standing(
            self.id, tuple(Stretch(first, last, one.status, one.by) for first, last, one in days)
        )

    @property
    def turns(self) -> tuple[date, ...]:
        """Return the days on which other rules bind for certain than the day before, in order."""
        spells = [spell for rule in self.rules for spell in rule.spells if spell.certain]
        first = {one.first for one in spells if one.first}
        after = {one.last + timedelta(1) for one in spells if one.last and one.last < date.max}
        return tuple(sorted(first | after))

    def deed(self, actor: str) -> str:
        """Return how a circular ended this one: mengganti, mencabut, "" where no act of it took."""
        deeds = {one.type for one in self.relations_in if one.by == actor and one.took}
        if not deeds.isdisjoint(_REPLACING):
            return _REPLACING[0]
        return "mencabut" if "mencabut" in deeds else ""

    def enders(self, stretch: Stretch) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return those that brought about an end by revoking alone, and those that took the place.

        Where nothing is known of their acts, the status decides.
        """
        usual = _REPLACING[0] if stretch.status == status.SUPERSEDED else "mencabut"
        deeds = {one: self.deed(one) or usual for one in stretch.by}
        revoking = tuple(one for one, deed in deeds.items() if deed == "mencabut")
        return revoking, tuple(one for one in deeds if one not in revoking)

    def binding(self, day: date) -> frozenset[str]:
        """Return the rules that bind on a day for certain."""
        return frozenset(
            one.id for one in self.rules if any(spell.binds(day) for spell in one.spells)
        )


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, at an instant (UTC); `seq` from 1 without gaps.

    `on` is the first day of which it speaks, `by` the circular that did it, `rules` those concerned
    where not all are, `of` the event that took effect. `state` is whole where it changed.
    """

    seq: int
    at: datetime
    event: str
    id: str
    revision: int
    on: date | None = None
    by: str = ""
    rules: tuple[str, ...] = ()
    change: str = ""
    note: str = ""
    of: int | None = None
    state: State | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """One circular of a release: the newest revision known, or what was withdrawn.

    `policy_sha256` and `source_sha256` are those of the agenda book; `files` the letters at
    its newest address, marked if it was withdrawn; `lines` its lines in the agenda book; `named_by`
    the circulars whose newest text names it, in the order of their ids, the withdrawn left out.
    """

    id: str
    uri: str
    text: Text
    state: State
    lines: tuple[LedgerLine, ...]
    policy_sha256: str
    source_sha256: str
    files: tuple[File, ...] = ()
    named_by: tuple[str, ...] = ()

    @property
    def withdrawal(self) -> LedgerLine | None:
        """Return the line that withdrew it, None where it stands."""
        return self.lines[-1] if self.lines[-1].event == "withdraw" else None


def place(identity: str) -> str:
    """Return authority and year of a circular, the folder that it stands in."""
    return identity.rpartition("/")[0]


@dataclass(frozen=True)
class Publication:
    """All that a release is made of. `day` is the civil day of `moment` in the zone of the site.

    `circulars` are in the order of their ids, the withdrawn among them; `policies` gives the kept
    policy JSON of a circular's newest revision by its id, read when it is asked for; `texts` every
    revision by id and number, for what is said of a revision when a later one is there. `phases`
    are the days of an authority in order and without a gap; `months` the days of (authority, year,
    month), those that are to be published; both made when they are asked for. `histories` gives the
    events of each circular, where somebody has them in that order, and `letters` the files of each,
    where they are to be had without all the rest of it.
    """

    site: Site
    moment: datetime
    day: date
    ledger: Sequence[LedgerLine]
    circulars: Mapping[str, Published]
    events: Sequence[Event]
    vocabulary: Vocabulary
    policies: Mapping[str, bytes] = field(default_factory=dict)
    texts: Mapping[tuple[str, int], Text] = field(default_factory=dict)
    phases: Mapping[str, tuple[Phase, ...]] = field(default_factory=dict)
    months: Mapping[tuple[str, int, int], tuple[CivilDay, ...]] = field(default_factory=dict)
    histories: Mapping[str, Sequence[Event]] | None = None
    letters: Mapping[str, tuple[File, ...]] | None = None

    @cached_property
    def places(self) -> Mapping[str, Sequence[str]]:
        """Return the circulars by authority and year, where they stand; in the order of ids."""
        found: dict[str, list[str]] = {}
        for name in self.circulars:
            found.setdefault(place(name), []).append(name)
        return found

    def history(self, names: Iterable[str]) -> list[Event]:
        """Return the events of some circulars, in order."""
        wanted = frozenset(names)
        if self.histories is None:
            return [one for one in self.events if one.id in wanted]
        found = (one for name in wanted for one in self.histories[name])
        return sorted(found, key=lambda one: one.seq)

    def files(self, name: str) -> tuple[File, ...]:
        """Return the letters at the newest address of a circular."""
        return self.circulars[name].files if self.letters is None else self.letters[name]

    def text(self, event: Event) -> Text:
        """Return the text that an event speaks of: the revision of then, not the newest."""
        known = self.texts.get((event.id, event.revision))
        return known or self.circulars[event.id].text
