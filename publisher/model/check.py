"""What a check is: a few plain types, told apart by what each declares to see."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from publisher.model.card import Card
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.foresight import Foresight
from publisher.model.letter import Letter
from publisher.model.profile import Profile
from publisher.model.register import Issued
from publisher.model.source import Defect, Source
from publisher.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Surroundings:
    """What a check may look at besides the circular itself; `profile` is the circular's own.

    `circulars` are all that can be read, by id, the one looked at among them. What is asked of it
    is written down, and the findings are used again until one of the answers changes.

    Where no `letter_types` or no `emblems` (slots of the authority with a picture) are given,
    nobody asks for them. `issued` is what the agenda book says, by id.
    """

    vocabulary: Vocabulary
    profile: Profile | None = None
    circulars: Mapping[str, Card] = field(default_factory=dict)
    letter_types: frozenset[str] = frozenset()
    emblems: frozenset[str] | None = None
    issued: Mapping[str, Issued] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DefectCheck:
    """Puts into words what a reader tripped over."""

    code: str
    word: Callable[[Defect], Diagnostic]


@dataclass(frozen=True, slots=True)
class SourceCheck:
    """Looks at the file as text, whether or not it could be read as a circular."""

    code: str
    run: Callable[[Source], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class CircularCheck:
    """Looks at one circular."""

    code: str
    run: Callable[[Circular, Surroundings], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class RegisterCheck:
    """Looks at the cards of all circulars together."""

    code: str
    run: Callable[[tuple[Card, ...], Surroundings], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class TimeCheck:
    """Looks at what issuing a draft would bring about, which others have worked out."""

    code: str
    run: Callable[[Circular, Foresight, Surroundings], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class LetterCheck:
    """Looks at the letter composed of a circular, before any format exists."""

    code: str
    run: Callable[[Letter, Circular], Iterator[Diagnostic]]


Check = DefectCheck | SourceCheck | CircularCheck | RegisterCheck | TimeCheck | LetterCheck
