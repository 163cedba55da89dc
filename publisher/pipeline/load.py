"""The job of loading: a folder becomes a project with every circular that can be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from publisher.model.card import Card
from publisher.model.circular import Circular
from publisher.model.profile import Forms, Profile
from publisher.model.register import Issued
from publisher.model.source import Defect, Source
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import circular as circular_parsing
from publisher.parsing import profile as profile_parsing
from publisher.parsing import references
from publisher.parsing import vocabulary as vocabulary_parsing
from publisher.pipeline.agenda import Agenda
from publisher.pipeline.inputs import Ground, Inputs, identity, read
from publisher.pipeline.kept import Shelf


@dataclass(frozen=True)
class Entry:
    """One file under `circulars/`; `circular` is None where its data does not validate."""

    id: str
    source: Source
    circular: Circular | None
    defects: tuple[Defect, ...]


@dataclass(frozen=True)
class Norms:
    """What all circulars of a project share, understood: vocabulary, looks, what is wrong there."""

    vocabulary: Vocabulary
    profiles: Mapping[str, Profile]
    defects: tuple[Defect, ...]

    def profile(self, circular: Circular) -> Profile | None:
        """Return the look: that of the circular, else its authority, with `look` laid over it."""
        issuer = self.vocabulary.authorities.get(circular.authority)
        named = circular.profile or (issuer.profile if issuer else "")
        found = self.profiles.get(named)
        return found.overridden(circular.look) if found else None

    def forms(self, circular: Circular) -> Forms:
        """Return how the letter of a circular prints its counters."""
        profile = self.profile(circular)
        return profile.forms() if profile else Forms()

    def card(self, circular: Circular) -> Card:
        """Return what others may know of a circular."""
        return references.card(circular, self.forms(circular))


@dataclass(frozen=True)
class Project(Norms):
    """A folder of circulars with everything needed to judge and to render them."""

    root: Path
    entries: tuple[Entry, ...]
    sources: Mapping[str, Source]
    emblems: Mapping[str, frozenset[str]]  # slots with a picture, by authority
    shelf: Shelf = field(compare=False)
    agenda: Agenda = field(default_factory=Agenda)
    issued: Mapping[str, Issued] = field(default_factory=dict)

    @cached_property
    def circulars(self) -> Mapping[str, Circular]:
        """Return the circulars that could be read, by id; kept, because every circular asks."""
        return {entry.id: entry.circular for entry in self.entries if entry.circular}

    @property
    def read(self) -> frozenset[str]:
        """Return the paths of what could be read as circulars."""
        return frozenset(entry.source.path for entry in self.entries if entry.circular)

    @property
    def gone(self) -> Mapping[str, Issued]:
        """Return what was issued of circulars whose files are gone, by id."""
        return {name: one for name, one in self.issued.items() if one.gone}

    def is_issued(self, identity: str) -> bool:
        """Return whether the text of a circular is the one that was issued."""
        issued = self.issued.get(identity)
        return issued is not None and not issued.differs

    @property
    def cards(self) -> Mapping[str, Card]:
        """Return what circulars may know of each other, by id."""
        return {name: self.card(circular) for name, circular in self.circulars.items()}


def load(root: Path) -> Project:
    """Return the project in a folder that holds `circulars/`; FolderError where there is none."""
    inputs = read(root)
    shared = norms(inputs.ground)
    authorities = shared.vocabulary.authorities
    return Project(
        vocabulary=shared.vocabulary,
        profiles=shared.profiles,
        defects=shared.defects + inputs.damage,
        root=root,
        entries=entries(inputs.circulars, shared, inputs.issued),
        sources=inputs.sources,
        emblems={name: slots(inputs, name) for name in authorities},
        agenda=inputs.agenda,
        issued=inputs.issued,
        shelf=Shelf(root),
    )


def norms(ground: Ground) -> Norms:
    """Return the vocabulary and the looks that the texts hold."""
    words = vocabulary_parsing.parse(ground.vocabulary, ground.profiles.keys())
    profiles = profile_parsing.parse(ground.profiles)
    found = tuple(defect for source in ground.vocabulary for defect in source.defects)
    return Norms(words.value, profiles.value, found + words.defects + profiles.defects)


def entries(
    sources: Iterable[Source], shared: Norms, issued: Mapping[str, Issued]
) -> tuple[Entry, ...]:
    """Return the circulars in texts, each linked with the others."""
    parsed = [
        entry(source, shared.vocabulary, issued.get(identity(source.path))) for source in sources
    ]
    cards = {one.id: shared.card(one.circular) for one in parsed if one.circular}
    return tuple(linked(one, cards, shared) for one in parsed)


def entry(source: Source, vocabulary: Vocabulary, issued: Issued | None = None) -> Entry:
    """Return the circular in a text, as the revision it is; its references are not filled in."""
    outcome = circular_parsing.parse(source, vocabulary)
    circular = outcome.value
    if circular and issued:
        circular = replace(
            circular,
            revision=issued.revision,
            recorded=issued.recorded,
            withdrawn=issued.withdrawn,
        )
    return Entry(identity(source.path), source, circular, source.defects + outcome.defects)


def linked(one: Entry, cards: Mapping[str, Card], shared: Norms) -> Entry:
    """Return a circular with its references to others filled in."""
    if one.circular is None:
        return one
    outcome = references.link(one.circular, cards, shared.forms(one.circular))
    return Entry(one.id, one.source, outcome.value, one.defects + outcome.defects)


def slots(inputs: Inputs, name: str) -> frozenset[str]:
    """Return the slots of an authority's letterhead that have a picture."""
    return named(inputs.emblems.get(name, ()))


def named(paths: Iterable[str]) -> frozenset[str]:
    """Return the names of pictures without their folders and endings."""
    return frozenset(path.rsplit("/", 1)[-1].rpartition(".")[0] for path in paths)
