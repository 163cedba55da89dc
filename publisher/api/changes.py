"""`GET /api/v1/changes`: what happened after an event of the log, a page at a time."""

from collections.abc import Mapping
from typing import Final

from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query
from publisher.model.label import Label

_PARAMETERS: Final = ("since",)


def changes(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the events after a number; whoever is past the end follows another log."""
    query = Query(request.query, _PARAMETERS)
    since = query.number("since")
    query.close()
    last = library.chronicle.last
    if since > last:
        hint = Label(f"peristiwa terakhir: {last}", f"last event: {last}")
        raise FaultyError(Fault("event-ahead", hint, parameter="since"))
    found = library.events(since)
    return documented(
        {
            "schema": "edaran-changes/1",
            "epoch": library.head["epoch"],
            "from": since + 1,
            "to": since + len(found),
            "prev": None,
            "events": list(found),
        }
    )
