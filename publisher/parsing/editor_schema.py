"""The schema of what a drafter types, derived from the published one, for editors.

Editors show `description` while one types: here it is the Indonesian one. Shorthand is allowed,
what is computed is no key, and what may be left out is not demanded.
"""

from copy import deepcopy
from typing import Any, Final

from publisher.parsing.shorthand import COMPUTED

Schema = dict[str, Any]

_NOT_WRITTEN: Final = (*COMPUTED, "id", "authority")
_NEEDED: Final = ["schema", "title", "effective"]
_MAY_BE_NULL: Final = ("place", "to", "cc", "signatory")
_LANG: Final = "#/$defs/lang"
_WITHOUT_ENGLISH: Final = frozenset({"open"})  # a question brings its own English
_TEXT: Final = {"$ref": "#/$defs/text"}


def editor_schema(published: Schema) -> Schema:
    """Return the schema of the source, made of the published schema of the export."""
    source: Schema = _in_indonesian(deepcopy(published))
    source["$id"] = f"{published['$id']}:editor"
    for name in _NOT_WRITTEN:
        source["properties"].pop(name)
    source["required"] = list(_NEEDED)
    for name in _MAY_BE_NULL:
        source["properties"][name] = _or_null(source["properties"][name])
    _relax(source["properties"]["provenance"], source["$defs"])
    _add_english(source)
    shapes = source["$defs"]
    shapes["lang"] = {"anyOf": [_TEXT, shapes["lang"]]}
    cite = shapes["cites"]["items"]
    cite["properties"].pop("id")
    cite["properties"]["p"] = {**cite["properties"]["p"], **_TEXT}
    shapes["cites"]["items"] = {"anyOf": [_TEXT, cite]}
    return source


def _relax(provenance: Schema, shapes: Schema) -> None:
    """Take out the demands that a default meets."""
    provenance.pop("required")
    provenance["if"]["required"] = ["source"]
    interval = shapes["interval"]
    interval.pop("required")
    interval["allOf"] = [one for one in interval["allOf"] if "else" not in one]


def _in_indonesian(part: Any) -> Any:
    if isinstance(part, list):
        return [_in_indonesian(one) for one in part]
    if not isinstance(part, dict):
        return part
    translated = {key: _in_indonesian(value) for key, value in part.items()}
    for key in ("title", "description"):
        words = translated.pop(f"x-{key}-id", None)
        if isinstance(words, str):
            translated[key] = words
    return translated


def _add_english(part: Any) -> None:
    """Give every object with a bilingual field the key `en` beside it."""
    if isinstance(part, list):
        for one in part:
            _add_english(one)
    if not isinstance(part, dict):
        return
    for value in part.values():
        _add_english(value)
    properties = part.get("properties")
    if isinstance(properties, dict) and "en" not in properties:
        part["properties"] = _with_english(properties)


def _with_english(properties: Schema) -> Schema:
    """Return the fields with `en` after the bilingual one: the order is that of a tidy source."""
    beside: Schema = {}
    for name, shape in properties.items():
        beside[name] = shape
        if _is_bilingual(name, shape):
            beside["en"] = {**_TEXT, "description": "Padanannya dalam bahasa Inggris."}
    return beside


def _is_bilingual(name: str, shape: Any) -> bool:
    return isinstance(shape, dict) and shape.get("$ref") == _LANG and name not in _WITHOUT_ENGLISH


def _or_null(shape: Schema) -> Schema:
    description = shape.pop("description")
    return {"anyOf": [shape, {"type": "null"}], "description": description}
