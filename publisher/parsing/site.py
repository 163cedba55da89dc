"""The settings of a site, `publisher.toml`: tested against the schema, all faults at once."""

import tomllib
from collections.abc import Iterator
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.publication import Site
from publisher.model.source import Defect, Source, Span
from publisher.parsing import demands, schema

CODE: Final = "site-invalid"
_SCHEMA: Final = "site-1"


def parse(source: Source) -> Outcome[Site | None]:
    """Return the site that a text describes, None with every defect where it does not."""
    if source.defects:
        return Outcome(None, source.defects)
    try:
        data = tomllib.loads(source.text)
    except (ValueError, RecursionError):
        return Outcome(None, (Defect(CODE, Span(source.path, 0, 0), {"keyword": "toml"}),))
    defects = tuple(_defects(source, data))
    return Outcome(None if defects else _site(data), defects)


def _defects(source: Source, data: dict[str, Any]) -> Iterator[Defect]:
    for violation in schema.validate(data, _SCHEMA):
        key = str(violation.path[0]) if violation.path else violation.facts.get("property", "")
        yield Defect(CODE, _place(source, key), demands.facts(violation, _SCHEMA))
    zone = data.get("zone")
    if isinstance(zone, str) and not _is_zone(zone):
        facts = {"field": "zone", "keyword": "zone", "value": zone}
        yield Defect(CODE, _place(source, "zone"), facts)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError):  # an unknown name is a KeyError of its own, an OSError a folder
        return False
    except KeyError:
        return False
    return True


def _place(source: Source, key: str) -> Span:
    """Return where a key stands; the whole text begins where it does not."""
    offset = 0
    for line in source.text.splitlines(keepends=True):
        if key and line.split("=")[0].strip() == key:
            return Span(source.path, offset, offset + len(key))
        offset += len(line)
    return Span(source.path, 0, 0)


def _site(data: dict[str, Any]) -> Site:
    title = data["title"]
    return Site(
        address=data["address"],
        domain=data["domain"],
        year=data["year"],
        epoch=data["epoch"],
        zone=data["zone"],
        title=Label(title["id"], title.get("en", "")),
        horizon=data.get("horizon", 40),
    )
