"""The open part of the model: authorities, code lists, facts, kinds of rule, calendars, verbs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from publisher.model.label import Label


@dataclass(frozen=True, slots=True)
class Authority:
    """An issuing government or office; `tier` 1 national, 2 province, 3 regency or city."""

    id: str
    tier: int
    label: Label
    tz: str
    government: str = ""  # "Kabupaten Karo": PEMERINTAH {government} on the letterhead
    short: str = ""  # completes offices of heads of region: BUPATI KARO
    code: str = ""  # Kemendagri code, dots kept
    parent: str = ""
    profile: str = ""
    place: str = ""  # seat, default of `place`
    address: tuple[str, ...] = ()  # lines under the letterhead
    unit_address: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # unit -> its own


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a scheme; `broader` names its parent code; `level` serves the scheme jabatan.

    `phrase` is what it is called inside a sentence, None where the label serves.
    """

    id: str
    label: Label
    broader: str = ""
    level: str = ""
    unit: str = ""  # of the scheme jabatan: the unit its holder leads, for the letterhead
    phrase: Label | None = None


def office(offices: Mapping[str, Code], label: str) -> Code | None:
    """Return the office of the scheme jabatan that is printed as `label`, capitals aside."""
    wanted = label.casefold()
    return next((code for code in offices.values() if code.label.id.casefold() == wanted), None)


def office_level(offices: Mapping[str, Code], label: str) -> str:
    """Return the level of an office: kepala-daerah, wakil, sekda, or opd for every other."""
    code = office(offices, label)
    return code.level if code and code.level else "opd"


@dataclass(frozen=True, slots=True)
class Phrase:
    """How a sentence says of those it speaks of that a fact has a value, `{}`, or has it not.

    `part` is the part of the sentence: subject, class, role (their values may name those who are
    meant), trait, place or circumstance. `least` and `most` serve a range with one end, included.
    """

    part: str
    holds: Label
    fails: Label
    least: Label | None = None
    most: Label | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that may be known of a person, unit or day: a code of `scheme`, or of `type`.

    `min` and `max` bound an integer, None where nothing does.
    """

    id: str
    label: Label
    scheme: str = ""
    type: str = ""  # boolean, integer, clock, date; empty where a scheme is named
    many: bool = False
    sensitive: bool = False
    default: str = ""
    min: int | None = None
    max: int | None = None
    phrase: Phrase | None = None

    def holds(self, number: int) -> bool:
        """Return whether a number lies within the bounds."""
        return (self.min is None or number >= self.min) and (self.max is None or number <= self.max)

    @property
    def bounds(self) -> Label | None:
        """Return the bounds in words, None where there are none."""
        if self.min is not None and self.max is not None:
            return Label(f"{self.min} s.d. {self.max}", f"from {self.min} to {self.max}")
        if self.min is not None:
            return Label(f"paling sedikit {self.min}", f"at least {self.min}")
        if self.max is not None:
            return Label(f"paling banyak {self.max}", f"at most {self.max}")
        return None


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rule: its merge (exclusive, cumulative, min, max) and the JSON Schema of `do`."""

    id: str
    label: Label
    merge: str
    params: Mapping[str, Any]
    on: str = ""
    theme: str = ""
    delegates: str = ""
    sets: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries by id; `schemes` maps scheme to codes, `verbs` modality to verbs."""

    authorities: Mapping[str, Authority] = field(default_factory=dict)
    schemes: Mapping[str, Mapping[str, Code]] = field(default_factory=dict)
    facts: Mapping[str, Fact] = field(default_factory=dict)
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    outcomes: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    calendars: Mapping[str, Mapping[str, tuple[Mapping[str, Any], ...]]] = field(
        default_factory=dict
    )
    verbs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
