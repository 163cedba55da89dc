"""A period without a last day has a day on which it is looked at again."""

from collections.abc import Iterator
from typing import Final

from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    period = circular.effective
    if circular.is_press:  # nobody there to review it
        return
    if period.end is None and period.ends != "fixed" and period.review_by is None:
        yield Diagnostic(
            "period-open-unreviewed",
            Label(
                "masa berlaku tanpa hari terakhir dan tanpa tanggal peninjauan",
                "the period has no last day and no day of review",
            ),
            circular.at("effective"),
            Severity.WARNING,
            hint=Label(
                "tambahkan `review_by` pada `effective`, misalnya setahun setelah mulai berlaku",
                "add `review_by` to `effective`, for example a year after it begins",
            ),
        )


CHECK: Final = CircularCheck("period-open-unreviewed", _run)
