"""What goes to a worker and what comes back: plain values that can be sent to another process."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from publisher.model.artefact import Artefact
from publisher.model.card import Card
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.register import Issued
from publisher.model.source import Source
from publisher.pipeline.agenda import Agenda
from publisher.pipeline.inputs import Ground


@dataclass(frozen=True)
class Task:
    """One circular to be examined, and to be rendered where `letter` says so.

    `issued` is what the agenda book says of it.
    `cards` are those of other circulars, None for one that is not there or cannot be read; `names`
    are the ids of all that can be read, None as long as they are not known.
    """

    ground: Ground
    source: Source
    pictures: Mapping[str, str]
    letter: bool = True
    issued: Issued | None = None
    cards: Mapping[str, Card | None] = field(default_factory=dict)
    names: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Waiting:
    """A circular that cannot go on before the cards named are known; its own card is."""

    card: Card
    wanted: frozenset[str]
    names: bool = False


@dataclass(frozen=True)
class Fault:
    """Why a letter could not be made: in words, or as the traceback of a fault of our own."""

    words: Label | None
    trace: str = ""


@dataclass(frozen=True)
class Made:
    """What came of a circular; `fit` says that its data is valid, so that a letter can be made.

    `asked` are the ids whose cards were looked at, `listed` whether the ids of all were; `draft` is
    what a register would know of it as JSON, "" of what was issued.
    """

    card: Card | None
    findings: tuple[Diagnostic, ...]
    fit: bool = False
    files: tuple[Artefact, ...] | None = None
    fault: Fault | None = None
    asked: frozenset[str] = frozenset()
    listed: bool = False
    draft: str = ""


@dataclass(frozen=True)
class Sketch:
    """A draft as those see it who foresee: its text, and what a register would know of it."""

    id: str
    source: Source
    issued: Issued | None
    values: str


@dataclass(frozen=True)
class Prospect:
    """Drafts that are asked about and those they name, and the agenda book they are laid over.

    What was issued may be read from the index where it is `indexed`.
    """

    agenda: Agenda
    drafts: tuple[Sketch, ...]
    wanted: frozenset[str]
    indexed: bool


class UnknownCardError(Exception):
    """A circular looked at another one whose card was not sent with the task."""

    def __init__(self, name: str | None) -> None:
        """Keep the id; None stands for the ids of all."""
        super().__init__(name)
        self.name = name


class Consulted(Mapping[str, Card]):
    """The cards of others, which writes down what was asked of it."""

    def __init__(self, known: Mapping[str, Card | None], names: Sequence[str] | None) -> None:
        """Know these cards, and these ids of all."""
        self._known = known
        self._names = names
        self.asked: set[str] = set()
        self.listed = False

    def __getitem__(self, name: str) -> Card:
        """Return a card; UnknownCardError where nobody knows yet whether there is one."""
        if not name:  # of a relation without a target
            raise KeyError(name)
        if name not in self._known:
            raise UnknownCardError(name)
        self.asked.add(name)
        found = self._known[name]
        if found is None:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        """Return the ids of all that can be read."""
        return iter(self._all())

    def __len__(self) -> int:
        """Return how many can be read."""
        return len(self._all())

    def _all(self) -> Sequence[str]:
        if self._names is None:
            raise UnknownCardError(None)
        self.listed = True
        return self._names
