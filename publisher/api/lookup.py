"""`GET /api/v1/lookup`: the circulars that bear a printed number, however it is spelled."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher.api.chronicle import coded
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library, Number, freshness, label
from publisher.api.queries import Query
from publisher.indonesian import letter_number, number_spellings

Json = Mapping[str, Any]
_PARAMETERS: Final = ("number",)
_SEVERAL: Final = 20  # numbers that look alike, and are no more than a question


def lookup(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the numbers that are the one asked; those it is a part of, or merely looks like."""
    query = Query(request.query, _PARAMETERS)
    number = query.text("number", needed=True)
    query.close()
    asked = number_spellings.bare(number)
    same = _same(library, number, asked)
    alike = [one for one in _alike(library, asked) if one not in same]
    return documented(
        {
            "schema": "edaran-api-lookup/1",
            "number": number,
            "key": letter_number.key(asked),
            "freshness": freshness(library),
            "matches": [*_told(library, same)],
            "alike": [*_told(library, alike[:_SEVERAL])],
            "coverage": library.head["coverage"],
        }
    )


def _same(library: Library, number: str, asked: str) -> list[Number]:
    """Return the number itself: as it was typed, else as it is spelled in another way.

    Where two numbers that were given differ in their signs alone, such a spelling is of neither.
    """
    for key in (letter_number.key(number), letter_number.key(asked)):
        if found := [one for one in library.numbers if one.key == key]:
            return found
    spelled = number_spellings.same_key(asked)
    found = [one for one in library.numbers if spelled and one.same == spelled]
    return found if len({one.key for one in found}) == 1 else []


def _alike(library: Library, asked: str) -> list[Number]:
    """Return what looks like a number, then the numbers that it is a part of."""
    near = letter_number.near_key(asked)
    part = number_spellings.run(asked)
    found = [one for one in library.numbers if near and one.near == near]
    return found + [
        one for one in library.numbers if one.near != near and part and part in one.runs
    ]


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
