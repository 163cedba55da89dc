"""The job of trying the worked questions of a circular (`tests`) on the register it would enter.

A draft is seen as recorded after everything else; a text that was issued is tried on the agenda
book as it was then, so that what comes later never fails it. Where `known` is given, a draft counts
from the day it is published, else reported; one that says neither is not known yet.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.answers.because import because
from publisher.model.circular import Circular
from publisher.model.circular import Path as Place
from publisher.model.errors import UsageError
from publisher.model.explanation import Explained, Explanation
from publisher.model.label import Label
from publisher.model.question import AFFECTED, BEARER
from publisher.model.register import CORRECT, ISSUE, WITHDRAW, LedgerLine, Register, Text
from publisher.model.source import Defect
from publisher.parsing import record
from publisher.pipeline import kept
from publisher.pipeline.ask import Desk, desk
from publisher.pipeline.facts import written
from publisher.pipeline.registry import Registry
from publisher.pipeline.trial import Trial
from publisher.register.knowledge import reach

_CODE: Final = "rule-test-fails"
_AFFECTED: Final = "~"
_UNKNOWN: Final = datetime(9999, 1, 1, tzinfo=UTC)

Json = Mapping[str, Any]


class _DamagedError(Exception):
    """A kept text is not what the agenda book says; it was whole when the job began."""


def failures(circular: Circular, policy: Json, trial: Trial) -> Iterator[Defect]:
    """Yield the expectations of a valid circular that are not met; `policy` is what it exports.

    Nothing is tried where the book is damaged, or where a text that this one acts on is a draft.
    """
    text = record.parse(json.loads(canonical.json_bytes(policy)))
    try:
        register = _register(circular, text, trial)
    except _DamagedError:
        return
    names = {line.circular for line in register.ledger}
    if any(one not in names and one in trial.cards for one in _others(text)):
        return
    desks: dict[str, Desk] = {}
    for number, test in enumerate(circular.tests):
        known = str(test.get("known", ""))
        try:
            if known not in desks:
                found = Registry(register, trial.vocabulary)
                desks[known] = desk(found, circular.authority, known)
        except UsageError:
            yield _defect(circular, ("tests", number, "known"), {"wrong": "known"})
            continue
        day = date.fromisoformat(test["day"])
        answer = desks[known].answer(day, written(test["facts"]))
        for path, facts in _unmet(text, test, answer):
            about = {"number": str(number + 1), "day": test["day"], **facts}
            yield _defect(circular, ("tests", number, *path), about)


def _defect(circular: Circular, path: Place, facts: Mapping[str, str]) -> Defect:
    return Defect(_CODE, circular.at(*path), MappingProxyType(dict(facts)))


def _others(text: Text) -> Iterator[str]:
    """Yield the circulars that a text acts on."""
    for relation in text.relations:
        if relation.target:
            yield relation.target
    for rule in text.rules:
        for name in (*rule.overrides, *rule.replaces):
            circular = name.rpartition("#")[0]
            if circular:
                yield circular


def _register(circular: Circular, text: Text, trial: Trial) -> Register:
    """Return what was issued under the authority of a circular, with its text."""
    within = frozenset(reach(trial.vocabulary.authorities, circular.authority))
    lines = [one for one in trial.lines if one.circular.partition("/")[0] in within]
    before = [one for one in lines if one.circular == circular.id and one.event != WITHDRAW]
    if circular.recorded is not None and before:
        lines = [one for one in lines if one.seq <= before[-1].seq]
    texts = {
        (one.circular, one.revision): _text(trial.root, one.circular, one.revision, _Files(one))
        for one in lines
        if one.event != WITHDRAW
    }
    if circular.recorded is None or not before:
        lines.append(_line(circular, text, trial, corrects=bool(before)))
        texts[circular.id, text.revision] = text
    return Register(tuple(lines), MappingProxyType(texts))


def _line(circular: Circular, text: Text, trial: Trial, *, corrects: bool) -> LedgerLine:
    day = text.published or text.provenance.date
    zone = ZoneInfo(trial.vocabulary.authorities[circular.authority].tz)
    return LedgerLine(
        seq=len(trial.lines) + 1,
        prev="",
        event=CORRECT if corrects else ISSUE,
        circular=circular.id,
        revision=text.revision,
        recorded=_UNKNOWN if day is None or corrects else datetime.combine(day, time(), zone),
    )


class _Files:
    """A line of the agenda book as what it kept: equal where the kept policies are."""

    def __init__(self, line: LedgerLine) -> None:
        self.line = line
        self._policy = line.files.get(f"r{line.revision}.json", "")

    def __hash__(self) -> int:
        return hash(self._policy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Files) and self._policy == other._policy


@lru_cache(maxsize=2_000)
def _text(root: Path, circular: str, revision: int, files: _Files) -> Text:
    del circular, revision  # of the key only
    found = kept.policy(root, files.line)
    if found is None:
        raise _DamagedError
    return record.parse(found)


def _unmet(text: Text, test: Json, answer: Explanation) -> Iterator[tuple[Place, dict[str, str]]]:
    """Yield place and facts of each expectation that is not met."""
    told = {(one.entry.id, one.side): one for one in answer.rules}
    for key, wanted in (("applies", "yes"), ("not_applies", "no")):
        for index, name in enumerate(test.get(key, ())):
            one = _rule(text, name, told)
            if _truth(one) != wanted:
                yield (key, index), _facts(name, wanted, "", one, answer)
    for name, needs in test.get("depends", {}).items():
        one = _rule(text, name, told)
        expected = sorted({str(need) for need in _listed(needs)})
        if one is None or sorted(one.truth.needs) != expected:
            yield ("depends", name), _facts(name, "depends", ", ".join(expected), one, answer)
    for index, kind in enumerate(test.get("silent", ())):
        said = _settled(kind, answer)
        if said is not None:
            yield (
                ("silent", index),
                {"name": kind, "expected": "silent", "given": "settled", "rules": said},
            )


def _rule(text: Text, name: str, told: Mapping[tuple[str, str], Explained]) -> Explained | None:
    """Return the answer for a rule of this text, else of one that it is related to."""
    own, side = name.removesuffix(_AFFECTED), AFFECTED if name.endswith(_AFFECTED) else BEARER
    for circular in (text.id, *(one.target for one in text.relations if one.target)):
        found = told.get((f"{circular}#{own}", side))
        if found:
            return found
    return None


def _truth(one: Explained | None) -> str:
    return one.truth.value if one else "no"


def _facts(
    name: str, expected: str, needs: str, one: Explained | None, answer: Explanation
) -> dict[str, str]:
    why = because(answer, one) if one else Label("", "")
    return {
        "name": name,
        "expected": expected,
        "expected_needs": needs,
        "given": _truth(one),
        "given_needs": ", ".join(sorted(one.truth.needs)) if one else "",
        "why_id": why.id,
        "why_en": why.en,
    }


def _settled(kind: str, answer: Explanation) -> str | None:
    """Return the rules that speak where silence is expected, None where nothing does."""
    rules = sorted(
        {one.entry.id for one in answer.rules if one.entry.rule.kind == kind and not _is_no(one)}
    )
    result = answer.answer.results.get(kind)
    silent = result.state == "silent" if result else not rules
    return None if silent else ", ".join(name.partition("#")[2] for name in rules)


def _is_no(one: Explained) -> bool:
    return one.truth.is_no


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else [value]
