"""The settings of a site, `publisher.toml`: tested against the schema, all faults at once."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher.model.diagnostic import Outcome
from publisher.model.label import Label
from publisher.model.publication import Site
from publisher.model.source import Defect, Source
from publisher.parsing import demands, schema, toml_text

CODE: Final = "site-invalid"
SYNTAX: Final = "site-syntax"
_SCHEMA: Final = "site-1"


def parse(source: Source) -> Outcome[Site | None]:
    """Return the site that a text describes, None with every defect where it does not."""
    if source.defects:
        return Outcome(None, source.defects)
    read = toml_text.parse(source, SYNTAX)
    if read.value is None:
        return Outcome(None, read.defects)
    data = read.value
    defects = tuple(_defects(source, data))
    return Outcome(None if defects else _site(data), defects)


def _defects(source: Source, data: Mapping[str, Any]) -> Iterator[Defect]:
    wrong = set()
    for violation in schema.validate(data, _SCHEMA):
        path = tuple(str(part) for part in violation.path)
        wrong.add(path[:1])
        if violation.keyword == "additionalProperties":
            path = (*path, violation.facts["property"])
        yield Defect(CODE, toml_text.place(source, path), demands.facts(violation, _SCHEMA))
    zone = data.get("zone")
    if isinstance(zone, str) and ("zone",) not in wrong and not _is_zone(zone):
        facts = {"field": "zone", "keyword": "zone", "value": zone}
        yield Defect(CODE, toml_text.place(source, ("zone",)), facts)


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError):  # an unknown name is a KeyError of its own, an OSError a folder
        return False
    except KeyError:
        return False
    return True


def _site(data: Mapping[str, Any]) -> Site:
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
