"""Whom conditions mean, and which days, in the words of the vocabulary.

First who, then their role, then where and when: "ASN yang sedang hamil pada unit pelayanan publik".
Nothing may be read in two ways: after a choice or a denial stands a comma, so that what follows
speaks of all of it, and alternatives of several words are lettered and come last.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_lowercase
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model.circular import Json
from publisher.model.foresight import Days
from publisher.model.label import Label
from publisher.model.vocabulary import Vocabulary
from publisher.wording.phrasing import CLAUSES, PARTS, Phrasing
from publisher.wording.populations import Either, Except, Part, Parts, Test, parts, tests

_ADDRESSED: Final = Label("yang dituju", "those addressed")  # where no subject is the default
_ALL: Final = Label("semua ", "all ")
_EVERYBODY: Final = Label("semua pihak", "everybody")
_AND: Final = Label(" dan ", " and ")
_NAMELY: Final = Label("yaitu ", "namely ")
_EXCEPT: Final = Label("kecuali ", "except ")


def people(populations: Sequence[Sequence[Json]], vocabulary: Vocabulary) -> Label:
    """Return whom populations have in common: all their conditions hold."""
    found = parts([condition for population in populations for condition in population])
    return Label(*(_Sentence(language, vocabulary).whole(found) for language in ("id", "en")))


def during(days: Days) -> Label:
    """Return the words for a stretch of days."""
    if days.first is None and days.last is None:
        return Label("setiap hari", "on every day")
    if days.first is None and days.last:
        return Label(f"sampai dengan {long_date(days.last)}", f"until {days.last}")
    if days.first and days.last is None:
        return Label(f"mulai {long_date(days.first)}", f"from {days.first}")
    return _between(days)


def _between(days: Days) -> Label:
    first, last = days.first, days.last
    if first is None or last is None:
        return Label("")
    if first == last:
        return Label(f"pada {long_date(first)}", f"on {first}")
    return Label(
        f"mulai {long_date(first)} sampai dengan {long_date(last)}", f"from {first} to {last}"
    )


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of a sentence; `closed` where a comma has to follow, `clause` where a word joins."""

    words: str
    closed: bool = False
    clause: bool = False


class _Sentence:
    """Makes one sentence in one language."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        self._say = Phrasing(language, vocabulary)
        self._subject = next((one for one in vocabulary.facts.values() if one.default), None)

    def whole(self, found: Parts) -> str:
        """Return whom parts mean; those that name nobody speak of the default subject."""
        fact = self._subject
        subjects = [one for one in tests(found) if fact and one.fact == fact.id]
        if fact and subjects == [Test(fact.id, (fact.default,))]:
            found, subjects = tuple(one for one in found if one != subjects[0]), []
        if subjects:
            return self._told(found, self._say.say(_EVERYBODY))
        noun = self._say.code(fact.scheme, fact.default) if fact else self._say.say(_ADDRESSED)
        return self._told(found, noun) if found else self._say.say(_ALL) + noun

    def _told(self, found: Parts, noun: str, *, nested: bool = False) -> str:
        """Return parts with the noun that they name, else the given one, which may be empty."""
        head, left = self._head(found, noun)
        match left:
            case (Either() as one,) if _is_plain(one) and not nested:
                clauses = [self._say.clause(test) for test in tests((one,))]
                return self._joined([head, _Piece(self._say.either(clauses))])
            case (Either() as one,) if head.words == noun and self._is_named(one):
                words = self._lettered(one)
                return f"({words})" if nested else words
        alone = sorted((one for one in left if isinstance(one, Test)), key=self._order)
        tails = [self._tail(one) for one in left if not isinstance(one, Test)]
        said = self._joined([head, *map(self._piece, alone)])
        for name, words in sorted(tails, key=lambda tail: tail[0] == self._say.say(_EXCEPT)):
            said += f", {name}({words})" if nested or len(tails) > 1 else f", {name}{words}"
        return said.removeprefix(", ")

    def _head(self, found: Parts, noun: str) -> tuple[_Piece, Parts]:
        """Return the noun, and what is left to be said of it."""
        naming = sorted((one for one in found if self._names(one)), key=self._order)
        if naming:
            values = [word for test in tests((naming[0],)) for word in self._say.values(test)]
            head = _Piece(self._say.either(values), closed=len(values) > 1)
            return head, tuple(one for one in found if one != naming[0])
        return _Piece(noun), found

    def _names(self, part: Part) -> bool:
        """Return whether a part is a noun: a test that names them, or a choice of such tests."""
        match part:
            case Test():
                return self._say.names(part)
            case Either(groups):
                alone = [group[0] for group in groups if len(group) == 1]
                nouns = [one for one in alone if isinstance(one, Test) and self._say.names(one)]
                return len(nouns) == len(groups)
            case Except():
                return False

    def _is_named(self, one: Either) -> bool:
        return all(any(map(self._names, group)) for group in one.groups)

    def _order(self, part: Part) -> tuple[int, str]:
        """Return the place of a noun or a test in the sentence; a choice comes after tests."""
        if isinstance(part, Test):
            return PARTS.index(self._say.part(part)), part.fact
        return len(PARTS), ""

    def _piece(self, test: Test) -> _Piece:
        closed = test.fails or len(test.values) > 1
        return _Piece(self._say.clause(test), closed, self._say.part(test) in CLAUSES)

    def _tail(self, part: Part) -> tuple[str, str]:
        """Return what introduces a part of many words, and its words."""
        match part:
            case Either():
                name = self._say.say(_NAMELY) if self._is_named(part) else ""
                return name, self._lettered(part)
            case Except(inner):
                return self._say.say(_EXCEPT), self._told(inner, "", nested=True)
            case Test():
                return "", self._say.clause(part)

    def _joined(self, pieces: Sequence[_Piece]) -> str:
        """Return pieces as one text: a comma after what is closed, a word between clauses."""
        said, before = "", _Piece("")
        for piece in pieces:
            comma = "," if before.closed else ""
            between = self._say.say(_AND) if before.clause and piece.clause else " "
            said += comma + between + piece.words if said else piece.words
            before = piece
        return said

    def _lettered(self, one: Either) -> str:
        groups = enumerate(self._told(group, "", nested=True) for group in one.groups)
        return self._say.either([f"({_letter(index)}) {words}" for index, words in groups])


def _is_plain(one: Either) -> bool:
    """Return whether a choice is between single tests, none of them denied."""
    firsts = [group[0] for group in one.groups if len(group) == 1]
    plain = [first for first in firsts if isinstance(first, Test) and not first.fails]
    return len(plain) == len(one.groups)


def _letter(index: int) -> str:
    return ascii_lowercase[index] if index < len(ascii_lowercase) else str(index + 1)
