"""`GET /api/v1/openapi.json`: the description of the API, with the published schemas in it.

It is written by hand; the schemas it names by their files are put in where it is read, so that
one document is enough for a tool.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from publisher import resources
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library
from publisher.api.queries import Query

Json = Mapping[str, Any]
_FILE: Final = "openapi.json"
_SHARED: Final = "./"
_PLACE: Final = "#/components/schemas/"


def openapi(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the description as it is for this site."""
    Query(request.query, ()).close()
    return documented({**description(), "servers": [{"url": library.head["site"]}]})


@cache
def description() -> Json:
    """Return the description with every schema that it shares."""
    folder = resources.folder("schemas")
    whole = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    shared: dict[str, Any] = {}
    inlined: dict[str, Any] = _pointed(whole, "", shared)
    for name in [*shared]:
        schema = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        bare = {key: value for key, value in schema.items() if key not in ("$id", "$schema")}
        shared[name] = _pointed(bare, f"{_PLACE}{name}", shared)
    inlined["components"]["schemas"].update(shared)
    return inlined


def _pointed(value: Any, place: str, shared: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON value
    """Return a part whose references stay within the one document."""
    match value:
        case dict():
            return {
                key: _target(inner, place, shared)
                if key == "$ref"
                else _pointed(inner, place, shared)
                for key, inner in value.items()
            }
        case list():
            return [_pointed(one, place, shared) for one in value]
        case _:
            return value


def _target(reference: str, place: str, shared: dict[str, Any]) -> str:
    if place:
        return place + reference.removeprefix("#")
    if not reference.startswith(_SHARED):
        return reference
    name, _, inner = reference.removeprefix(_SHARED).partition(".json")
    shared[name] = None
    return f"{_PLACE}{name}{inner.removeprefix('#')}"
