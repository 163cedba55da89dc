"""Numbers of letters at issue: the next one of an authority and year, and those that collide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from publisher.checks import number_duplicate, number_lookalike
from publisher.indonesian.letter_number import parse
from publisher.indonesian.numbering import roman
from publisher.model.check import Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.register import WITHDRAW, LedgerLine
from publisher.model.source import Source, Span
from publisher.parsing import circular as circular_parsing
from publisher.pipeline import kept
from publisher.pipeline.load import Project

_FIELD: Final = re.compile(r"\{([a-z]+)\}")
_BLANK: Final = re.compile(r"(?:(?<=/)|^)[._\s]*(?=/|$)")
_DIGITS: Final = re.compile("[0-9]+")


def is_blank(number: str | None) -> bool:
    """Return whether a number waits for its sequence, or is not there."""
    return not number or not number.strip() or parse(number).blank


@dataclass(frozen=True, slots=True)
class Numbered:
    """A text that has or had a number, and where that stands: in its file or in the agenda book."""

    circular: Circular
    place: Span


def others(project: Project, circular: Circular) -> Iterator[Numbered]:
    """Yield the other texts of the authority: every revision issued, and the drafts.

    A number that a revision had stays taken although a later one has another.
    """
    book, drafts = project.agenda, project.circulars
    for line in book.lines:
        identity = line.circular
        if line.event == WITHDRAW or not _is_other(identity, circular):
            continue
        beside = drafts.get(identity)
        if beside is None or beside.recorded is None or line is not book.newest[identity]:
            text = _kept(project, line)
            if text is not None:
                yield Numbered(text, book.span(line))
    for identity, one in drafts.items():
        if _is_other(identity, circular):
            yield Numbered(one, one.at("number"))


def _is_other(identity: str, circular: Circular) -> bool:
    return identity != circular.id and identity.startswith(f"{circular.authority}/")


def _kept(project: Project, line: LedgerLine) -> Circular | None:
    """Return the text that was issued with a line, None where it is damaged: the gate says so."""
    data = kept.data(project.root, line, "md")
    if data is None:
        return None
    source = Source(f"circulars/{line.circular}.md", data.decode("utf-8", "replace"))
    return circular_parsing.parse(source, project.vocabulary).value


def collisions(project: Project, circular: Circular) -> Iterator[Diagnostic]:
    """Yield the findings that two numbers of an authority make of each other."""
    nothing, own = Surroundings(project.vocabulary), project.card(circular)
    said: set[tuple[str, str | None]] = set()
    for other in reversed(tuple(others(project, circular))):
        named = (other.circular.id, other.circular.number)
        if named in said:
            continue
        said.add(named)
        card = replace(project.card(other.circular), number_at=other.place)
        for check in (number_duplicate.CHECK, number_lookalike.CHECK):
            for finding in check.run((own, card), nothing):
                if finding.span.path == circular.source.path:
                    yield finding
                elif finding.related:
                    yield _turned(finding, circular, other)


def _turned(finding: Diagnostic, circular: Circular, other: Numbered) -> Diagnostic:
    """Return a finding that stands at the other circular as one of this."""
    return replace(
        finding,
        message=Label(
            f"nomor ini bertabrakan dengan `{other.circular.number}` milik {other.circular.id}",
            f"this number collides with `{other.circular.number}` of {other.circular.id}",
        ),
        span=circular.at("number"),
        related=((Label("nomor yang lain", "the other number"), other.place),),
    )


def allotted(project: Project, circular: Circular, day: date) -> str | None:
    """Return the next number of a register and year, None where it cannot be put together.

    A blank in the number that is typed is filled in; else the template of the look is, if it asks
    for nothing but the sequence, the year and the month. Leading zeros are those of its siblings.
    """
    profile = project.profile(circular)
    if profile is None:
        return None
    taken = tuple(_sequences(project, circular, day.year))
    padded = (len(one) for one in taken if one.startswith("0"))
    width = max(int(profile.number("number.pad")), *padded, 0)
    sequence = str(max(map(int, taken), default=0) + 1).zfill(width)
    if circular.number and circular.number.strip():
        filled, count = _BLANK.subn(sequence, circular.number, count=1)
        return filled if count and not parse(filled).blank else None
    values = {"seq": sequence, "year": str(day.year), "month": roman(day.month)}
    template = profile.text("number.template")
    if not set(_FIELD.findall(template)) <= values.keys():
        return None
    return _FIELD.sub(lambda field: values[field[1]], template)


def _sequences(project: Project, circular: Circular, year: int) -> Iterator[str]:
    """Yield the sequences of a year in the register of the look, in drafts too."""
    register = _register(project, circular)
    for other in (one.circular for one in others(project, circular)):
        if not other.number or other.is_press or _register(project, other) != register:
            continue
        parts = parse(other.number)
        found = _DIGITS.match(parts.sequence)
        signed = other.signed.year if other.signed else int(other.id.split("/")[1])
        if found and (parts.year or signed) == year:
            yield found[0]


def _register(project: Project, circular: Circular) -> str:
    profile = project.profile(circular)
    return profile.text("number.register") if profile else ""
