"""Facts that follow: what live rules set of a person, and the days that calendars hold."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from publisher.model.circular import Rule
from publisher.model.vocabulary import Kind, Vocabulary
from publisher.policy.codes import Calendars, Given
from publisher.policy.conditions import Condition

_PART: Final = re.compile(r"([0-9]+)([YMWD])")
_DUTY: Final = "wajib"


@dataclass(frozen=True, slots=True)
class Setter:
    """A rule that sets a fact for those it binds."""

    rule: Rule
    sets: Mapping[str, Any]
    binds: Condition


def setters(fixing: Sequence[tuple[Rule, Condition]], kinds: Mapping[str, Kind]) -> list[Setter]:
    """Return the duties whose kind sets a fact."""
    found = []
    for rule, binds in fixing:
        kind = kinds.get(rule.kind)
        if kind and kind.sets and rule.modality == _DUTY:
            found.append(Setter(rule, kind.sets, binds))
    return found


def derive(found: Sequence[Setter], given: Given, stated: Mapping[str, Any]) -> dict[str, Any]:
    """Return the facts that follow; a stated one wins, and rules that differ leave it unknown."""
    sure: dict[str, set[Any]] = {}
    perhaps: dict[str, set[Any]] = {}
    for setter in found:
        fact = setter.sets["fact"]
        value = None if fact in stated else _value(setter, given)
        binds = setter.binds(given) if value is not None else False
        if binds is not False:
            (sure if binds is True else perhaps).setdefault(fact, set()).add(value)
    return {
        fact: next(iter(values))
        for fact, values in sure.items()
        if len(values | perhaps.get(fact, set())) == 1
    }


def calendars(vocabulary: Vocabulary, live: Iterable[Rule]) -> Calendars:
    """Return the days of every calendar; live rules replace the years they cover."""
    found: dict[str, dict[str, frozenset[str]]] = {
        name: {year: frozenset(str(one["date"]) for one in days) for year, days in years.items()}
        for name, years in vocabulary.calendars.items()
    }
    decreed: dict[tuple[str, str], set[str]] = {}
    for rule in live:
        if "calendar" in rule.do and "dates" in rule.do:
            for day in rule.do["dates"]:
                decreed.setdefault((rule.do["calendar"], day[:4]), set()).add(day)
    for (name, year), days in decreed.items():
        found.setdefault(name, {})[year] = frozenset(days)
    return found


def turns(anchor: date, day: date, every: str) -> int:
    """Return how many whole periods (ISO 8601) lie between an anchor and a day."""
    amounts: dict[str, int] = {"Y": 0, "M": 0, "W": 0, "D": 0}
    for number, unit in _PART.findall(every):
        amounts[unit] += int(number)
    months = amounts["Y"] * 12 + amounts["M"]
    if months:
        passed = (day.year - anchor.year) * 12 + day.month - anchor.month
        return (passed - (day.day < anchor.day)) // months
    length = amounts["W"] * 7 + amounts["D"]
    return (day - anchor).days // length if length else 0


def at_office(rotation: Mapping[str, Any], day: date, group: int) -> bool:
    """Return whether it is the turn of a group at the office; the rotation has its anchor."""
    turn = turns(date.fromisoformat(rotation["anchor"]), day, rotation["every"]) + group
    has_first: bool = turn % rotation.get("groups", 2) == 0
    return has_first if rotation.get("first", "wfo") == "wfo" else not has_first


def places(rotation: Mapping[str, Any], day: date) -> tuple[str, ...]:
    """Return where each group works on a day, by its number; the rotation has its anchor."""
    groups = range(rotation.get("groups", 2))
    return tuple("wfo" if at_office(rotation, day, one) else "wfh" for one in groups)


def _value(setter: Setter, given: Given) -> Any:
    """Return what a rule sets, None where it cannot be told."""
    sets, do = setter.sets, setter.rule.do
    if "from" in sets:
        return sets["map"].get(do.get(sets["from"]))
    rotation = do.get(sets["by"], {})
    group = given.values.get(sets["group"])
    if not rotation.get("anchor") or not group:
        return None
    return at_office(rotation, given.day, group[0])
