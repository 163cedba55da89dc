"""The tests that a drafter wrote into a circular, asked of the policy."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from publisher.model.circular import Json, Path
from publisher.model.foresight import Miss
from publisher.model.question import AFFECTED, Answer, Question, Verdict
from publisher.policy.engine import Engine
from publisher.policy.resolve import answer

_MARK = "~"


def trial(engine: Engine, circulars: Sequence[str], test: Json, path: Path) -> Iterator[Miss]:
    """Yield what one test wants and does not get.

    A rule is looked for in the circulars in their order: the one tested, then those it names. What
    is no value of a fact is not given: other checks name it.
    """
    given = {name: tuple(v) if isinstance(v, list) else v for name, v in test["facts"].items()}
    facts = {name: v for name, v in given.items() if _is_value(v)}
    found = answer(engine, Question(date.fromisoformat(test["day"]), facts))
    verdicts = _verdicts(found, circulars)
    for key, wanted in (("applies", "yes"), ("not_applies", "no")):
        for index, name in enumerate(test.get(key, ())):
            yield from _missed((*path, key, index), name, wanted, verdicts.get(name))
    for name, needs in test.get("depends", {}).items():
        listed = (needs,) if isinstance(needs, str) else tuple(needs)
        miss = _missed((*path, "depends", name), name, "depends", verdicts.get(name), listed)
        yield from miss
    for index, name in enumerate(test.get("silent", ())):
        heard = _heard(engine, found, name)
        if heard:
            yield Miss((*path, "silent", index), name, "silent", "loud", because=heard)


def _is_value(value: object) -> bool:
    """Say whether something can be the value of a fact: one of these, or several codes."""
    several = value if isinstance(value, tuple) else (value,)
    return all(isinstance(one, str | int | float) for one in several)


def _verdicts(found: Answer, circulars: Sequence[str]) -> Mapping[str, Verdict]:
    """Return the verdicts by the names that a test uses."""
    named: dict[str, Verdict] = {}
    for circular in reversed(circulars):
        for verdict in found.verdicts:
            holder, _, rule = verdict.rule.rpartition("#")
            if holder == circular:
                named[rule + (_MARK if verdict.side == AFFECTED else "")] = verdict
    return named


def _missed(
    path: Path, name: str, wanted: str, verdict: Verdict | None, needs: tuple[str, ...] = ()
) -> Iterator[Miss]:
    """A rule that is not in force that day is none that applies."""
    value = verdict.truth.value if verdict else "no"
    open_ends = tuple(sorted(verdict.truth.needs)) if verdict else ()
    if value != wanted or (needs and set(needs) != set(open_ends)):
        because = tuple(sorted(verdict.defeated_by)) if verdict else ()
        yield Miss(path, name, wanted, value, open_ends, because)


def _heard(engine: Engine, found: Answer, name: str) -> tuple[str, ...]:
    """Return what applies, perhaps, though nothing of a kind or outcome should."""
    result = found.results.get(name)
    if result is not None:
        return () if result.state == "silent" else result.rules or tuple(sorted(result.needs))
    segment = engine.segment(found.question.day)
    kinds: Mapping[str, Any] = {one.entry.id: one.entry.rule.kind for one in segment.sides}
    return tuple(
        sorted(
            {
                verdict.rule
                for verdict in found.verdicts
                if kinds[verdict.rule] == name and not verdict.truth.is_no
            }
        )
    )
