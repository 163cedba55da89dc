"""Front matter as JSON values, typed by what the schema wants at each place.

A plain `045.2` or `1` is a number to YAML and a text to a letter: the schema of the place decides,
and the characters are never lost.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

from publisher.model.circular import Path
from publisher.model.node import YamlNode
from publisher.model.source import Defect, Span
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import schema

SCHEMA: Final = "circular-1"
_ANY: Final = "any"
_LOOKS_LIKE_A_NUMBER: Final = re.compile(
    # what YAML 1.1, or another reader of 1.2, takes for a number
    r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
    r"|0[xob][0-9a-fA-F_]+|[0-9]+(?::[0-5]?[0-9])+(?:\.[0-9]*)?",
    re.ASCII,
)

Schema = Mapping[str, Any]


@dataclass
class Fitted:
    """Values by the shape of the export; places of values and keys, and what to tell of them."""

    data: Any = None
    places: dict[Path, Span] = field(default_factory=dict)
    keys: dict[Path, Span] = field(default_factory=dict)
    known: dict[Path, frozenset[str]] = field(default_factory=dict)  # keys the schema knows there
    dates: list[Path] = field(default_factory=list)
    defects: list[Defect] = field(default_factory=list)


def fit(node: YamlNode, vocabulary: Vocabulary) -> Fitted:
    """Return the values of the front matter in the shape of the export."""
    fitter = _Fitter(vocabulary)
    fitter.fitted.data = fitter.value(node, (definitions()[SCHEMA],), ())
    return fitter.fitted


@lru_cache(maxsize=1)
def definitions() -> Mapping[str, Schema]:
    """Return the shapes of the published schema by name, the whole of it under its own."""
    whole = schema.load(SCHEMA)
    return {**whole["$defs"], SCHEMA: whole}


class _Fitter:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.fitted = Fitted()
        self._vocabulary = vocabulary

    def value(self, node: YamlNode, schemas: tuple[Schema, ...], path: Path) -> Any:
        alternatives = tuple(one for item in schemas for one in _alternatives(item))
        self.fitted.places[path] = node.span
        if node.kind == "mapping":
            return self._mapping(node, alternatives, path)
        if node.kind == "sequence":
            items = tuple(one["items"] for one in alternatives if "items" in one)
            return [self.value(v, items, (*path, i)) for i, v in enumerate(node.values)]
        return self._scalar(node, alternatives, path)

    def _mapping(
        self, node: YamlNode, alternatives: tuple[Schema, ...], path: Path
    ) -> dict[str, Any]:
        known = frozenset(name for one in alternatives for name in one.get("properties", ()))
        self.fitted.known[path] = known
        result: dict[str, Any] = {}
        for key, value in zip(node.keys, node.values, strict=True):
            inner = (*path, key.text)
            self.fitted.keys[inner] = key.span
            schemas = self._of_key(key.text, node, alternatives, path)
            if self._is_left_out(value, schemas):
                self.fitted.places[inner] = key.span
                continue
            result[key.text] = self.value(value, schemas, inner)
        return result

    def _of_key(
        self, name: str, node: YamlNode, alternatives: tuple[Schema, ...], path: Path
    ) -> tuple[Schema, ...]:
        if name == "do" and len(path) == 2 and path[0] == "rules":
            named = node.get("kind")
            kind = self._vocabulary.kinds.get(named.text) if named else None
            return (kind.params,) if kind else ()
        return tuple(found for one in alternatives for found in _of_property(one, name))

    def _is_left_out(self, node: YamlNode, schemas: tuple[Schema, ...]) -> bool:
        """Tell whether a key has no value where the schema wants one: as good as not written."""
        if node.kind != "scalar" or node.scalar is not None or not schemas:
            return False
        allowed = _types(tuple(one for item in schemas for one in _alternatives(item)))
        return not allowed & {_ANY, "null"}

    def _scalar(self, node: YamlNode, alternatives: tuple[Schema, ...], path: Path) -> Any:
        if any(one.get("format") == "date" for one in alternatives):
            self.fitted.dates.append(path)
        value, allowed = node.scalar, _types(alternatives)
        kind = schema.json_type(value)
        fits = allowed & {_ANY, kind, "number" if kind == "integer" else kind}
        if "string" not in allowed or node.style or (fits and kind != "string"):
            return value
        if kind in {"boolean", "integer", "number"} or _LOOKS_LIKE_A_NUMBER.fullmatch(node.text):
            facts = {"text": node.text, "field": _name(path)}
            self.fitted.defects.append(Defect("yaml-unquoted", node.span, facts))
            return node.text
        return value


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
    return types or {_ANY}


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
    return {"object"} if one.keys() & {"properties", "required", "patternProperties"} else {_ANY}


def _name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")
