"""A circular as JSON-LD in the words of schema.org/Legislation, for search engines and catalogues.

Nothing in it depends on a day, so only what was withdrawn has a `legislationLegalForce`. schema.org
has no word for an extension or a suspension: those stand under their own names, beside
`legislationChanges`.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from publisher import canonical, identifiers
from publisher.model.publication import File, Publication, Published
from publisher.model.status import Run

_CONTEXT: Final = "https://schema.org"
_OWN: Final = "edaran"
_NO_FORCE: Final = f"{_CONTEXT}/NotInForce"
_REPEALS: Final = "legislationRepeals"
_AMENDS: Final = "legislationAmends"
_CARRIES_OUT: Final = "legislationEnsuresImplementationOf"
_CHANGES: Final = "legislationChanges"
_TERMS: Final[Mapping[str, tuple[str, ...]]] = {
    "mengubah": (_AMENDS,),
    "mencabut": (_REPEALS,),
    "mengganti": (_REPEALS,),
    "melaksanakan": (_CARRIES_OUT,),
    "berdasarkan": (_CARRIES_OUT,),
    "memperpanjang": (_CHANGES, f"{_OWN}:memperpanjang"),
    "menangguhkan": (_CHANGES, f"{_OWN}:menangguhkan"),
    "merujuk": ("citation",),
    "replaces": (_CHANGES,),
}


def render(publication: Publication, circular: Published) -> bytes:
    """Return a circular as JSON-LD: its newest text, with what has become of it."""
    policy = json.loads(publication.policies[circular.id])
    site, text = publication.site, circular.text
    own = f"tag:{site.domain},{site.year}:term/"
    found: dict[str, Any] = {
        "@context": [_CONTEXT, {_OWN: own}],
        "@id": _address(publication, circular.uri),
        "@type": "Legislation",
        "url": f"{site.address}/se/{circular.id}/",
        "identifier": circular.id,
        "name": text.title.id,
        "alternateName": text.title.en,
        "inLanguage": "id",
        "version": text.revision,
        "legislationIdentifier": text.number,
        "legislationType": "Surat Edaran",
        "legislationDate": _day(text.signed),
        "datePublished": _day(text.published),
        "legislationDateOfApplicability": _day(text.effective.start),
        "temporalCoverage": _coverage(circular),
        "legislationLegalForce": _NO_FORCE if circular.withdrawal else None,
        "workExample": {
            "@id": _address(publication, identifiers.issued_as(circular)),
            "@type": "Legislation",
            "encoding": [_object(publication, circular, file) for file in circular.files],
        },
        "disambiguatingDescription": _remark(circular),
        **_issuer(publication, circular, policy),
        **_outgoing(publication, circular),
    }
    if incoming := _incoming(publication, circular):
        found["@reverse"] = incoming
    return canonical.json_bytes({key: value for key, value in found.items() if value})


def _address(publication: Publication, uri: str) -> str:
    return f"{publication.site.address}{uri}"


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _remark(circular: Published) -> str | None:
    if circular.text.provenance.source == "press":
        return "Disusun dari pemberitaan; bukan naskah resmi"
    return None


def _coverage(circular: Published) -> str | list[str] | None:
    """Return the days in force as they are known now: `2020-03-23/..`."""
    found = [_interval(run) for run in circular.state.standing.runs]
    return found[0] if len(found) == 1 else found


def _interval(run: Run) -> str:
    first = ".." if run.first == date.min else run.first.isoformat()
    return f"{first}/{'..' if run.is_open else run.last.isoformat()}"


def _issuer(
    publication: Publication, circular: Published, policy: Mapping[str, Any]
) -> Mapping[str, Any]:
    known = publication.vocabulary.authorities.get(circular.text.authority)
    if known is None:
        return {}
    area = {"@type": "AdministrativeArea", "name": known.label.id}
    office = (policy.get("signatory") or {}).get("office")
    return {
        "spatialCoverage": {**area, **({"identifier": known.code} if known.code else {})},
        "legislationPassedBy": {
            "@type": "GovernmentOrganization",
            "name": (known.government and f"Pemerintah {known.government}") or known.label.id,
            **({"department": office} if office else {}),
        },
    }


def _object(publication: Publication, circular: Published, file: File) -> Mapping[str, Any]:
    value = "AuthoritativeLegalValue" if file.role == "authentic" else "UnofficialLegalValue"
    return {
        "@type": "LegislationObject",
        "contentUrl": f"{publication.site.address}/se/{circular.id}/{file.name}",
        "encodingFormat": file.media,
        "contentSize": str(file.size),
        "sha256": file.sha256,
        "legislationLegalValue": value,
    }


def _outgoing(publication: Publication, circular: Published) -> Mapping[str, Any]:
    """Return what it does to others; where those are not registered, by the words for them."""
    found: dict[str, list[Mapping[str, str]]] = {}
    for relation in circular.text.relations:
        target = publication.circulars.get(relation.target or "")
        words = relation.label.id if relation.label else relation.target or ""
        other = (
            {"@id": _address(publication, target.uri)}
            if target
            else {"@type": "Legislation", "name": words}
        )
        for term in _TERMS.get(relation.type, ()):
            found.setdefault(term, []).append(other)
    if before := _corrected(circular):
        found["legislationCorrects"] = [{"@id": _address(publication, before)}]
    return found


def _corrected(circular: Published) -> str:
    """Return the work itself where its text is a correction of an earlier one."""
    return circular.uri if circular.text.revision > 1 else ""


def _incoming(publication: Publication, circular: Published) -> Mapping[str, Any]:
    found: dict[str, list[Mapping[str, str]]] = {}
    for term, by in _acts(circular):
        if by in publication.circulars:
            other = {"@id": _address(publication, publication.circulars[by].uri)}
            found.setdefault(term, []).append(other)
    return found


def _acts(circular: Published) -> Iterator[tuple[str, str]]:
    for one in circular.state.relations_in:
        if one.took:
            for term in _TERMS.get(one.type, ()):
                yield term, one.by
