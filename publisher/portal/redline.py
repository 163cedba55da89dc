"""What changed between revisions, word by word: se/<id>/perubahan/. Added and removed are marked by
words as well as by colour, and each change of one paragraph stands alone.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Final

from publisher.indonesian.numbering import citation
from publisher.model.artefact import Artefact
from publisher.model.publication import Published
from publisher.portal.context import Portal, revisions
from publisher.portal.frame import page

_WORD: Final = re.compile(r"\s+|[^\s]+")
_MOST: Final = 4_000  # words of a paragraph that are compared one by one
SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph that stayed, came or went."""

    how: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph that changed: where it stands, and its words in order."""

    place: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """The changes from one revision to the next; `facts` are those of the data beside the text."""

    before: int
    after: int
    kind: str
    note: str
    changes: tuple[Change, ...]
    facts: tuple[Change, ...]


def render(portal: Portal, circular: Published, policies: Mapping[int, bytes]) -> Artefact:
    """Return the page of changes; `policies` are the kept JSON by revision."""
    texts = [(line, json.loads(policies[line.revision])) for line in revisions(circular)]
    steps = [
        Step(
            one.revision,
            two.revision,
            two.change,
            two.note or after.get("correction", {}).get("note", ""),
            tuple(changes(before, after)),
            tuple(headers(before, after)),
        )
        for (one, before), (two, after) in pairwise(texts)
    ]
    facts = {
        "circular": circular,
        "title": circular.text.title.id,
        "steps": tuple(reversed(steps)),
        "named": portal.called(circular.id),
    }
    return page(portal.whole.site, f"se/{circular.id}/perubahan/index.html", "changes", facts)


def changes(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the paragraphs of two policies that differ, in the order of the texts."""
    old, new = _paragraphs(before), _paragraphs(after)
    for label in _merged(list(old), list(new)):
        one, two = old.get(label, ""), new.get(label, "")
        if one != two:
            yield Change(_place(label), pieces(one, two))


def headers(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    """Yield what stands over a letter and differs: number, title, dates, period."""
    for name, read in _HEADERS.items():
        one, two = read(before), read(after)
        if one != two:
            yield Change(name, pieces(one, two))


def pieces(one: str, two: str) -> tuple[Piece, ...]:
    """Return two texts as the words that stayed, went and came."""
    old, new = _WORD.findall(one), _WORD.findall(two)
    if len(old) > _MOST or len(new) > _MOST:
        return tuple(Piece(how, words) for how, words in ((REMOVED, one), (ADDED, two)) if words)
    found: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece(SAME, "".join(old[first:last])))
            continue
        if last > first:
            found.append(Piece(REMOVED, "".join(old[first:last])))
        if end > start:
            found.append(Piece(ADDED, "".join(new[start:end])))
    return tuple(found)


def _paragraphs(policy: Mapping[str, Any]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for block in policy["text"]:
        label = block["p"]
        found[label] = f"{found[label]} {block['text']}" if label in found else block["text"]
    return found


def _merged(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Yield the labels of both texts, what went before what came in its place."""
    for tag, first, last, start, end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        yield from old[first:last]
        if tag != "equal":
            yield from (one for one in new[start:end] if one not in old)


def _place(label: str) -> str:
    return citation(label) or label


def _period(policy: Mapping[str, Any]) -> str:
    period = policy["effective"]
    until = period.get("until", {}).get("id", "")
    return f"{period['from'] or 'tidak disebut'} s.d. {period['to'] or until or 'tidak disebut'}"


_HEADERS: Final = {
    "Nomor": lambda policy: policy["number"] or "",
    "Judul": lambda policy: policy["title"]["id"],
    "Ditetapkan": lambda policy: policy["signed"] or "",
    "Diumumkan": lambda policy: policy["published"] or "",
    "Masa berlaku": _period,
}
