"""A period that ends by notice or by a condition says so in words."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.intervals import intervals
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_WORDED: Final = frozenset({"notice", "condition"})


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for path, interval in intervals(circular):
        if interval.ends in _WORDED and interval.until is None:
            yield Diagnostic(
                "period-open-unworded",
                Label(
                    f"`ends: {interval.ends}` tanpa kata-kata akhir masa berlaku",
                    f"`ends: {interval.ends}` without the words of its end",
                ),
                circular.at(*path, "ends"),
                hint=Label(
                    "tambahkan `until`, misalnya `until: sampai ada ketentuan lebih lanjut`",
                    "add `until`, such as `until: sampai ada ketentuan lebih lanjut`",
                ),
            )


CHECK: Final = CircularCheck("period-open-unworded", _run)
