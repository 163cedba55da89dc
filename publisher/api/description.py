"""`GET /api/v1/openapi.json`: the description of the API, with the published schemas in it.

It is written by hand; the schemas it names by their files are put in where it is read, so that one
document is enough for a tool. Authorities, kinds and facts are those of the release.
"""

import json
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any, Final

from publisher import resources
from publisher.api.exchange import Request, Response, documented
from publisher.api.library import Library
from publisher.api.queries import Query
from publisher.model.vocabulary import Fact, Vocabulary

Json = Mapping[str, Any]
_SHARED: Final = "./"
_PLACE: Final = "#/components/schemas/"
_WIDEST: Final = 10**15 - 1  # of a whole number that is given as a fact
_SHAPES: Final[Mapping[str, Json]] = {
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "clock": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "date": {"type": "string", "format": "date"},
}


def openapi(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return the description as it is for this site."""
    Query(request.query, ()).close()
    whole = description()
    parts = whole["components"]
    schemas = {**parts["schemas"], **_words(library.vocabulary, parts["schemas"])}
    site = {"servers": [{"url": library.head["site"]}]}
    return documented({**whole, **site, "components": {**parts, "schemas": schemas}})


@cache
def description() -> Json:
    """Return the description with every schema that it shares."""
    shared: dict[str, Json] = {}
    text = Path(__file__).with_name("openapi.json").read_text(encoding="utf-8")
    whole: Json = json.loads(text, object_hook=partial(_whole, shared))
    for name in shared:
        path = resources.folder("schemas") / f"{name}.json"
        inner = partial(_within, f"{_PLACE}{name}")
        shared[name] = json.loads(path.read_text(encoding="utf-8"), object_hook=inner)
    parts = whole["components"]
    return {**whole, "components": {**parts, "schemas": {**parts["schemas"], **shared}}}


def _whole(shared: dict[str, Json], part: dict[str, Any]) -> Json:
    """Return a part of the description; a schema that it names by its file is noted as shared."""
    reference = part.get("$ref", "")
    if not reference.startswith(_SHARED):
        return part
    name = reference.removeprefix(_SHARED).removesuffix(".json")
    shared[name] = {}
    return {**part, "$ref": f"{_PLACE}{name}"}


def _within(place: str, part: dict[str, Any]) -> Json:
    """Return a part of a shared schema as it stands at its place in the description."""
    if isinstance(part.get("$ref"), str):
        return {**part, "$ref": place + part["$ref"].removeprefix("#")}
    return {key: inner for key, inner in part.items() if key not in ("$id", "$schema")}


def _words(words: Vocabulary, schemas: Json) -> Json:
    """Return what may be named in a question, by the vocabulary of the release."""
    facts = {name: _shape(fact, words) for name, fact in words.facts.items()}
    named = {"type": "object", "properties": facts, "additionalProperties": False}
    return {
        "authority": {**schemas["authority"], "enum": sorted(words.authorities)},
        "kind": {**schemas["kind"], "enum": sorted(words.kinds)},
        "facts": {**schemas["facts"], **named},
    }


def _shape(fact: Fact, words: Vocabulary) -> Json:
    """Return what a fact may be, and what it is called."""
    found: dict[str, Any] = {**_SHAPES.get(fact.type, {})}
    if fact.type == "integer":
        found["minimum"] = -_WIDEST if fact.min is None else fact.min
        found["maximum"] = _WIDEST if fact.max is None else fact.max
    if fact.scheme:
        codes = {"type": "string", "enum": [*words.schemes.get(fact.scheme, {})]}
        found = {"type": "array", "items": codes} if fact.many else codes
    return {"description": fact.label.text("en"), "x-description-id": fact.label.id, **found}
