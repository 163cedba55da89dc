"""Conditions compiled to closures: facts in, and out comes True, False, or what is missing.

Inside the engine a truth is True, False or a frozenset of what it depends on: a question is
answered in microseconds because nothing is built that nobody reads.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import Any, Final

from publisher.model.truth import NO, YES, Truth
from publisher.policy.codes import Codes, Given

Met = bool | frozenset[str]
"""True, False, or the names of what is missing."""

CALENDAR: Final = "hari.kalender"
_WEEKDAY: Final = "hari.nama"
_MONTHDAY: Final = "hari.tanggal"
SUBJECT: Final = "subjek."
_PERSONAL: Final = ("pegawai.", "perjalanan.", "gratifikasi.")
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BOUNDS: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "gt": lambda value, bound: value > bound,
    "gte": lambda value, bound: value >= bound,
    "lt": lambda value, bound: value < bound,
    "lte": lambda value, bound: value <= bound,
}


class People(Enum):
    """Who is judged: those asked about, or, for a head's duty, all or none of the unit's people."""

    ASKED = "asked"
    EVERYBODY = "everybody"
    NOBODY = "nobody"


Condition = Callable[[Given], Met]


def compiled(
    condition: Mapping[str, Any], codes: Codes, people: People = People.ASKED
) -> Condition:
    """Return a condition as a closure.

    For everybody and nobody every test of a person says yes or no, and the subject counts as met:
    so a head's duty toward others is judged for the whole unit.
    """
    return conjunction([_part(key, test, codes, people) for key, test in condition.items()])


def conjunction(parts: Sequence[Condition]) -> Condition:
    """Return whether all parts hold: a False drops what is missing, else it joins."""
    if len(parts) == 1:
        return parts[0]

    def met(given: Given) -> Met:
        needs: frozenset[str] | None = None
        for part in parts:
            found = part(given)
            if found is False:
                return False
            if found is not True:
                needs = found if needs is None else needs | found
        return True if needs is None else needs

    return met


def disjunction(parts: Sequence[Condition]) -> Condition:
    """Return whether any part holds: a True drops what is missing, else it joins."""

    def met(given: Given) -> Met:
        needs: frozenset[str] | None = None
        for part in parts:
            found = part(given)
            if found is True:
                return True
            if found is not False:
                needs = found if needs is None else needs | found
        return False if needs is None else needs

    return met


def constant(value: Met) -> Condition:
    """Return a condition that asks nothing."""

    def met_(given: Given) -> Met:
        del given
        return value

    return met_


def truth(met: Met) -> Truth:
    """Return a truth of the model."""
    if met is True:
        return YES
    return NO if met is False else Truth("depends", met)


def met(value: Truth) -> Met:
    """Return a truth of the model as the engine has it."""
    return value.needs or value.is_yes


def in_range(value: Any, bounds: Mapping[str, Any]) -> bool:
    """Return whether a value lies within bounds."""
    return all(_BOUNDS[name](value, bound) for name, bound in bounds.items())


def of_another_day(given: Given) -> Iterator[str]:
    """Yield the facts of the day that were given and that the day itself has otherwise."""
    day, stated = given.day, given.values
    if stated.get(_WEEKDAY, (weekday(day),)) != (weekday(day),):
        yield _WEEKDAY
    if stated.get(_MONTHDAY, (day.day,)) != (day.day,):
        yield _MONTHDAY
    if CALENDAR in stated:
        known = {name: years.get(str(day.year)) for name, years in given.calendars.items()}
        if any(
            (day.isoformat() in days) != (name in stated[CALENDAR])
            for name, days in known.items()
            if days is not None
        ):
            yield CALENDAR


def weekday(day: date) -> str:
    """Return the name of a day of the week."""
    return _WEEKDAYS[day.weekday()]


def _part(key: str, test: Any, codes: Codes, people: People) -> Condition:
    match key:
        case "all":
            return conjunction([compiled(one, codes, people) for one in test])
        case "any":
            return disjunction([compiled(one, codes, people) for one in test])
        case "not":
            return _negation(compiled(test, codes, people))
        case _:
            return _tested(key, test, codes, people)


def _negation(inner: Condition) -> Condition:
    def met_(given: Given) -> Met:
        found = inner(given)
        return not found if isinstance(found, bool) else found

    return met_


def _tested(fact: str, test: Any, codes: Codes, people: People) -> Condition:
    if people is not People.ASKED and fact.startswith((SUBJECT, *_PERSONAL)):
        return constant(value=people is People.EVERYBODY or fact.startswith(SUBJECT))
    tests = tuple(test) if isinstance(test, list | tuple) else (test,)
    return _day_test(fact, tests) or _plain_or_coded(fact, tests, codes)


def _day_test(fact: str, tests: tuple[Any, ...]) -> Condition | None:
    """Return the test of a fact that the day itself gives: what is given of it does not count."""
    if fact == CALENDAR:
        return _calendar(tests)
    if fact == _WEEKDAY:
        return lambda given: weekday(given.day) in tests
    if fact == _MONTHDAY:
        return lambda given: _fits(given.day.day, tests)
    return None


def _plain_or_coded(fact: str, tests: tuple[Any, ...], codes: Codes) -> Condition:
    if codes.scheme(fact) and all(isinstance(one, str) for one in tests):
        return _coded(fact, frozenset(tests))
    return _plain(fact, tests)


def _coded(fact: str, wanted: frozenset[str]) -> Condition:
    missing = frozenset((fact,))

    def met_(given: Given) -> Met:
        found = given.codes.get(fact)
        if found is None:
            return missing
        if not wanted.isdisjoint(found[0]):
            return True
        return False if wanted.isdisjoint(found[1]) else missing

    return met_


def _plain(fact: str, tests: tuple[Any, ...]) -> Condition:
    missing = frozenset((fact,))

    def met_(given: Given) -> Met:
        values = given.values.get(fact)
        if values is None:
            return missing
        return any(_fits(value, tests) for value in values)

    return met_


def _fits(value: Any, tests: tuple[Any, ...]) -> bool:
    return any(
        in_range(value, one)
        if isinstance(one, Mapping)
        else type(value) is type(one) and value == one
        for one in tests
    )


def _calendar(names: tuple[str, ...]) -> Condition:
    """A year that a calendar does not cover is unknown, not empty: there the given decides."""
    missing = frozenset((CALENDAR,))
    stated = {name: _coded(CALENDAR, frozenset((name,))) for name in names}

    def met_(given: Given) -> Met:
        found: Met = False
        year, day = str(given.day.year), given.day.isoformat()
        for name in names:
            days = given.calendars.get(name, {}).get(year)
            one = stated[name](given) if days is None else day in days
            if one is True:
                return True
            if one is not False:
                found = missing
        return found

    return met_
