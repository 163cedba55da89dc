"""The job of checking: everything there is to say of a project, in one order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from publisher.checks import (
    CIRCULAR_CHECKS,
    DEFECT_CHECKS,
    LETTER_CHECKS,
    REGISTER_CHECKS,
    SOURCE_CHECKS,
    TIME_CHECKS,
)
from publisher.checks.letter_too_large import excesses
from publisher.letters import LETTER_TYPES
from publisher.model.card import Card
from publisher.model.check import Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.foresight import Draft, Foresight
from publisher.model.letter import Letter
from publisher.model.register import Issued
from publisher.model.source import Defect
from publisher.model.vocabulary import Vocabulary
from publisher.pipeline import foresight
from publisher.pipeline.choice import covers, require_any
from publisher.pipeline.load import Entry, Norms, Project
from publisher.pipeline.order import ordered
from publisher.pipeline.setting import setting

_WORDS = {check.code: check.word for check in DEFECT_CHECKS}


def check(project: Project) -> tuple[Diagnostic, ...]:
    """Return all findings of all circulars, sorted by path, place and code, each once."""
    return ordered(_everything(project))


def check_chosen(project: Project, chosen: frozenset[str]) -> tuple[Diagnostic, ...]:
    """Return the findings in the chosen paths; in all of them where none is named."""
    require_any(project.sources, chosen)
    return tuple(one for one in check(project) if covers(chosen, one.span.path))


@dataclass(frozen=True)
class Around:
    """What is around one circular: cards of all, slots with a picture, what was issued of it."""

    cards: Mapping[str, Card]
    slots: frozenset[str] = frozenset()
    issued: Issued | None = None


def findings(
    entry: Entry, shared: Norms, around: Around, letter: Letter | None = None
) -> Iterator[Diagnostic]:
    """Yield what is said of one circular by itself; a letter already composed is looked at."""
    yield from map(worded, entry.defects)
    if not entry.source.defects:  # what is no text, or was not read, has no words to look at
        for source_check in SOURCE_CHECKS:
            yield from source_check.run(entry.source)
    circular = entry.circular
    if circular is None:
        return
    known = circular.authority in shared.vocabulary.authorities
    surroundings = Surroundings(
        vocabulary=shared.vocabulary,
        profile=shared.profile(circular),
        circulars=around.cards,
        letter_types=frozenset(LETTER_TYPES),
        emblems=around.slots if known else None,
        issued={circular.id: around.issued} if around.issued else {},
    )
    for circular_check in CIRCULAR_CHECKS:
        yield from circular_check.run(circular, surroundings)
    letter = letter or _bare(circular, shared)
    if letter:
        for letter_check in LETTER_CHECKS:
            yield from letter_check.run(letter, circular)


def register_findings(
    cards: Iterable[Card], vocabulary: Vocabulary, gone: Mapping[str, Issued]
) -> Iterator[Diagnostic]:
    """Yield what is said of all circulars together; `gone` are issued ones without a file."""
    every = {card.id: card for card in cards}
    surroundings = Surroundings(vocabulary, None, every, issued=gone)
    for register_check in REGISTER_CHECKS:
        yield from register_check.run(tuple(every.values()), surroundings)


def time_findings(
    foresights: Iterable[Foresight], circulars: Mapping[str, Circular], vocabulary: Vocabulary
) -> Iterator[Diagnostic]:
    """Yield what is said of what was foreseen of drafts."""
    surroundings = Surroundings(vocabulary)
    for one in foresights:
        for time_check in TIME_CHECKS:
            yield from time_check.run(circulars[one.circular], one, surroundings)


def foreseen(project: Project, drafts: Mapping[str, Draft]) -> Iterator[Foresight]:
    """Yield what is foreseen of drafts, where there is anything to say."""
    if drafts:
        register = project.shelf.register(project.agenda)
        yield from foresight.Sight(register, project.vocabulary, drafts).foresee(drafts)


def worded(defect: Defect) -> Diagnostic:
    """Return what a reader tripped over as a finding."""
    return _WORDS[defect.code](defect)


def _everything(project: Project) -> Iterator[Diagnostic]:
    yield from map(worded, project.defects)
    cards = project.cards
    drafts: dict[str, Draft] = {}
    for entry in project.entries:
        circular, issued = entry.circular, project.issued.get(entry.id)
        slots = project.emblems.get(circular.authority if circular else "", frozenset())
        said = tuple(findings(entry, project, Around(cards, slots, issued)))
        yield from said
        values = foresight.draft_values(circular, issued, said) if circular else None
        if values:
            drafts[entry.id] = foresight.draft(values)
    yield from register_findings(cards.values(), project.vocabulary, project.gone)
    told = foreseen(project, drafts)
    yield from time_findings(told, project.circulars, project.vocabulary)


def _bare(circular: Circular, shared: Norms) -> Letter | None:
    """Return the letter without pictures and files, None where none can be composed."""
    profile = shared.profile(circular)
    if (
        profile is None
        or circular.authority not in shared.vocabulary.authorities
        or circular.type not in LETTER_TYPES
        or excesses(circular)
    ):
        return None
    return LETTER_TYPES[circular.type](circular, setting(circular, profile, shared.vocabulary))
