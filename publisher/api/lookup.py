"""`GET /api/v1/lookup`: the circulars that bear a printed number, however it is spelled."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher.api.chronicle import coded
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library, Number, freshness, label
from publisher.api.queries import Query
from publisher.indonesian import letter_number

Json = Mapping[str, Any]
_PARAMETERS: Final = ("number",)
_SEVERAL: Final = 20  # numbers that look alike, and are no more than a question


def lookup(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the numbers that are the one asked, and those that merely look like it."""
    query = Query(request.query, _PARAMETERS)
    number = query.text("number", needed=True)
    query.close()
    key, near = letter_number.key(number), letter_number.near_key(number)
    same = [one for one in library.numbers if one.key == key]
    alike = [one for one in library.numbers if one.near == near and one.key != key]
    return documented(
        {
            "schema": "edaran-api-lookup/1",
            "number": number,
            "key": key,
            "freshness": freshness(library),
            "matches": [*_told(library, same)],
            "alike": [*_told(library, alike[:_SEVERAL])],
            "coverage": library.head["coverage"],
        }
    )


def _told(library: Library, found: list[Number]) -> Iterator[Json]:
    for one in found:
        name = one.entry["id"]
        told = library.chronicle.known(name)
        if told is None:
            continue
        authority = library.vocabulary.authorities[name.partition("/")[0]]
        on = library.today(authority.tz)
        yield {
            **one.entry,
            "title": label(library.text(name, told.revision).title),
            "authority": authority.id,
            "on": on.isoformat(),
            "status": coded(told.status(on)),
            "href": f"/se/{name}/",
        }
