"""Every comparison of a condition with its place, however deep; no check of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from publisher.model.circular import Circular, Json, Path

_BRANCHES: Final = ("all", "any")
_RANGE: Final = frozenset({"gt", "gte", "lt", "lte"})


@dataclass(frozen=True, slots=True)
class Comparison:
    """A fact with one value it is compared with; `is_bound` where that is an end of a range."""

    fact: str
    value: Any
    path: Path
    value_path: Path
    is_bound: bool = False


def conditions(circular: Circular) -> Iterator[tuple[Path, Json]]:
    """Yield the conditions of all rules, and the facts of all tests, with their places."""
    for index, rule in enumerate(circular.rules):
        for name, condition in (("who", rule.who), ("about", rule.about), ("when", rule.when)):
            if condition:
                yield ("rules", index, name), condition
    for index, test in enumerate(circular.tests):
        yield ("tests", index, "facts"), test["facts"]


def comparisons(condition: Json, path: Path) -> Iterator[Comparison]:
    """Yield every comparison of a condition; a fact compared with nothing comes with None."""
    for key, value in condition.items():
        here = (*path, key)
        if key == "not" and isinstance(value, Mapping):
            yield from comparisons(value, here)
        elif key in _BRANCHES and isinstance(value, list):
            for index, inner in enumerate(value):
                if isinstance(inner, Mapping):
                    yield from comparisons(inner, (*here, index))
        else:
            yield from _of_fact(key, value, here)


def _of_fact(fact: str, value: object, path: Path) -> Iterator[Comparison]:
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield Comparison(fact, one, path, (*path, index))
        if not value:
            yield Comparison(fact, None, path, path)
    elif isinstance(value, Mapping) and value.keys() <= _RANGE:
        for bound, one in value.items():
            yield Comparison(fact, one, path, (*path, bound), is_bound=True)
    else:
        yield Comparison(fact, value, path, path)
