"""References: which clauses and labels a body has, and what `[](#clause)` prints."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from publisher.indonesian.numbering import citation
from publisher.model.body import Body, Inline, Reference, Value, passages
from publisher.model.circular import Circular
from publisher.model.diagnostic import Outcome
from publisher.model.guesses import Guesses
from publisher.model.profile import Forms
from publisher.model.source import Defect, Span
from publisher.parsing.rewriting import Ink, rewritten


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


def link(
    circular: Circular,
    others: Mapping[str, Circular],
    forms: Callable[[Circular], Forms] = lambda _: Forms(),
) -> Outcome[Circular]:
    """Return the circular with references to other circulars filled in, and its own in the words
    of its look; `forms` says how each circular prints its counters.
    """
    guesses, ink = Guesses(), Ink()
    defects = ink.defects
    indices: dict[str, Mapping[str, str]] = {}
    own, printed = index(circular.body).clauses, forms(circular)

    def fill(mark: Value | Reference) -> Inline:
        if isinstance(mark, Value):
            return mark
        if "/" not in mark.target:
            label = own.get(mark.target)
            return ink.printed(mark, citation(label, printed)) if label else mark
        name, _, clause = mark.target.partition("#")
        other = circular if name == circular.id else others.get(name)
        if other is None:
            defects.append(_unknown(mark, "circular", guesses.nearest(name, others)))
            return mark
        if not clause:
            return ink.printed(mark, _letter(other))
        if name not in indices:
            indices[name] = index(other.body).clauses
        if clause not in indices[name]:
            near = guesses.nearest(clause, indices[name])
            defects.append(_unknown(mark, "clause", f"{name}#{near}" if near else ""))
            return mark
        cited = citation(indices[name][clause], forms(other))
        return ink.printed(mark, f"{cited} {_letter(other)}")

    body = rewritten(circular.body, fill)
    return Outcome(replace(circular, body=body), tuple(defects))


def _letter(circular: Circular) -> str:
    if circular.number:
        return f"Surat Edaran Nomor {circular.number}"
    return f"Surat Edaran tentang {circular.title.id}"


def _unknown(mark: Reference, reason: str, nearest: str) -> Defect:
    facts = {"target": mark.target, "reason": reason, "nearest": nearest}
    return Defect("cite-reference-unknown", mark.span, facts)
