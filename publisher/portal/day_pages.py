"""What is in force on a day: the first page, and one page for each day on which something changes.

Only these and the pages of units speak of one day, and they say which.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from publisher.indonesian.dates import long_date, weekday_date
from publisher.model.artefact import Artefact
from publisher.model.publication import Published
from publisher.portal.context import Portal
from publisher.portal.entries import Entry, entry_on, ordered
from publisher.portal.frame import page, shared

MANY: Final = 60  # circulars that one page lists; beyond, units are offered


@dataclass(frozen=True, slots=True)
class Listing:
    """Circulars by what they are on a day; `alive` is empty where more than MANY are in force."""

    count: int
    alive: tuple[Published, ...] = ()
    coming: tuple[Published, ...] = ()
    uncertain: tuple[Published, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit that has a page; `count` of its own circulars are in force."""

    id: str
    name: str
    count: int = 0


def home_path(day: date | None = None) -> str:
    """Return where the first page of a day stands, or that of the day of the release."""
    return f"index@{day.isoformat()}.html" if day else "index.html"


def day_path(day: date) -> str:
    """Return where the page of a day stands."""
    return f"berlaku/{day.isoformat()}/index.html"


def home(portal: Portal, day: date, found: Listing, units: Sequence[Unit]) -> Artefact:
    """Return the first page of a day; on the day itself it stands at `home_path()` too."""
    offered = _offered(tuple(units)) if units else ""
    facts = {
        "offered": offered,
        "fresh": f"Menurut buku agenda sampai {long_date(portal.whole.day)}.",
    }
    return _page(portal, home_path(day), day, found, facts)


def of_day(portal: Portal, day: date, found: Listing) -> Artefact:
    """Return the page of a day."""
    return _page(portal, day_path(day), day, found, {"offered": "", "fresh": ""})


def list_of_days(portal: Portal, found: Sequence[date], last: date) -> Artefact:
    """Return the page that lists the days of change, up to a last one, by year and month."""
    months: dict[tuple[int, int], list[date]] = {}
    for day in sorted(found, reverse=True):
        months.setdefault((day.year, day.month), []).append(day)
    named = [(long_date(some[0]).split(" ", 1)[1], some) for some in months.values()]
    facts = {"months": named, "first": found[0], "last": last}
    return page(portal.whole.site, "berlaku/index.html", "days", facts)


def _page(
    portal: Portal, path: str, day: date, found: Listing, more: Mapping[str, object]
) -> Artefact:
    facts = {
        "day": day,
        "named": weekday_date(day),
        "dated": path == day_path(day),
        "count": found.count,
        "many": found.count > MANY,
        "ending": _ending(portal, found, day),
        "themes": _by_theme(portal, found.alive, day),
        "coming": [entry_on(portal, one, day) for one in ordered(found.coming)],
        "uncertain": [entry_on(portal, one, day) for one in ordered(found.uncertain)],
        **more,
    }
    return page(portal.whole.site, path, "day", facts)


@lru_cache(maxsize=2)  # most days count as the day before
def _offered(units: tuple[Unit, ...]) -> str:
    """Return the list of units as the first page of a day has it."""
    return shared("offered", "./", units)


def _ending(portal: Portal, found: Listing, day: date) -> list[Entry]:
    made = [entry_on(portal, one, day) for one in found.alive]
    soon = [one for one in made if one.left is not None]
    return sorted(soon, key=lambda one: (one.left or 0, one.id))


def _by_theme(
    portal: Portal, alive: Iterable[Published], day: date
) -> list[tuple[str, str, list[Entry]]]:
    """Return circulars by their first theme, in the order of the vocabulary."""
    groups: Mapping[str, list[Entry]] = {name: [] for name in (*portal.theme_order, "")}
    for one in ordered(alive):
        theme = next(iter(portal.themes(one.text)), "")
        groups[theme if theme in groups else ""].append(entry_on(portal, one, day))
    return [
        (name, portal.theme(name) if name else "Lain-lain", some)
        for name, some in groups.items()
        if some
    ]
