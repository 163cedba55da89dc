"""What pages are made from: a publication, and what other stages know to say of its rules."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from publisher.model.circular import Rule
from publisher.model.due import Due, dues
from publisher.model.publication import Publication, Published
from publisher.model.register import WITHDRAW, LedgerLine, Text
from publisher.portal import words

_HELD: Final = 4_000  # lives that are kept
_THEMES: Final = "tema"
_REASONS: Final = "alasan-tanpa-data"
_STATEMENTS: Final = "jenis-pernyataan"


@dataclass(frozen=True, slots=True)
class Turn:
    """Days, both included, on which the groups of a rotation work at these places, by number."""

    first: date
    last: date
    places: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Return the places in words, by the number of the group."""
        return tuple("di kantor" if one == "wfo" else "di rumah" for one in self.places)


@dataclass(frozen=True)
class Portal:
    """A publication with words: whom a rule binds, the turns of its rotation, the themes of a text.

    `turns` takes a rule, a first and a last day; it yields nothing where no day is known. `reach`
    gives an authority and those above it. Lives are kept: a page of each day asks for them again.
    """

    whole: Publication
    people: Callable[[Rule], str]
    turns: Callable[[Rule, date, date], tuple[Turn, ...]]
    themes: Callable[[Text], tuple[str, ...]]
    reach: Callable[[str], tuple[str, ...]]
    _lives: dict[str, words.Life] = field(default_factory=dict)

    def called(self, identity: str) -> str:
        """Return how a circular is called, by its id where it is not registered."""
        known = self.whole.circulars.get(identity)
        return words.called(known.text) if known else identity

    def life(self, circular: Published) -> words.Life:
        """Return the life of a circular in words that hold on every day."""
        found = self._lives.get(circular.id)
        if found is None:
            line = circular.withdrawal
            withdrawal = (self.recorded(line), line.note) if line else None
            found = words.life(circular.state, circular.text, self.called, withdrawal)
            if len(self._lives) >= _HELD:
                self._lives.clear()
            self._lives[circular.id] = found
        return found

    def recorded(self, line: LedgerLine) -> date:
        """Return the day of a line of the agenda book, where its circular was issued."""
        authority = self.whole.vocabulary.authorities.get(line.circular.partition("/")[0])
        zone = ZoneInfo(authority.tz) if authority else line.recorded.tzinfo
        return line.recorded.astimezone(zone).date()

    def authority(self, name: str) -> str:
        """Return the name of an authority."""
        known = self.whole.vocabulary.authorities.get(name)
        return known.label.id if known else name

    def theme(self, name: str) -> str:
        """Return the name of a theme."""
        return self._label(_THEMES, name)

    def dues(self, rule: Rule) -> tuple[Due, ...]:
        """Return by when what a rule says is to be done."""
        return tuple(dues(rule, self.whole.vocabulary.kinds))

    @property
    def theme_order(self) -> tuple[str, ...]:
        """Return the themes in the order of the vocabulary."""
        return tuple(self.whole.vocabulary.schemes.get(_THEMES, {}))

    def reason(self, name: str) -> str:
        """Return why a paragraph has no data."""
        return self._label(_REASONS, name)

    def statement(self, kind: str) -> str:
        """Return what a kind of statement is called: Tujuan."""
        return self._label(_STATEMENTS, kind)

    def _label(self, scheme: str, name: str) -> str:
        code = self.whole.vocabulary.schemes.get(scheme, {}).get(name)
        return code.label.id if code else name


def revisions(circular: Published) -> tuple[LedgerLine, ...]:
    """Return the lines that brought a text, the oldest first."""
    return tuple(line for line in circular.lines if line.event != WITHDRAW)
