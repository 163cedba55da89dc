"""One circular as a row of a drawing: its bar piece by piece, marks of cuts, an arrow or none."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from publisher.model import status
from publisher.model.overview import REPLACES, Account
from publisher.model.status import Stretch
from publisher.portal import marks
from publisher.portal.axis import Axis

_CUTTING: Final = ("mencabut", "mengganti", REPLACES)
_VOID: Final = (status.WITHDRAWN, status.SUPERSEDED)


def bar(account: Account, axis: Axis, y: int) -> Iterator[str]:
    """Yield the shapes of a circular, from left to right."""
    stretches = account.standing.stretches
    if stretches[0].status in _VOID:
        yield from _void(account, axis, y)
        return
    runs = account.standing.runs
    for one in stretches:
        if one.first <= axis.last and one.last >= axis.first:
            yield from _piece(account, one, axis, y)
    if runs and runs[-1].is_open:
        yield marks.arrow(axis.right, y)
    for day in _cut_days(account):
        if axis.first <= day <= axis.last:
            yield marks.cut(axis.x(day), y)


def _piece(account: Account, one: Stretch, axis: Axis, y: int) -> Iterator[str]:
    x, end = axis.x(one.first), axis.end(one.last)
    match one.status:
        case status.IN_FORCE:
            yield from _whole(account, one, axis, y)
        case status.PARTLY:
            yield marks.part(x, end, y)
        case status.SUSPENDED:
            yield marks.suspended(x, end, y)
        case status.UNKNOWN:
            yield marks.unknown(x, end, y)
        case status.COMING if any(run.last < one.first for run in account.standing.runs):
            yield marks.gap(x, end, y)
        case _:
            return


def _whole(account: Account, one: Stretch, axis: Axis, y: int) -> Iterator[str]:
    """Yield the days in force: those of the own text, and those that an extension added."""
    x, end = axis.x(one.first), axis.end(one.last)
    own = account.own_end
    if own is None or own >= one.last:
        yield marks.whole(x, end, y)
    elif own < one.first:
        yield marks.extended(x, end, y)
    else:
        yield marks.whole(x, axis.end(own), y)
        yield marks.extended(axis.end(own), end, y)


def _void(account: Account, axis: Axis, y: int) -> Iterator[str]:
    """Yield the period that the text gave itself, which does not count."""
    start = account.period.start or account.recorded.date()
    yield marks.void(axis.x(start), axis.end(account.period.end or axis.last), y)
    if account.standing.stretches[0].status == status.SUPERSEDED:
        yield marks.cut(axis.x(start), y)


def _cut_days(account: Account) -> Iterator[date]:
    """Yield the days on which something was cut from the circular."""
    days = {act.interval.start for act in account.acts if act.took and act.how in _CUTTING}
    yield from sorted(day for day in days if day)


def days(account: Account) -> Iterator[date]:
    """Yield the days that a drawing of a circular has to show."""
    for one in account.standing.stretches:
        if one.first != date.min:
            yield one.first - timedelta(1)
        if one.last != date.max:
            yield one.last
    yield from (day for day in (account.period.start, account.period.end) if day)


def place(account: Account) -> tuple[date, str]:
    """Return what rows are ordered by: the first day in force, else planned, else entered."""
    runs = account.standing.runs
    first = runs[0].first if runs else account.period.start or account.recorded.date()
    return first, account.circular.id
