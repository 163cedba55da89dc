"""`GET /api/v1/verify/{sha256}`: whether a file is one that is published here, and of what.

That a hash is unknown means no more than that: a file may be of an authority, or of days, for which
the register of this site is not complete.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from publisher.api.chronicle import coded
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library, Match, freshness
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query
from publisher.model.label import Label

Json = Mapping[str, Any]
_SHA256: Final = re.compile("[0-9a-fA-F]{64}", re.ASCII)


def verify(library: Library, request: Request, path: Mapping[str, str]) -> Response:
    """Return every file of the release with a SHA-256, none where there is none."""
    Query(request.query, ()).close()
    if not _SHA256.fullmatch(path["sha256"]):
        hint = Label("tulis 64 angka heksadesimal", "write 64 hexadecimal digits")
        raise FaultyError(Fault("parameter-invalid", hint, parameter="sha256"))
    sha256 = path["sha256"].lower()
    found = [*_files(library, library.matches(sha256))]
    return documented(
        {
            "schema": "edaran-api-verify/1",
            "sha256": sha256,
            "published": bool(found),
            "files": found,
            "freshness": freshness(library),
            "coverage": library.head["coverage"],
        }
    )


def _files(library: Library, matches: Iterable[Match]) -> Iterator[Json]:
    for one in matches:
        told = library.chronicle.known(one.circular) if one.circular else None
        if told is None:
            yield {"href": f"/{one.path}", "id": None, "revision": None}
            continue
        zone = library.vocabulary.authorities[one.circular.partition("/")[0]].tz
        on = library.today(zone)
        yield {
            "href": f"/{one.path}",
            "id": one.circular,
            "revision": one.revision or told.revision,
            "newest": told.revision,
            "on": on.isoformat(),
            "status": coded(told.status(on)),
        }
