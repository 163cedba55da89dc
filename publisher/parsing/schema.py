"""The only door of jsonschema-rs: all violations of a value at once, as paths, keywords and facts.

Traps met: formats are not asserted unless asked for; an `anyOf` is one error whose branches hang
in `context`, with absolute paths; errors of `then` come out as if they stood alone; the order of
errors follows the schema, so it is sorted away here; `format: date` refuses 2020-02-30 and takes
`2-26-03-20`, so whoever needs a day looks again.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jsonschema_rs

from publisher import resources

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Violation:
    """One demand of a schema that a value at `path` does not meet.

    Facts by keyword: `property` (required, additionalProperties: one violation for each name),
    `expected` (type, enum, const, pattern, format, and the least or most of limits), `got` (the
    JSON type of the value), `value` (a scalar, as JSON).
    """

    path: Path
    keyword: str
    facts: Mapping[str, str]


def load(name: str) -> dict[str, Any]:
    """Return the published schema `name`, such as "circular-1"."""
    text = (resources.folder("schemas") / f"{name}.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def validate(
    instance: Any,
    schema: str | Mapping[str, Any],
    definitions: str = "",
) -> tuple[Violation, ...]:
    """Return every violation, sorted by place.

    `schema` is the name of a published one or a schema; `definitions` names a published schema
    whose `$defs` it may refer to.
    """
    key = schema if isinstance(schema, str) else json.dumps(schema, sort_keys=True, default=dict)
    validator = _compiled(key, definitions)
    found = {_identity(v): v for v in _violations(validator.iter_errors(instance))}
    return tuple(found[key] for key in sorted(found))


@lru_cache(maxsize=512)
def _compiled(key: str, definitions: str) -> jsonschema_rs.Draft202012Validator:
    schema: dict[str, Any] = json.loads(key) if key.startswith("{") else load(key)
    if definitions:
        schema = {**schema, "$defs": {**load(definitions)["$defs"], **schema.get("$defs", {})}}
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True)


def _identity(violation: Violation) -> tuple[tuple[tuple[bool, int, str], ...], str, str]:
    path = tuple(
        (True, part, "") if isinstance(part, int) else (False, 0, part) for part in violation.path
    )
    return path, violation.keyword, json.dumps(dict(violation.facts), sort_keys=True)


def _violations(errors: Iterable[jsonschema_rs.ValidationError]) -> Iterable[Violation]:
    for error in errors:
        path = tuple(error.instance_path)
        keyword: str = error.kind.name
        got = json_type(error.instance)
        match keyword:
            case "required":
                yield Violation(path, keyword, {"property": str(error.kind.value)})
            case "additionalProperties" | "unevaluatedProperties":
                for name in error.kind.value:
                    yield Violation(path, keyword, {"property": name})
            case "anyOf" | "oneOf":
                yield from _branches(error, path, got)
            case _:
                facts = {"expected": _expected(keyword, error.kind.value), "got": got}
                yield Violation(path, keyword, {**facts, **_scalar(error.instance)})


def _branches(error: jsonschema_rs.ValidationError, path: Path, got: str) -> Iterable[Violation]:
    """Tell what is wrong in the one branch that was meant, else what all branches want."""
    branches = getattr(error.kind, "context", [])
    meant = [branch for branch in branches if not any(_is_other_type(e, path) for e in branch)]
    if len(meant) == 1:
        yield from _violations(meant[0])
        return
    wants: list[str] = []
    for inner in (e for branch in branches for e in branch if tuple(e.instance_path) == path):
        name = inner.kind.name
        wanted = str(inner.kind.value) if name == "required" else _expected(name, inner.kind.value)
        wants.extend(want for want in wanted.split(", ") if want not in wants)
    facts = {"expected": ", ".join(wants), "got": got, **_scalar(error.instance)}
    yield Violation(path, error.kind.name, facts)


def _is_other_type(error: jsonschema_rs.ValidationError, path: Path) -> bool:
    return error.kind.name == "type" and tuple(error.instance_path) == path


def _expected(keyword: str, value: Any) -> str:
    if keyword in {"type", "enum"}:
        listed = value if isinstance(value, list) else [value]
        return ", ".join(one if isinstance(one, str) else json.dumps(one) for one in listed)
    if isinstance(value, list):
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def _scalar(instance: Any) -> dict[str, str]:
    if isinstance(instance, dict | list):
        return {}
    shown = instance if isinstance(instance, str) else json.dumps(instance)
    return {"value": shown}


def json_type(instance: Any) -> str:
    """Return the name JSON Schema has for the type of a value."""
    if instance is None or isinstance(instance, bool):
        return "null" if instance is None else "boolean"
    if isinstance(instance, int | float):
        return "integer" if float(instance).is_integer() else "number"
    if isinstance(instance, str):
        return "string"
    return "object" if isinstance(instance, Mapping) else "array"
