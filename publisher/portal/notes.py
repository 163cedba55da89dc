"""What the data has of each paragraph: rules, period, relations, statements, or that it has none.

Every cite of a policy becomes a note beside the paragraph that it names; what others did to a rule
stands first.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from publisher.model.circular import Cite, Relation, Rule
from publisher.model.label import one_line
from publisher.model.publication import Published
from publisher.model.register import Text
from publisher.portal import words
from publisher.portal.amendments import amendments
from publisher.portal.context import Portal
from publisher.portal.passages import Note

_PERIOD = "#bagian_masa"
_RELATIONS = "#bagian_hubungan"
_ORIGIN = "#bagian_asal"


def notes(
    portal: Portal, circular: Published, text: Text, data: Mapping[str, Any]
) -> Mapping[str, Sequence[Note]]:
    """Return the notes of a revision by the label of a paragraph; `data` is its policy."""
    found: dict[str, list[Note]] = {}
    every = _of_others(portal, circular, text), _of_text(portal, text), _of_policy(portal, data)
    for labels, note in chain.from_iterable(every):
        for label in dict.fromkeys(filter(None, labels)):
            if note not in found.setdefault(label, []):
                found[label].append(note)
    return found


def _of_others(portal: Portal, circular: Published, text: Text) -> Iterator[tuple[list[str], Note]]:
    """Yield what other circulars did to the rules of a text, whose paragraphs stand as issued."""
    rests = Counter(place for rule in text.rules for place in set(_places(rule.cite)))
    for rule in text.rules:
        for one in amendments(portal, circular, rule.id):
            said = one.words[0].lower() + one.words[1:]
            named = f"Aturan “{one_line(rule.label.id)}” {said}"  # the others stand
            for place in _places(rule.cite):
                told = named if rests[place] > 1 else one.words
                yield [place], Note(told, f"../../../{one.by}/")


def _of_text(portal: Portal, text: Text) -> Iterator[tuple[list[str], Note]]:
    for rule in text.rules:
        yield _places(rule.cite), _rule(rule)
        if rule.effective:
            period = Note(f"Masa aturan “{one_line(rule.label.id)}”", f"#aturan_{rule.id}")
            yield _places(rule.effective.cite), period
    yield _places(text.effective.cite), Note("Masa berlaku edaran", _PERIOD)
    for relation in text.relations:
        yield _places(relation.cite), Note(_relation(portal, relation), _RELATIONS)
        if relation.effective:
            since = Note(f"Mulai kapan: {_relation(portal, relation)}", _RELATIONS)
            yield _places(relation.effective.cite), since
    for one in text.not_in_data:
        reason = f"Tidak ada dalam data: {portal.reason(one.reason).lower()}"
        yield _places(one.cite), Note(reason, tone="silent")


def _of_policy(portal: Portal, data: Mapping[str, Any]) -> Iterator[tuple[list[str], Note]]:
    """Yield what a register has no use for: statements, and what a correction was made of."""
    for one in data.get("statements", ()):
        note = Note(one_line(one["text"]["id"]), badge=portal.statement(one["kind"]))
        yield [cite.get("p", "") for cite in one.get("cite", ())], note
    places = [cite.get("p", "") for cite in data.get("correction", {}).get("cite", ())]
    yield places, Note(f"Diperbaiki dalam revisi {data['revision']}", _ORIGIN)


def _places(cites: Sequence[Cite]) -> list[str]:
    return [one.p for one in cites]


def _rule(rule: Rule) -> Note:
    return Note(rule.label.id, f"#aturan_{rule.id}", words.modality(rule), rule.modality)


def _relation(portal: Portal, relation: Relation) -> str:
    what = words.active(relation.type, partly=bool(relation.rules or relation.kinds))
    known = portal.whole.circulars.get(relation.target or "")
    return f"{what} {words.called(known.text) if known else 'naskah di luar register ini'}"
