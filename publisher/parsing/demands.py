"""What a published schema would have taken at a place, and the nearest key to a typed one."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from publisher.parsing import schema
from publisher.parsing.schema import Path, Violation

_BRANCHES = ("allOf", "anyOf", "oneOf")


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Return the candidate most like a word, "" where none is like it."""
    return next(iter(get_close_matches(word[:80], sorted(candidates), n=1, cutoff=0.6)), "")


def known_keys(name: str, path: Path) -> tuple[str, ...]:
    """Return the keys that the published schema `name` lists for the object at a path."""
    return keys_at(schema.load(name), path)


def keys_at(root: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """Return the keys that a schema lists for the object at a path, in its order."""
    here = list(_branches(root, root))
    for part in path:
        here = [found for node in here for found in _below(root, node, part)]
    return tuple(dict.fromkeys(key for node in here for key in node.get("properties", {})))


def facts(violation: Violation, name: str) -> dict[str, str]:
    """Return the facts of a defect: `field` (dotted), `keyword`, those of the violation, `nearest`.

    `field` includes the key that is missing or unknown.
    """
    field = [str(part) for part in violation.path]
    found = {"keyword": violation.keyword, **violation.facts}
    if "property" in violation.facts:
        typed = violation.facts["property"]
        field.append(typed)
        if violation.keyword == "additionalProperties":
            found["nearest"] = nearest(typed, known_keys(name, violation.path))
    elif violation.keyword == "enum":
        wanted = violation.facts.get("expected", "").split(", ")
        found["nearest"] = nearest(violation.facts.get("value", ""), wanted)
    return {"field": ".".join(field), **found}


def _branches(root: Mapping[str, Any], node: object) -> Iterator[Mapping[str, Any]]:
    if not isinstance(node, Mapping):
        return
    yield node
    reference = str(node.get("$ref", ""))
    if reference.startswith("#/$defs/"):
        yield from _branches(root, root["$defs"][reference.removeprefix("#/$defs/")])
    for key in _BRANCHES:
        for branch in node.get(key, ()):
            yield from _branches(root, branch)


def _below(
    root: Mapping[str, Any], node: Mapping[str, Any], part: str | int
) -> Iterator[Mapping[str, Any]]:
    key = str(part)
    if key in node.get("properties", {}):
        yield from _branches(root, node["properties"][key])
        return
    matching = [s for p, s in node.get("patternProperties", {}).items() if re.search(p, key)]
    for below in (*matching, node.get("additionalProperties"), node.get("items")):
        yield from _branches(root, below)
