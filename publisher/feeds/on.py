"""Ids and statuses on every day on which something changes: feed/on/<date>.json.

From the first day of last year to the horizon; a list holds until the day of the next one. What is
still to come, is over or was withdrawn is in none.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from publisher import canonical
from publisher.feeds.shapes import day
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication

LISTED: Final = (*status.ALIVE, status.SUSPENDED, status.UNKNOWN)


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the list of each day, in order."""
    first, last = span(publication)
    changes = _changes(publication, first, last)
    days = sorted({first, *changes})
    yield from lists(days, frozenset(days), changes)


def span(publication: Publication) -> tuple[date, date]:
    """Return the first day that has a list, and the last that may have one."""
    last = publication.day + timedelta(publication.site.horizon)
    return date(publication.day.year - 1, 1, 1), last


def path(on: date) -> str:
    """Return where the list of a day stands."""
    return f"feed/on/{on.isoformat()}.json"


def lists(
    days: Sequence[date], wanted: Container[date], changes: Mapping[date, Mapping[str, str]]
) -> Iterator[Artefact]:
    """Yield the lists of the days wanted, of all that have one.

    `changes` are the statuses that begin on each day, all of them on the first that is wanted.
    """
    now: dict[str, bytes] = {}
    before: date | None = None
    for on, following in zip(days, (*days[1:], None), strict=True):
        for name, code in changes.get(on, {}).items():
            if code in LISTED:
                now[name] = _entry(name, code)
            else:
                now.pop(name, None)
        if on not in wanted:
            before = on
            continue
        entries = b",".join(now[name] for name in sorted(now))
        rest = canonical.json_bytes(
            {"next": day(following), "on": on.isoformat(), "previous": day(before)}
        )
        schema = b'"schema":"edaran-on/1"}'
        data = b'{"circulars":[%b],%b,%b' % (entries, rest[1:-1], schema)
        yield Artefact(path(on), data)
        before = on


def _changes(publication: Publication, first: date, last: date) -> Mapping[date, dict[str, str]]:
    """Return the statuses that begin on each day; those of before stand on the first."""
    found: dict[date, dict[str, str]] = defaultdict(dict)
    for circular in publication.circulars.values():
        standing = circular.state.standing
        found[first][circular.id] = standing.on(first).status
        for one in standing.stretches:
            if first < one.first <= last:
                found[one.first][circular.id] = one.status
    return found


def _entry(name: str, code: str) -> bytes:
    return canonical.json_bytes({"id": name, "status": None if code == status.UNKNOWN else code})
