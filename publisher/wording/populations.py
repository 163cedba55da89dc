"""A population taken apart into tests that all hold, for words about it.

`all` is dissolved, `not` goes inwards as far as it can, and `any` of tests of one fact is one test:
so equal populations that were written differently are told alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from publisher.model.circular import Json


@dataclass(frozen=True)
class Test:
    """A fact has one of the values, or none of them; a boolean is asked for True."""

    fact: str
    values: tuple[Any, ...]
    fails: bool = False


@dataclass(frozen=True)
class Either:
    """At least one of the groups holds, each with all its parts."""

    groups: tuple[tuple["Part", ...], ...]


@dataclass(frozen=True)
class Except:
    """Not all of the parts hold, of which there are several."""

    parts: tuple["Part", ...]


Part = Test | Either | Except
Parts = tuple[Part, ...]


def parts(population: Sequence[Json]) -> Parts:
    """Return what has to hold for conditions to hold together, each part once."""
    return _once(part for condition in population for part in _of(condition))


def tests(found: Parts) -> Iterator[Test]:
    """Yield all tests of parts, however deep."""
    for part in found:
        match part:
            case Test():
                yield part
            case Either(groups):
                for group in groups:
                    yield from tests(group)
            case Except(inner):
                yield from tests(inner)


def _once(found: Iterator[Part]) -> Parts:
    kept: list[Part] = []
    for part in found:
        if part not in kept:
            kept.append(part)
    return tuple(kept)


def _of(condition: Json) -> Iterator[Part]:
    for key, test in sorted(condition.items()):
        if key == "all":
            yield from parts(test)
        elif key == "any":
            yield from _either([parts((one,)) for one in test])
        elif key == "not":
            yield from _denied(parts((test,)))
        else:
            yield from _test(key, test)


def _test(fact: str, test: object) -> Iterator[Part]:
    listed = list(test) if isinstance(test, list | tuple) else [test]
    values = [one for index, one in enumerate(listed) if not _is_among(one, listed[:index])]
    if any(isinstance(one, bool) for one in values):
        yield from _either([(_asked(fact, one),) for one in values])
    else:
        yield Test(fact, tuple(values))


def _asked(fact: str, value: object) -> Test:
    return Test(fact, (True,), fails=True) if value is False else Test(fact, (value,))


def _is_among(value: object, others: Sequence[object]) -> bool:
    """Return whether a value is there already; True is not 1."""
    return any(type(one) is type(value) and one == value for one in others)


def _either(groups: Sequence[Parts]) -> Iterator[Part]:
    kept: list[Parts] = []
    for group in groups:
        if group not in kept:
            kept.append(group)
    values = [value for group in kept for value in _plain_values(group)]
    facts = {part.fact for group in kept for part in group if isinstance(part, Test)}
    if len(kept) == 1:
        yield from kept[0]
    elif len(facts) == 1 and all(map(_plain_values, kept)):
        yield from _test(facts.pop(), values)
    else:
        yield Either(tuple(kept))


def _plain_values(group: Parts) -> tuple[Any, ...]:
    """Return the values of a group that is one test, none where it is more or otherwise."""
    one = group[0]
    plain = len(group) == 1 and isinstance(one, Test) and not one.fails and True not in one.values
    return one.values if plain and isinstance(one, Test) else ()


def _denied(found: Parts) -> Iterator[Part]:
    if len(found) != 1:
        yield Except(found)
        return
    match found[0]:
        case Test():
            yield replace(found[0], fails=not found[0].fails)
        case Either(groups):
            for group in groups:
                yield from _denied(group)
        case Except(inner):
            yield from inner
