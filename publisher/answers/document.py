"""An answer as JSON: `schemas/answer-1.json`. What was given as facts is not in it."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from publisher.answers.outcomes import summary
from publisher.model.circular import Cite
from publisher.model.explanation import (
    DEFEATED,
    FACTS,
    LIMITED,
    PERHAPS,
    Explained,
    Explanation,
    Reason,
)
from publisher.model.label import Label
from publisher.model.question import Result
from publisher.model.register import Text

SCHEMA: Final = "jawaban/1"
_BASIS: Final = "recorded"  # of the knowledge: the moments of the agenda book
_BY: Final = {DEFEATED: "defeated_by", PERHAPS: "perhaps_defeated_by", LIMITED: "limited_by"}

Texts = Mapping[str, Text]
Told = Mapping[str, Explained]


def render(explanation: Explanation) -> str:
    """Return an answer as one JSON document."""
    return json.dumps(document(explanation), ensure_ascii=False, indent=2) + "\n"


def document(explanation: Explanation) -> dict[str, Any]:
    """Return an answer as JSON values."""
    answer = explanation.answer
    facts = explanation.vocabulary.facts
    derived = {name: one for name, one in answer.derived.items() if not facts[name].sensitive}
    told = {one.entry.id: one for one in explanation.rules}
    return {
        "schema": SCHEMA,
        "authority": explanation.authority.id,
        "on": answer.question.day.isoformat(),
        "known": explanation.known or None,
        "basis": _BASIS,
        "derived": dict(sorted(derived.items())),
        "overruled": sorted({*explanation.overruled, *explanation.of_another_day}),
        "wanted": [name for name, _ in explanation.wanted],
        "outcomes": {name: _outcome(one, told) for name, one in sorted(answer.results.items())},
        "rules": [_rule(one, explanation.texts, told) for one in explanation.rules],
        "conflicts": [list(pair) for pair in answer.conflicts],
        "circulars": {name: _circular(text) for name, text in sorted(explanation.texts.items())},
        "text": _label(summary(explanation)),
    }


def _outcome(result: Result, told: Told) -> dict[str, Any]:
    found: dict[str, Any] = {"state": result.state}
    if result.state == "one":
        found["value"] = result.values[0]
    if result.state == "conflict":
        found["values"] = list(result.values)
    if result.needs:
        found["needs"] = sorted(result.needs)
    if result.possible:
        found["possible"] = list(result.possible)
    if result.rules:
        rules = [told[name].entry.rule for name in result.rules if name in told]
        found["modality"] = sorted({rule.modality for rule in rules})
        found["rules"] = list(result.rules)
        if any(rule.open for rule in rules):
            found["unsettled"] = True
    return found


def _rule(one: Explained, texts: Texts, told: Told) -> dict[str, Any]:
    entry, rule = one.entry, one.entry.rule
    text = texts[entry.circular]
    found: dict[str, Any] = {
        "rule": entry.id,
        "side": one.side,
        "applies": one.truth.value,
        "kind": rule.kind,
        "modality": rule.modality,
        "label": _label(rule.label),
        "cite": list(_cites(rule.cite, text)),
        "first": _day(one.first),
        "last": _day(one.last),
    }
    if one.truth.needs:
        found["needs"] = sorted(one.truth.needs)
    if rule.open:
        found["unsettled"] = _label(rule.open)
    ends = entry.period.ends
    if not one.truth.is_no and one.last is None and ends != "fixed":
        found["open_end"] = {"ends": ends}
        if entry.period.until:
            found["open_end"]["until"] = _label(entry.period.until)
        if entry.period.review_by:
            found["open_end"]["review_by"] = entry.period.review_by.isoformat()
    found["because"] = [_reason(reason, texts, told) for reason in one.reasons]
    return found


def _reason(reason: Reason, texts: Texts, told: Told) -> dict[str, Any]:
    if reason.why == FACTS:
        return {"facts": list(reason.facts)}
    if reason.why in (DEFEATED, PERHAPS, LIMITED):
        found: dict[str, Any] = {_BY[reason.why]: reason.by}
        if reason.how:
            found["how"] = reason.how
        winner = told[reason.by].entry
        found["cite"] = list(_cites(winner.rule.cite, texts[winner.circular]))
        return found
    found = {"state": reason.why, "day": _day(reason.day)}
    if reason.by:
        found["by"] = reason.by
    return found


def _cites(cites: tuple[Cite, ...], text: Text) -> Iterator[dict[str, str]]:
    for cite in cites:
        found = {"p": cite.p}
        if cite.id:
            found["id"] = cite.id
        if cite.quote:
            found["quote"] = cite.quote
        words = text.paragraphs.get(cite.p)
        if words:
            found["text"] = words
        yield found


def _circular(text: Text) -> dict[str, Any]:
    return {
        "number": text.number,
        "title": _label(text.title),
        "revision": text.revision,
        "source": text.provenance.source,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _label(label: Label) -> dict[str, str]:
    return {"id": label.id, "en": label.en} if label.en else {"id": label.id}
