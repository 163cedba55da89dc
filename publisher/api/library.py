"""What the routes ask of a release: the words for it, without where it is read from."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final, Protocol

from publisher.api.chronicle import Chronicle
from publisher.model.days import Phase
from publisher.model.label import Label
from publisher.model.moment import Moment
from publisher.model.register import Text
from publisher.model.timeline import Entry
from publisher.model.vocabulary import Fact, Vocabulary

Json = Mapping[str, Any]
PAGE_SIZE: Final = 50  # circulars of one page of a list


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a circular has or had, as the register of numbers tells it.

    `same` is equal for all spellings of it, `runs` are what parts of it are looked for in.
    """

    key: str
    same: str
    near: str
    runs: str
    entry: Json


@dataclass(frozen=True, slots=True)
class Match:
    """A file of the release: its path, and the circular and revision it is of, if any."""

    path: str
    circular: str = ""
    revision: int = 0


@dataclass(frozen=True)
class InForce:
    """The rules of a day under an authority, from itself upwards, and the phase of the day."""

    phase: Phase
    entries: tuple[Entry, ...]
    reach: tuple[str, ...]
    texts: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A fact that was given: its value as the engine takes it, or what is wrong with it."""

    value: object = None
    wrong: Label | None = None


class Library(Protocol):
    """One release, read: all answers to one request come from the same one."""

    @property
    def head(self) -> Json:
        """Return the head of the release, `feed/index.json`."""

    @property
    def vocabulary(self) -> Vocabulary:
        """Return the vocabulary that it is read by."""

    @property
    def chronicle(self) -> Chronicle:
        """Return what was told of each circular."""

    @property
    def numbers(self) -> Sequence[Number]:
        """Return every number of a circular."""

    @property
    def today(self) -> Callable[[str], date]:
        """Return what gives the civil day in a zone."""

    def state(self, seq: int) -> Json:
        """Return the state that an event made known."""

    def policy(self, name: str, revision: int) -> Json:
        """Return the policy of a revision as it was kept."""

    def text(self, name: str, revision: int) -> Text:
        """Return what the register knows of a revision."""

    def policy_sha256(self, name: str, revision: int) -> str:
        """Return the SHA-256 of the policy of a revision."""

    def events(self, since: int) -> Sequence[Json]:
        """Return the events that follow one in the log, at most a page of them."""

    def search(self, words: str) -> Sequence[str]:
        """Return the ids of circulars that words are found in, the best first."""

    def matches(self, sha256: str) -> Sequence[Match]:
        """Return the files of the release that have a SHA-256."""

    def answer(self, authority: str, known: Moment | None, day: date, facts: Json) -> Json:
        """Return the answer to a question, as its document."""

    def in_force(self, authority: str, known: Moment | None, day: date) -> InForce:
        """Return the rules of a day under an authority."""

    def month(self, authority: str, known: Moment | None, month: str) -> Json:
        """Return the days of a month `2026/03` under an authority, as their file has them."""

    def fact(self, fact: Fact, given: object) -> Checked:
        """Return a fact that was given in JSON."""

    def reach(self, authority: str) -> Sequence[str]:
        """Return an authority and those above it."""


def freshness(library: Library, authorities: Iterable[str] = ()) -> Json:
    """Return how fresh a release is, and through which day it is complete for some authorities."""
    head = library.head
    wanted = frozenset(authorities)
    covered = {one["authority"]: one["through"] for one in head["coverage"]}
    asked = [through for name, through in covered.items() if name in wanted or not wanted]
    return {
        "sequence": head["sequence"],
        "as_of": head["as_of"],
        "through": min(asked, default=None),
        "valid_until": head["valid_until"],
    }


def label(words: Label) -> Json:
    """Return words in both languages; Indonesian stands where nobody translated."""
    return {"id": words.id, "en": words.en or words.id}
