"""`GET /api/v1/circulars`: the circulars known on a moment, with their status on a day."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, Final

from publisher.api.chronicle import FORCES, Told, coded
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import PAGE_SIZE, Library, freshness, label
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query, echoed, last_instant
from publisher.model import status
from publisher.model.label import Label
from publisher.model.moment import Moment

Json = Mapping[str, Any]
_PARAMETERS: Final = ("authority", "status", "on", "known", "q", "cursor")
_STATUSES: Final = tuple(status.NAMES)
_IDENTITY: Final = re.compile(r"[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*", re.ASCII)
_BEFORE: Final = Label(
    "Sampai saat itu belum ada edaran yang tercatat di sini.",
    "Nothing had been recorded here by then.",
)
_NONE: Final = Label("Tidak ada edaran yang cocok.", "No circular matches.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the list; empty where nothing is."""

    authority: str
    status: str
    on: date | None
    known: Moment | None
    words: str


def listed(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return a page of the list, and the cursor of the next."""
    query = Query(request.query, _PARAMETERS)
    asked = Asked(
        query.one_of("authority", library.vocabulary.authorities, "authority-unknown"),
        query.one_of("status", _STATUSES),
        query.day("on"),
        query.moment("known"),
        query.text("q"),
    )
    cursor = query.matching("cursor", _IDENTITY)
    query.close()
    names = _after(library, cursor, asked.words)
    found = [*islice(_known(library, asked, names), PAGE_SIZE + 1)]
    items = [item(library, *one) for one in found[:PAGE_SIZE]]
    return documented(
        {
            "schema": "edaran-api-circulars/1",
            "on": asked.on.isoformat() if asked.on else None,
            "known": echoed(asked.known),
            "clock": "request" if asked.on else "server",
            "freshness": freshness(library, [asked.authority] if asked.authority else ()),
            "circulars": items,
            "next": items[-1]["id"] if len(found) > PAGE_SIZE else None,
            "note": None if items else label(_note(library, asked)),
        }
    )


def _known(
    library: Library, asked: Asked, names: Sequence[str]
) -> Iterator[tuple[str, Told, date]]:
    """Yield those of some circulars that were known, each with the day it is asked of."""
    authorities = library.vocabulary.authorities
    days: dict[str, date] = {}
    for name in names:
        authority = name.partition("/")[0]
        if asked.authority and authority != asked.authority:
            continue
        zone = authorities[authority].tz
        if zone not in days:
            days[zone] = asked.on or library.today(zone)
        until = last_instant(asked.known, zone) if asked.known else None
        told = library.chronicle.known(name, until)
        if told and (not asked.status or told.status(days[zone]) == asked.status):
            yield name, told, days[zone]


def item(library: Library, name: str, told: Told, on: date) -> Json:
    """Return what a list says of a circular as it was known, and as it is on a day."""
    text = library.text(name, told.revision)
    now = told.status(on)
    sha256 = library.policy_sha256(name, told.revision)
    return {
        "id": name,
        "uri": library.chronicle.uris[name],
        "number": text.number,
        "title": label(text.title),
        "authority": text.authority,
        "revision": told.revision,
        "on": on.isoformat(),
        "status": coded(now),
        "label": label(status.NAMES[now]),
        "legislationLegalForce": FORCES.get(now),
        "policy": {"href": f"/by-hash/sha256/{sha256}", "sha256": sha256},
        "href": f"/api/v1/circulars/{name}",
    }


def _note(library: Library, asked: Asked) -> Label:
    first = library.chronicle.first
    zone = library.vocabulary.authorities[asked.authority].tz if asked.authority else "UTC"
    if asked.known and (first is None or last_instant(asked.known, zone) < first):
        return _BEFORE
    return _NONE


def _after(library: Library, cursor: str, words: str) -> Sequence[str]:
    """Return the names that follow a cursor: after a place of the order, or after what was found.

    A list by id goes on whatever was published since; one by words only where the place is there.
    """
    names = library.search(words) if words else library.chronicle.names
    if not cursor:
        return names
    if not words:
        return names[bisect_right(names, cursor) :]
    if cursor not in names:
        raise FaultyError(Fault("cursor-gone", parameter="cursor"))
    return names[names.index(cursor) + 1 :]
