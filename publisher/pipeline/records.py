"""What the cache keeps of a circular, and how that is written as JSON: never as Python objects."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from publisher.canonical import sha256
from publisher.model.card import Card, RuleCard
from publisher.model.diagnostic import Diagnostic, Edit, Fix, Severity
from publisher.model.label import Label
from publisher.model.source import Span

Json = Any
File = tuple[str, str, int]  # name, SHA-256, size


@dataclass(frozen=True, slots=True)
class Record:
    """What came of a circular whose own input has the hash `key`.

    It holds as long as what it `asked` of others is the same: the `mark` of each card, or "" where
    there was none; `listed` is the hash of all ids, "" where it did not ask for them. `files` is
    None where no letter was made. `draft` is what a register would know of it as JSON, in a string
    because most jobs never ask; "" of what was issued.
    """

    key: str
    id: str
    card: Json  # of a card: made only where somebody asks
    mark: str
    asked: tuple[tuple[str, str], ...]
    listed: str
    said: Json
    fit: bool
    files: tuple[File, ...] | None
    draft: str = ""

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what is said of the circular by itself."""
        return tuple(map(finding, self.said))


def record(values: Sequence[Json]) -> Record:
    """Return a record from its JSON."""
    key, name, card_json, mark, asked, listed, said, fit, files, draft = values
    return Record(
        key=key,
        id=name,
        card=card_json,
        mark=mark,
        asked=tuple((one, other) for one, other in asked),
        listed=listed,
        said=said,
        fit=fit,
        files=None if files is None else tuple((name, sha, size) for name, sha, size in files),
        draft=draft,
    )


def values(one: Record) -> list[Json]:
    """Return the JSON of a record."""
    return [
        one.key,
        one.id,
        one.card,
        one.mark,
        one.asked,
        one.listed,
        one.said,
        one.fit,
        one.files,
        one.draft,
    ]


def card_values(card: Card) -> list[Json]:
    """Return the JSON of a card; where its number stands is the last."""
    return [
        card.id,
        card.authority,
        card.type,
        _label(card.title),
        card.number,
        _day(card.signed),
        _day(card.published),
        _day(card.start),
        _day(card.end),
        card.ends,
        _label(card.until),
        [[rule.id, rule.kind, rule.overrides] for rule in card.rules],
        card.clauses,
        card.press,
        _day(card.reported),
        card.issued,
        _span(card.number_at),
    ]


def card(values: Sequence[Json]) -> Card:
    """Return a card from its JSON."""
    name, authority, kind, title, number, signed, published, start, end = values[:9]
    ends, until, rules, clauses, press, reported, issued, number_at = values[9:]
    return Card(
        id=name,
        authority=authority,
        type=kind,
        title=Label(*title),
        number=number,
        number_at=Span(*number_at),
        signed=_date(signed),
        published=_date(published),
        start=_date(start),
        end=_date(end),
        ends=ends,
        until=Label(*until) if until else None,
        rules=tuple(RuleCard(rule, of, tuple(others)) for rule, of, others in rules),
        clauses=tuple((clause, label) for clause, label in clauses),
        press=press,
        reported=_date(reported),
        issued=issued,
    )


def mark(values: Sequence[Json]) -> str:
    """Return the hash of a card without the place of its number, which others do not see."""
    return sha256(repr(_plain(values[:-1])).encode("utf-8", "surrogatepass"))


def finding_values(one: Diagnostic) -> list[Json]:
    """Return the JSON of a finding."""
    return [
        one.code,
        _label(one.message),
        _span(one.span),
        one.severity.value,
        _label(one.hint),
        [[_label(label), _span(span)] for label, span in one.related],
        one.fix and [one.fix.safe, [[_span(edit.span), edit.text] for edit in one.fix.edits]],
    ]


def finding(values: Sequence[Json]) -> Diagnostic:
    """Return a finding from its JSON."""
    code, message, span, severity, hint, related, fix = values
    return Diagnostic(
        code=code,
        message=Label(*message),
        span=Span(*span),
        severity=Severity(severity),
        hint=Label(*hint) if hint else None,
        related=tuple((Label(*label), Span(*place)) for label, place in related),
        fix=fix and Fix(tuple(Edit(Span(*place), text) for place, text in fix[1]), fix[0]),
    )


def _plain(value: Json) -> Json:
    """Return nested lists for nested tuples, so that fresh values and read ones are alike."""
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else value


def _label(label: Label | None) -> list[str] | None:
    return [label.id, label.en] if label else None


def _span(span: Span) -> list[Json]:
    return [span.path, span.start, span.end]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
