"""`GET /api/v1/circulars`: the circulars known on a moment, with their status on a day."""

import base64
import binascii
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
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
    cursor = query.text("cursor")
    query.close()
    found = _found(library, asked)
    names = _from(cursor, [name for name, _, _ in found], searched=bool(asked.words))
    page = frozenset(names[:PAGE_SIZE])
    items = [item(library, *one) for one in found if one[0] in page]
    return documented(
        {
            "schema": "edaran-api-circulars/1",
            "on": asked.on.isoformat() if asked.on else None,
            "known": echoed(asked.known),
            "clock": "request" if asked.on else "server",
            "freshness": freshness(library, [asked.authority] if asked.authority else ()),
            "circulars": items,
            "next": _cursor(names[PAGE_SIZE - 1]) if len(names) > PAGE_SIZE else None,
            "note": None if items else label(_note(library, asked)),
        }
    )


def _found(library: Library, asked: Asked) -> list[tuple[str, Told, date]]:
    names = library.search(asked.words) if asked.words else library.chronicle.names()
    return [*_known(library, asked, names)]


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


def _cursor(name: str) -> str:
    return base64.urlsafe_b64encode(name.encode("ascii")).decode("ascii").rstrip("=")


def _from(cursor: str, names: list[str], *, searched: bool) -> list[str]:
    """Return the names that follow a cursor: after a place of the order, or after what was found.

    A list by id goes on whatever was published since; one by words only where the place is there.
    """
    if not cursor:
        return names
    last = _decoded(cursor)
    if last in names:
        return names[names.index(last) + 1 :]
    if searched or not last:
        raise FaultyError(Fault("cursor-invalid", parameter="cursor"))
    return [name for name in names if name > last]


def _decoded(cursor: str) -> str:
    padded = cursor + "=" * (-len(cursor) % 4)
    try:
        found = base64.b64decode(padded, altchars=b"-_", validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return ""
    return found if found.isprintable() else ""
