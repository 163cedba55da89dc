"""`GET /api/v1/in-force`: the rules of an authority and of those above it, layer by layer."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from publisher.api.exchange import Request, Response, documented
from publisher.api.library import InForce, Library, freshness, label
from publisher.api.problems import Fault, FaultyError
from publisher.api.queries import Query, echoed
from publisher.model.circular import Cite
from publisher.model.label import Label
from publisher.model.timeline import Entry

Json = Mapping[str, Any]
_PARAMETERS: Final = ("authority", "on", "known", "unit")
_SILENT: Final = Label(
    "Tidak diatur dalam register pada hari itu.", "The register is silent about that day."
)


def in_force(library: Library, request: Request, _path: Mapping[str, str]) -> Response:
    """Return every rule that binds on a day, or may, with the layer that it comes from."""
    query = Query(request.query, _PARAMETERS)
    authorities = library.vocabulary.authorities
    authority = query.one_of("authority", authorities, "authority-unknown")
    if not authority and not query.faults:
        query.text("authority", needed=True)
    unit = query.one_of("unit", authorities, "authority-unknown")
    day, known = query.day("on"), query.moment("known")
    query.close()
    if unit and authority not in library.reach(unit):
        raise FaultyError(Fault("unit-unknown", parameter="unit"))
    asked = unit or authority
    on = day or library.today(authorities[asked].tz)
    found = library.in_force(asked, known, on)
    return documented(
        {
            "schema": "edaran-api-in-force/1",
            "authority": authority,
            "unit": unit or None,
            "on": on.isoformat(),
            "known": echoed(known),
            "clock": "request" if day else "server",
            "freshness": freshness(library, found.reach),
            "certain": found.phase.is_certain,
            "depends": list(found.phase.depends),
            "layers": [*_layers(library, found)],
            "overrides": [
                {"winner": one.winner, "loser": one.loser, "how": one.how}
                for one in found.phase.overrides
            ],
            "conflicts": [list(pair) for pair in found.phase.conflicts],
            "note": None if found.entries else label(_SILENT),
        }
    )


def _layers(library: Library, found: InForce) -> Iterator[Json]:
    """Yield each authority from the one asked upwards, with its rules; those without any too."""
    for name in found.reach:
        authority = library.vocabulary.authorities[name]
        own = [one for one in found.entries if found.texts[one.circular].authority == name]
        yield {
            "authority": name,
            "tier": authority.tier,
            "label": label(authority.label),
            "rules": [_rule(found, one) for one in own],
        }


def _rule(found: InForce, entry: Entry) -> Json:
    rule, text = entry.rule, found.texts[entry.circular]
    return {
        "rule": entry.id,
        "circular": entry.circular,
        "number": text.number,
        "title": label(text.title),
        "kind": rule.kind,
        "modality": rule.modality,
        "label": label(rule.label),
        "certain": entry.id in found.phase.rules,
        "cite": [_cite(one) for one in rule.cite],
    }


def _cite(cite: Cite) -> Json:
    return {"p": cite.p, **({"id": cite.id} if cite.id else {})}
