"""References: which clauses and labels a body has, and what `[](#clause)` prints."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from publisher.indonesian.numbering import citation
from publisher.model.body import Body, Inline, Reference, Value, passages
from publisher.model.card import Card, RuleCard
from publisher.model.circular import Circular
from publisher.model.diagnostic import Outcome
from publisher.model.guesses import Guesses
from publisher.model.profile import Forms
from publisher.model.source import Defect, Span
from publisher.parsing.rewriting import Ink, rewritten

PLAIN: Final = Forms()


@dataclass(frozen=True, slots=True)
class BodyIndex:
    """What can be cited: the label of each clause id, and all labels.

    `duplicates` holds every further use of a clause id; the first use counts.
    """

    clauses: Mapping[str, str]
    labels: frozenset[str]
    duplicates: tuple[tuple[str, Span], ...] = ()


def index(body: Body) -> BodyIndex:
    """Return the clauses and labels of a body."""
    clauses: dict[str, str] = {}
    labels: set[str] = set()
    duplicates: list[tuple[str, Span]] = []
    for passage in passages(body):
        labels.add(passage.label)
        if passage.clause in clauses:
            duplicates.append((passage.clause, passage.span))
        elif passage.clause:
            clauses[passage.clause] = passage.label
    return BodyIndex(MappingProxyType(clauses), frozenset(labels), tuple(duplicates))


def resolve_internal(body: Body) -> Outcome[Body]:
    """Return the body with references to its own clauses filled in; others wait for `link`."""
    clauses = index(body).clauses
    guesses, ink = Guesses(), Ink()
    defects = ink.defects

    def fill(mark: Value | Reference) -> Inline:
        if isinstance(mark, Value) or "/" in mark.target:
            return mark
        if mark.target not in clauses:
            defects.append(_unknown(mark, "clause", guesses.nearest(mark.target, clauses)))
            return mark
        return ink.printed(mark, citation(clauses[mark.target]))

    return Outcome(rewritten(body, fill), tuple(defects))


def card(circular: Circular, forms: Forms = PLAIN) -> Card:
    """Return what others may know of a circular; `forms` are those of its counters."""
    effective, provenance = circular.effective, circular.provenance
    clauses = index(circular.body).clauses
    return Card(
        id=circular.id,
        authority=circular.authority,
        type=circular.type,
        title=circular.title,
        number=circular.number,
        number_at=circular.at("number"),
        signed=circular.signed,
        published=circular.published,
        start=effective.start,
        end=effective.end,
        ends=effective.ends,
        until=effective.until,
        rules=tuple(RuleCard(one.id, one.kind, one.overrides) for one in circular.rules),
        clauses=tuple((clause, citation(label, forms)) for clause, label in clauses.items()),
        press=provenance.ref if circular.is_press else None,
        reported=provenance.date if circular.is_press else None,
        issued=circular.recorded is not None,
    )


def link(circular: Circular, others: Mapping[str, Card], forms: Forms = PLAIN) -> Outcome[Circular]:
    """Return the circular with references to other circulars filled in, and its own in the words
    of its look; `forms` says how it prints its counters.
    """
    guesses, ink = Guesses(), Ink()
    defects = ink.defects
    own, whole = index(circular.body).clauses, card(circular, forms)

    def fill(mark: Value | Reference) -> Inline:
        if isinstance(mark, Value):
            return mark
        if "/" not in mark.target:
            label = own.get(mark.target)
            return ink.printed(mark, citation(label, forms)) if label else mark
        name, _, clause = mark.target.partition("#")
        other = whole if name == circular.id else others.get(name)
        if other is None:
            defects.append(_unknown(mark, "circular", guesses.nearest(name, others.keys())))
            return mark
        if not clause:
            return ink.printed(mark, _letter(other))
        clauses = dict(other.clauses)
        if clause not in clauses:
            near = guesses.nearest(clause, clauses)
            defects.append(_unknown(mark, "clause", f"{name}#{near}" if near else ""))
            return mark
        return ink.printed(mark, f"{clauses[clause]} {_letter(other)}")

    body = rewritten(circular.body, fill)
    return Outcome(replace(circular, body=body), tuple(defects))


def _letter(other: Card) -> str:
    if other.number:
        return f"Surat Edaran Nomor {other.number}"
    return f"Surat Edaran tentang {other.title.id}"


def _unknown(mark: Reference, reason: str, nearest: str) -> Defect:
    facts = {"target": mark.target, "reason": reason, "nearest": nearest}
    return Defect("cite-reference-unknown", mark.span, facts)
