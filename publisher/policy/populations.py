"""What can be shown of two populations from their conditions alone: one within the other, apart.

Both are sound and not complete: what is not shown may still be so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.model.circular import Rule
from publisher.policy.codes import Codes
from publisher.policy.conditions import in_range

Tests = tuple[Any, ...]


@dataclass(frozen=True)
class Population:
    """A conjunction: the tests of each fact, and the parts (`any`, `not`) that are none."""

    tests: tuple[tuple[str, Tests], ...]
    others: tuple[tuple[str, Any], ...]


def parts(rule: Rule, side: str) -> tuple[Mapping[str, Any], ...]:
    """Return the conditions of a side; a selector that names no subject speaks of employees."""
    selector = rule.who if side == "bearer" else rule.about or {}
    subject = () if _names_subject(selector) else ({"subjek.jenis": "pegawai"},)
    return (*((selector,) if selector else ()), *subject, *((rule.when,) if rule.when else ()))


def side_of(rule: Rule) -> str:
    """Return the side that is a rule's population: those affected, else the bearers."""
    return "bearer" if rule.about is None else "affected"


def population(rule: Rule) -> Population:
    """Return those whom a rule fixes."""
    return _read(parts(rule, side_of(rule)))


def within(inner: Population, outer: Population, codes: Codes) -> bool:
    """Return whether everybody of one population is shown to be in the other."""
    return all(part in inner.others for part in outer.others) and all(
        any(fact == own and _narrower(fact, tests, wanted, codes) for own, tests in inner.tests)
        for fact, wanted in outer.tests
    )


def apart(one: Population, two: Population, codes: Codes) -> bool:
    """Return whether nobody can be in both populations."""
    for fact, tests in one.tests:
        known = codes.facts.get(fact)
        if known and known.many:
            continue  # a person may be both
        for other, wanted in two.tests:
            if fact == other and _no_common(fact, tests, wanted, codes):
                return True
    return _excluded(one, two, codes) or _excluded(two, one, codes)


def _excluded(one: Population, two: Population, codes: Codes) -> bool:
    """Return whether a `not` of one takes out everybody of the other."""
    return any(key == "not" and within(two, _read((test,)), codes) for key, test in one.others)


def _read(conditions: tuple[Mapping[str, Any], ...]) -> Population:
    """Return a conjunction of conditions, `all` taken apart."""
    tests: list[tuple[str, Tests]] = []
    others: list[tuple[str, Any]] = []
    pending = list(conditions)
    for condition in pending:  # grows while it is read
        for key, test in condition.items():
            if key == "all":
                pending.extend(test)
            elif key in ("any", "not"):
                others.append((key, test))
            else:
                tests.append((key, _listed(test)))
    return Population(tuple(tests), tuple(others))


def _names_subject(condition: Any) -> bool:
    if isinstance(condition, Mapping):
        return any(
            key.startswith("subjek.") or _names_subject(inner) for key, inner in condition.items()
        )
    return isinstance(condition, list | tuple) and any(map(_names_subject, condition))


def _listed(test: Any) -> Tests:
    return tuple(test) if isinstance(test, list | tuple) else (test,)


def _narrower(fact: str, inner: Tests, outer: Tests, codes: Codes) -> bool:
    return inner == outer or all(
        not isinstance(one, Mapping) and any(_is(fact, one, wanted, codes) for wanted in outer)
        for one in inner
    )


def _no_common(fact: str, one: Tests, two: Tests, codes: Codes) -> bool:
    return not any(_meet(fact, a, b, codes) for a in one for b in two)


def _meet(fact: str, one: Any, two: Any, codes: Codes) -> bool:
    if isinstance(one, Mapping) and isinstance(two, Mapping):
        return not (_below(one, two) or _below(two, one))
    return _is(fact, one, two, codes) or _is(fact, two, one, codes)


def _is(fact: str, value: Any, wanted: Any, codes: Codes) -> bool:
    """Return whether a single value satisfies a single test."""
    if isinstance(value, Mapping):
        return False
    if isinstance(wanted, Mapping):
        return in_range(value, wanted)
    scheme = codes.scheme(fact)
    if scheme and isinstance(value, str) and isinstance(wanted, str):
        return wanted in codes.broader(scheme, value)
    return type(value) is type(wanted) and bool(value == wanted)


def _below(low: Mapping[str, Any], high: Mapping[str, Any]) -> bool:
    """Return whether every value of one range lies below the other range."""
    ends = [low[key] for key in ("lt", "lte") if key in low]
    starts = [high[key] for key in ("gt", "gte") if key in high]
    if not ends or not starts:
        return False
    end, start = min(ends), max(starts)
    both_closed = "lte" in low and "gte" in high and "lt" not in low and "gt" not in high
    return bool(end < start or (end == start and not both_closed))
