"""`GET /api/v1/circulars/{authority}/{year}/{slug}`: one circular on a day, as known then."""

from collections.abc import Mapping
from typing import Final

from publisher.api.circulars import item
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library, freshness
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query, echoed, last_instant

_PARAMETERS: Final = ("on", "known")


def one(library: Library, request: Request, path: Mapping[str, str]) -> Response:
    """Return policy, state and status; of what was withdrawn by then the policy is null."""
    query = Query(request.query, _PARAMETERS)
    day, known = query.day("on"), query.moment("known")
    name = f"{path['authority']}/{path['year']}/{path['slug']}"
    authority = library.vocabulary.authorities.get(path["authority"])
    query.close()
    if authority is None:
        raise FaultyError(Fault("circular-unknown"))
    told = library.chronicle.known(name, last_instant(known, authority.tz) if known else None)
    if told is None:
        raise FaultyError(Fault("circular-unknown"))
    on = day or library.today(authority.tz)
    return documented(
        {
            "schema": "edaran-api-circular/1",
            "on": on.isoformat(),
            "known": echoed(known),
            "clock": "request" if day else "server",
            "freshness": freshness(library, [authority.id]),
            "circular": item(library, name, told, on),
            "policy": None if told.withdrawn else library.policy(name, told.revision),
            "state": library.state(told.seq),
        }
    )
