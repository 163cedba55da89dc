"""Which lists of days, and tables of months, are in a release as they were in the one before.

A list names the days before and after it, and those that have one of some statuses on its day.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from publisher.feeds import days as tables_of_days
from publisher.feeds import on
from publisher.model.days import CivilDay, published_months
from publisher.model.publication import Publication, State
from publisher.release.heads import Head
from publisher.release.staging import File, Stored


def same(
    whole: Publication, found: list[date], kept: Iterable[str], restated: Iterable[str], since: int
) -> frozenset[date]:
    """Return the days whose lists stay.

    `kept` are the paths of those of the release before, which tells events up to `since`;
    `restated` the circulars whose state is another since then.
    """
    earlier = sorted(date.fromisoformat(path[len("feed/on/") : -len(".json")]) for path in kept)
    around = _around(earlier)
    days = {day for day, beside in _around(found).items() if around.get(day) == beside}
    for name in restated if days else ():
        new = whole.circulars[name].state
        old = state_before(whole, name, since)
        days = {day for day in days if _code(old, day) == _code(new, day)}
    return frozenset(days)


def civil_days(whole: Publication, authority: str) -> Callable[[date], CivilDay | None]:
    """Return what tells a day of an authority; each month is read once."""
    read: dict[tuple[int, int], Mapping[date, CivilDay]] = {}

    def told(day: date) -> CivilDay | None:
        month = day.year, day.month
        if month not in read:
            found = whole.months.get((authority, *month), ())
            read[month] = {one.date: one for one in found}
        return read[month].get(day)

    return told


def tables(
    whole: Publication,
    authority: str,
    kept: Mapping[str, str],
) -> Iterator[File]:
    """Yield the months of an authority; those whose paths are `kept` stay."""
    for year, month in published_months(whole.day, whole.site.horizon):
        named = f"{year:04}/{month:02}"
        path = tables_of_days.path(authority, named)
        if path in kept:
            yield Stored(path, kept[path])
        else:
            found = whole.months[authority, year, month]
            yield tables_of_days.of_month(whole, authority, named, found)


def is_moved(whole: Publication, before: Head | None, told: Callable[[date], object]) -> bool:
    """Say whether something that a day tells is another than on the day of the release before."""
    return before is None or told(date.fromisoformat(before.index["as_of"])) != told(whole.day)


def state_before(whole: Publication, name: str, since: int) -> State | None:
    """Return what had become of a circular by an event, None where it was not known then."""
    told = reversed(whole.history((name,)))
    return next((one.state for one in told if one.state and one.seq <= since), None)


def _around(found: list[date]) -> Mapping[date, tuple[date | None, date | None]]:
    """Return what comes before and after each day."""
    padded = (None, *found, None)
    return dict(zip(found, zip(padded, padded[2:], strict=False), strict=False))


def _code(state: State | None, day: date) -> str | None:
    """Return the status that a list of a day tells, None where the circular is not in it."""
    found = state.standing.on(day).status if state else None
    return found if found in on.LISTED else None
