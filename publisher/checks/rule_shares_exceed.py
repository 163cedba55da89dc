"""Shares of one whole can be met together: those sure do not pass 100, the most reaches it."""

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
            most = sum((_most(share) for share in shares.values()), Decimal(0))
            if total > 100:
                yield _finding(circular, path, shares, total)
            elif most < 100:
                yield _short(circular, path, shares, most)


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


def _most(share: Mapping[str, Any]) -> Decimal:
    """Return the most that a share may be; one without a limit may be all."""
    for key in ("max", "exact"):
        if key in share:
            return Decimal(str(share[key]))
    return Decimal(100)


def _short(circular: Circular, path: Path, shares: Mapping[str, Any], most: Decimal) -> Diagnostic:
    listed = " + ".join(f"{name} {digits(_most(share))}" for name, share in shares.items())
    return Diagnostic(
        "rule-shares-exceed",
        Label(
            f"porsi paling banyak berjumlah {digits(most)} persen, kurang dari 100 ({listed})",
            f"the shares come to {digits(most)} percent at most, less than 100 ({listed})",
        ),
        circular.at(*path),
        hint=Label(
            "tambah porsi `max` atau `exact`: batas-batas ini tidak dapat dipenuhi bersama",
            "raise the shares that are `max` or `exact`: they cannot be met together",
        ),
    )


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
