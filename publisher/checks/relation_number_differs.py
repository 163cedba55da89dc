"""Where the text names the circular that a relation is about, it names it by its own number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publisher.checks.stretches import Stretch, by_cite
from publisher.indonesian.letter_number import match_key
from publisher.model.card import Card
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Relation
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.wording.values import shown

_SEGMENT: Final = r"[\w.&?-]+"
_NAMED: Final = re.compile(
    # "Surat Edaran Bupati Nomor 800/1/ORG", "SE 800/1/ORG", but no law between the two
    r"\b(?:Surat\s+Edaran|SE)\b(?P<issuer>(?:\s+(?!Peraturan|Undang|Keputusan|Instruksi|Nomor)\w+){0,8}?)"
    rf"(?:\s+(?:Nomor|No\.?)\s*:?)?\s+(?P<number>[0-9A-Z]{_SEGMENT[:-1]}*(?:\s?/\s?{_SEGMENT})+"
    r"(?:\s+TAHUN\s+[0-9]{4})?)(?<![.?-])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A number that the text names, and what follows from where it begins."""

    stretch: Stretch
    start: int
    end: int

    @property
    def number(self) -> str:
        """Return the number as the text has it."""
        return self.stretch.text[self.start : self.end]

    def is_typed(self) -> bool:
        """Tell whether it was typed by hand."""
        return self.stretch.is_typed(self.start, self.end)

    def means(self, target: Circular | Card) -> bool:
        """Tell whether this is the number of a circular; blanks in it do not count."""
        if target.number is None:
            return False
        year = _year(target)
        if match_key(self.number, year) == match_key(target.number, year):
            return True
        rest, own = _tight(self.stretch.text[self.start :]), _tight(target.number)
        return rest.startswith(own) and not rest[len(own) : len(own) + 1].isdigit()


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, relation in enumerate(circular.relations):
        target = surroundings.circulars.get(relation.target or "")
        if target is None or target.number is None:
            continue
        mentions = _mentions(circular, relation)
        if any(mention.means(target) for mention in mentions):
            continue
        others: tuple[Circular | Card, ...] = (
            circular,
            *_others(circular, relation, surroundings),
        )
        for mention in filter(_Mention.is_typed, mentions):
            if not any(mention.means(other) for other in others) and not _in_labels(
                circular, mention
            ):
                yield _finding(circular, index, mention, target)


def _mentions(circular: Circular, relation: Relation) -> tuple[_Mention, ...]:
    labels = dict.fromkeys(cite.p for cite in relation.cite if cite.p)
    return tuple(
        _Mention(stretch, *found.span("number"))
        for label in labels
        for stretch in by_cite(circular).get(label, ())
        for found in _NAMED.finditer(stretch.text)
    )


def _others(circular: Circular, relation: Relation, surroundings: Surroundings) -> tuple[Card, ...]:
    """Return the targets of the other relations, which the same paragraph may name."""
    names = [one.target or "" for one in circular.relations if one is not relation]
    return tuple(surroundings.circulars[name] for name in names if name in surroundings.circulars)


def _in_labels(circular: Circular, mention: _Mention) -> bool:
    number = _tight(mention.number)
    labels = [one.label.id for one in circular.relations if one.label and one.target is None]
    return any(number in _tight(label) for label in labels)


def _tight(text: str) -> str:
    return "".join(text.split()).upper()


def _year(circular: Circular | Card) -> int | None:
    start = circular.start if isinstance(circular, Card) else circular.effective.start
    day = circular.signed or circular.published or start
    return day.year if day else None


def _finding(circular: Circular, index: int, mention: _Mention, target: Card) -> Diagnostic:
    typed, number = shown(mention.number), target.number
    return Diagnostic(
        "relation-number-differs",
        Label(
            f"naskah menyebut nomor {typed}, sedangkan {target.id} bernomor {number}",
            f"the text names {typed}, but the number of {target.id} is {number}",
        ),
        mention.stretch.span(mention.start, mention.end),
        hint=Label(
            f"tulis {number}, atau betulkan `target`; []({target.id}) mencetak nomornya",
            f"write {number} or mend `target`; []({target.id}) prints the number",
        ),
        related=(
            (
                Label("hubungannya di sini", "the relation stands here"),
                circular.at("relations", index, "target"),
            ),
        ),
    )


CHECK: Final = CircularCheck("relation-number-differs", _run)
