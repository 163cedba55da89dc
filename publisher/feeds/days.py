"""A row a day, for each authority and month: what binds, the calendars that hold it, the turns."""

from collections.abc import Iterable, Iterator

from publisher import canonical
from publisher.feeds.shapes import Json
from publisher.model.artefact import Artefact
from publisher.model.days import CivilDay
from publisher.model.publication import Publication


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield a file for each authority and month that is to be published."""
    for (authority, year, month), days in publication.months.items():
        yield of_month(publication, authority, f"{year:04}/{month:02}", days)


def of_month(
    publication: Publication, authority: str, month: str, days: Iterable[CivilDay]
) -> Artefact:
    """Return the file of one authority and month, `2026/03`."""
    zone = publication.vocabulary.authorities[authority].tz
    return Artefact(
        path(authority, month), canonical.json_bytes(page(zone, authority, month, days))
    )


def page(zone: str, authority: str, month: str, days: Iterable[CivilDay]) -> Json:
    """Return what the file of one authority and month says."""
    return {
        "schema": "edaran-days/1",
        "authority": authority,
        "zone": zone,
        "month": month.replace("/", "-"),
        "days": [_row(one) for one in days],
    }


def path(authority: str, month: str) -> str:
    """Return where the file of one authority and month stands."""
    return f"feed/days/{authority}/{month}.json"


def _row(found: CivilDay) -> Json:
    phase = found.phase
    return {
        "date": found.date.isoformat(),
        "weekday": found.weekday,
        "workday": found.workday,
        "calendars": None if found.calendars is None else list(found.calendars),
        "rules": list(phase.rules),
        "perhaps": list(phase.perhaps),
        "duty": [
            {"rule": rule, **{str(group): place for group, place in enumerate(places)}}
            for rule, places in found.duty.items()
        ],
        "certain": phase.is_certain,
        "depends": list(phase.depends),
    }
