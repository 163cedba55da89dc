"""The job of one circular, from its text to its files: what a worker does, alone with its task.

Nothing is kept from task to task but the vocabulary and the looks last used.
"""

import json
import traceback
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from publisher.canonical import json_bytes, sha256
from publisher.checks import publish_too_heavy
from publisher.formats import policy_json
from publisher.model.artefact import Artefact
from publisher.model.card import Card
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.errors import PublisherError
from publisher.model.letter import Letter
from publisher.model.register import Issued, Register
from publisher.model.source import Defect, Span
from publisher.pipeline import foresight, kept, lazily, prepared
from publisher.pipeline.check import Around, findings, register_findings, time_findings, worded
from publisher.pipeline.executors import Limits
from publisher.pipeline.fitness import is_fit
from publisher.pipeline.inputs import Ground
from publisher.pipeline.load import Entry, Norms, entry, linked, named, norms
from publisher.pipeline.order import ordered
from publisher.pipeline.tasks import (
    Consulted,
    Fault,
    Made,
    Prospect,
    Task,
    UnknownCardError,
    Waiting,
)

Foretold = dict[str, tuple[Diagnostic, ...]]
Surveyed = tuple[tuple[Diagnostic, ...], dict[str, str]]

_norms = lru_cache(maxsize=1)(norms)


def make(task: Task) -> Made | Waiting:
    """Return what is said of a circular and its files, or what has to be known before."""
    shared = _norms(task.ground)
    read = entry(task.source, shared.vocabulary, task.issued)
    if read.circular is None:
        return _examined(read, shared, Consulted({}, None), task)
    card = shared.card(read.circular)
    known = {**task.cards, card.id: card}
    wanted = frozenset(_named(read.circular)) - known.keys()
    if wanted:
        return Waiting(card, wanted)
    consulted = Consulted(known, task.names)
    try:
        made = _examined(linked(read, consulted, shared), shared, consulted, task)
    except UnknownCardError as unknown:
        if unknown.name is None:
            return Waiting(card, frozenset(), names=True)
        return Waiting(card, frozenset({unknown.name}))
    values = foresight.draft_values(read.circular, task.issued, made.findings)
    return replace(
        made,
        card=card,
        asked=frozenset(consulted.asked),
        listed=consulted.listed,
        draft=json_bytes(values).decode() if values else "",
    )


def survey(ground: Ground) -> Surveyed:
    """Return what is said of vocabulary and looks, and the names of the authorities by id."""
    shared = _norms(ground)
    labels = {name: one.label.id for name, one in shared.vocabulary.authorities.items()}
    return ordered(map(worded, shared.defects)), labels


def judge(
    cards: tuple[Card, ...], ground: Ground, gone: Mapping[str, Issued], damage: tuple[Defect, ...]
) -> Surveyed:
    """Return what is said of all circulars together, and of the agenda book."""
    together = register_findings(cards, _norms(ground).vocabulary, gone)
    return ordered((*map(worded, damage), *together)), {}


def foretell(ground: Ground, prospect: Prospect) -> Foretold:
    """Return what is said of what would come of the drafts wanted; few have to be read again."""
    shared, sketches = _norms(ground), {one.id: one for one in prospect.drafts}
    known = {name: foresight.draft(json.loads(one.values)) for name, one in sketches.items()}
    register = _register(Path(ground.root), prospect)
    sight = foresight.Sight(register, shared.vocabulary, known)
    told: dict[str, tuple[Diagnostic, ...]] = {}
    for found in sight.foresee(prospect.wanted):
        one = sketches[found.circular]
        circular = entry(one.source, shared.vocabulary, one.issued).circular
        if circular is not None:
            told[one.id] = ordered(time_findings((found,), {one.id: circular}, shared.vocabulary))
    return told


def _register(root: Path, prospect: Prospect) -> Register:
    """Return what was issued up to the end of a book; the index may know a line that came since."""
    agenda = prospect.agenda
    if not prospect.indexed or not agenda.lines:
        return kept.register(root, agenda).value
    found = prepared.register(root)
    return Register(found.ledger[: len(agenda.lines)], found.texts)


def too_heavy(path: str, limits: Limits) -> Diagnostic:
    """Return what is said of a circular that its worker could not finish."""
    facts = {"seconds": str(limits.processor), "megabytes": str(limits.octets // 1_000_000)}
    return worded(Defect(publish_too_heavy.CHECK.code, Span(path, 0, 0), facts))


def _named(circular: Circular) -> Iterator[str]:
    """Yield the other circulars that the data of one names: most that it will be asked about."""
    for relation in circular.relations:
        if relation.target:
            yield relation.target
    for rule in circular.rules:
        for reference in (*rule.overrides, *rule.replaces, *rule.beside):
            target = reference.rpartition("#")[0]
            if target:
                yield target


def _examined(one: Entry, shared: Norms, consulted: Consulted, task: Task) -> Made:
    circular = one.circular
    if circular is None:
        return Made(None, ordered(findings(one, shared, Around(consulted))))
    exported = policy_json.record(circular, sha256(circular.source.text.encode()))
    fit = is_fit(circular, shared, exported)
    letter: Letter | None = None
    fault: Fault | None = None
    files: tuple[Artefact, ...] | None = None
    if fit and task.letter:
        try:
            root, rendered = Path(task.ground.root), lazily.resolved(lazily.LETTER)
            letter, files = rendered(root, circular, shared, json_bytes(exported), task.pictures)
        except MemoryError:
            raise  # it belongs to the limits of the worker
        except Exception as error:
            fault = _fault(error, circular.source.path)
    around = Around(consulted, named(task.pictures), task.issued)
    said = ordered(findings(one, shared, around, letter))
    return Made(None, said, fit, files, fault)


def _fault(error: Exception, path: str) -> Fault:
    if isinstance(error, PublisherError):
        return Fault(error.message)
    error.add_note(f"publisher: {path}")
    return Fault(None, "".join(traceback.format_exception(error)))
