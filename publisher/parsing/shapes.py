"""What a schema says of the values at each place, worked out once: every circular asks the same."""

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import Any, Final

from publisher.parsing import schema

SCHEMA: Final = "circular-1"
ANY: Final = "any"
_MOST: Final = 5_000  # shapes that are kept; one vocabulary has some hundred

Schema = Mapping[str, Any]


class Shape:
    """The schemas that may describe one value, references followed.

    `types` are the JSON types they allow, `known` the keys they name; `is_said` is false where
    no schema speaks of the place.
    """

    def __init__(self, schemas: tuple[Schema, ...]) -> None:
        """Work out what the schemas say; they are kept, so that no other object takes their id."""
        self.schemas = schemas
        self.is_said = bool(schemas)
        self._alternatives = tuple(one for item in schemas for one in _alternatives(item))
        self.types = frozenset(_types(self._alternatives))
        self.known = frozenset(
            name for one in self._alternatives for name in one.get("properties", ())
        )
        self.is_date = any(one.get("format") == "date" for one in self._alternatives)
        self._named: dict[str, Shape] = {}

    @cached_property
    def items(self) -> "Shape":
        """Return the shape of the values of a sequence."""
        return shape(tuple(one["items"] for one in self._alternatives if "items" in one))

    def of_key(self, name: str) -> "Shape":
        """Return the shape of the value under a key; other names than known ones are not kept."""
        found = self._named.get(name)
        if found is None:
            found = shape(tuple(s for one in self._alternatives for s in _of_property(one, name)))
            if name in self.known:
                self._named[name] = found
        return found


_SHAPES: Final[dict[tuple[int, ...], Shape]] = {}


def shape(schemas: tuple[Schema, ...]) -> Shape:
    """Return the shape of a value that these schemas describe, the same for the same objects."""
    key = tuple(map(id, schemas))
    found = _SHAPES.get(key)
    if found is None:
        if len(_SHAPES) >= _MOST:  # vocabularies came and went
            _SHAPES.clear()
        found = _SHAPES[key] = Shape(schemas)
    return found


def whole() -> Shape:
    """Return the shape of a circular."""
    return shape((definitions()[SCHEMA],))


@lru_cache(maxsize=1)
def definitions() -> Mapping[str, Schema]:
    """Return the shapes of the published schema by name, the whole of it under its own."""
    published = schema.load(SCHEMA)
    return {**published["$defs"], SCHEMA: published}


def _alternatives(item: Schema) -> Iterator[Schema]:
    """Yield the schemas that may describe a value, references followed."""
    while "$ref" in item:
        item = definitions()[str(item["$ref"]).rsplit("/", 1)[-1]]
    inner = [one for key in ("anyOf", "oneOf", "allOf") for one in item.get(key, ())]
    says_something = item.keys() & {"type", "properties", "patternProperties", "enum", "const"}
    if says_something or not inner:
        yield item
    for one in inner:
        if one.keys() - {"if", "then", "else", "required"}:
            yield from _alternatives(one)


def _types(alternatives: tuple[Schema, ...]) -> set[str]:
    types: set[str] = set()
    for one in alternatives:
        types.update(_types_of(one))
    return types or {ANY}


def _of_property(one: Schema, name: str) -> Iterator[Schema]:
    if name in one.get("properties", {}):
        yield one["properties"][name]
        return
    patterns = one.get("patternProperties", {}).items()
    matching = [inner for pattern, inner in patterns if re.search(pattern, name)]
    yield from matching
    rest = one.get("additionalProperties")
    if not matching and isinstance(rest, Mapping):
        yield rest


def _types_of(one: Schema) -> set[str]:
    if "type" in one:
        return {one["type"]} if isinstance(one["type"], str) else set(one["type"])
    if "enum" in one:
        return {schema.json_type(value) for value in one["enum"]}
    if "const" in one:
        return {schema.json_type(one["const"])}
    return {"object"} if one.keys() & {"properties", "required", "patternProperties"} else {ANY}
