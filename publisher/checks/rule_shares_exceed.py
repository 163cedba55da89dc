"""Shares of one whole that are exact, or the least allowed, do not pass 100 together."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from publisher.indonesian.numerals import digits
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_SURE: Final = ("exact", "min")
_SHARE: Final = frozenset({*_SURE, "max", "target"})


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for index, rule in enumerate(circular.rules):
        for path, shares in _wholes(rule.do, ("rules", index, "do")):
            total = sum((_sure(share) for share in shares.values()), Decimal(0))
            if total > 100:
                yield _finding(circular, path, shares, total)


def _wholes(value: object, path: Path) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield every map whose values are shares, whatever its kind calls it."""
    if isinstance(value, Mapping):
        if len(value) > 1 and all(_is_share(inner) for inner in value.values()):
            yield path, value
            return
        for key, inner in value.items():
            yield from _wholes(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _wholes(inner, (*path, index))


def _is_share(value: object) -> bool:
    return (
        isinstance(value, Mapping)
        and len(value) == 1
        and value.keys() <= _SHARE
        and all(isinstance(share, (int, float)) for share in value.values())
    )


def _sure(share: Mapping[str, Any]) -> Decimal:
    return sum((Decimal(str(share[key])) for key in _SURE if key in share), Decimal(0))


def _finding(
    circular: Circular, path: Path, shares: Mapping[str, Any], total: Decimal
) -> Diagnostic:
    sure = {name: _sure(share) for name, share in shares.items() if _sure(share)}
    listed = " + ".join(f"{name} {digits(share)}" for name, share in sure.items())
    return Diagnostic(
        "rule-shares-exceed",
        Label(
            f"porsi berjumlah {digits(total)} persen, lebih dari 100 ({listed})",
            f"the shares come to {digits(total)} percent, more than 100 ({listed})",
        ),
        circular.at(*path),
        hint=Label(
            "kurangi porsi `exact` dan `min`; untuk batas atas pakai `max`",
            "lower the shares that are `exact` or `min`; an upper limit is `max`",
        ),
    )


CHECK: Final = CircularCheck("rule-shares-exceed", _run)
