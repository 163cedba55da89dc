"""A circular as its author wrote it: typed front matter, body, and where everything stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from publisher.model.body import Body
from publisher.model.label import Label
from publisher.model.source import Source, Span

Json = Mapping[str, Any]
Path = tuple[str | int, ...]
Day = date  # for the field below that is itself called date


@dataclass(frozen=True, slots=True)
class Cite:
    """A place of the text: `p` a paragraph label, `id` its clause id, `quote` words of it.

    `p` is empty where the author named a clause or label that the body does not have; `named` is
    what was typed.
    """

    named: str
    p: str = ""
    id: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Interval:
    """A period of civil days, both ends included; None is unknown (start) or open (end)."""

    start: date | None
    end: date | None
    ends: str  # fixed, notice, condition, unstated
    until: Label | None = None
    precision: str = "exact"  # exact, at-latest
    not_before: date | None = None
    basis: str = ""  # stated, signed, published, unknown
    review_by: date | None = None
    cite: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """One machine-readable provision; `who`, `about`, `when` are conditions, `do` fits its kind."""

    id: str
    kind: str
    modality: str
    label: Label
    who: Json
    do: Json
    cite: tuple[Cite, ...]
    about: Json | None = None
    when: Json | None = None
    effective: Interval | None = None
    overrides: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    open: Label | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """What this circular does to another; `target` is None where the other is not registered."""

    type: str
    target: str | None
    label: Label | None = None
    rules: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    effective: Interval | None = None
    cite: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """A purpose, reason, hope, assurance or fact: shown, never evaluated."""

    id: str
    kind: str
    text: Label
    by: str = ""
    cite: tuple[Cite, ...] = ()


@dataclass(frozen=True, slots=True)
class NotInData:
    """Paragraphs that are deliberately without data, and why."""

    cite: tuple[Cite, ...]
    reason: str
    kinds: tuple[str, ...] = ()
    note: Label | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signs; `acting` plt, plh, pj, pjs; `on_behalf_of` is a.n.; `through` leads to u.b."""

    office: str
    name: str | None = None
    before: str = ""  # degrees before the name
    after: str = ""  # degrees after the name
    acting: str = ""
    own_office: str = ""
    on_behalf_of: str = ""
    through: str = ""
    announced_by: str = ""
    rank: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the text comes from: official, transcript or press (then with `ref` and `date`)."""

    source: str = "official"
    ref: str = ""
    date: Day | None = None


def texts(value: object, path: Path = ()) -> Iterator[tuple[Path, str]]:
    """Yield every text inside a JSON value with its path of keys and indices."""
    open_ends: list[tuple[Path, object]] = [(path, value)]
    while open_ends:  # no recursion: many checks ask, and a generator in a generator is slow
        place, one = open_ends.pop()
        if isinstance(one, str):
            yield place, one
        elif isinstance(one, dict | Mapping):
            open_ends += [((*place, key), inner) for key, inner in reversed(tuple(one.items()))]
        elif isinstance(one, list | tuple):
            open_ends += [((*place, i), one[i]) for i in range(len(one) - 1, -1, -1)]


@dataclass(frozen=True)
class Circular:
    """One circular. `data` is the front matter in the shape of the export (JSON values only).

    `places` gives the span of every value of `data` by its path of keys and indices.
    """

    id: str
    authority: str
    source: Source
    data: Json
    title: Label
    number: str | None
    signed: date | None
    published: date | None
    effective: Interval
    signatory: Signatory | None
    body: Body
    type: str = "surat-edaran"
    profile: str = ""  # empty: the authority's
    look: Json = field(default_factory=dict)
    place: str = ""
    to: tuple[str, ...] = ()
    cc: tuple[str, ...] = ()
    subject: str = ""
    classification: str = ""
    urgency: str = ""
    attachments: tuple[Json, ...] = ()
    correction: Json | None = None
    provenance: Provenance = Provenance()
    relations: tuple[Relation, ...] = ()
    rules: tuple[Rule, ...] = ()
    statements: tuple[Statement, ...] = ()
    not_in_data: tuple[NotInData, ...] = ()
    tests: tuple[Json, ...] = ()
    places: Mapping[Path, Span] = field(default_factory=dict)
    revision: int = 1
    recorded: datetime | None = None  # when this text was issued; None for a draft
    withdrawn: bool = False

    @cached_property
    def texts(self) -> tuple[tuple[Path, str], ...]:
        """Return every text of `data` with its path; kept, because many checks ask."""
        return tuple(texts(self.data))

    def at(self, *path: str | int) -> Span:
        """Return the span of the value at `path`, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return self.source.span(0, 0)

    @property
    def is_press(self) -> bool:
        """Return whether the text was reconstructed from the press."""
        return self.provenance.source == "press"
