"""Who, when and what has become of it: the FRBR levels, the lifecycle, references and notes.

No day is made up: a date is that of signing, else of publication, else of the agenda book, and
says by its name which one it is.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element

from publisher import identifiers
from publisher.markup import element
from publisher.model.publication import Publication, Published
from publisher.model.register import Text

_SOURCE: Final = {"source": "#publisher"}
# What an act does to another, in the three words that the format has for it.
_TYPES: Final[Mapping[str, str]] = {
    "mencabut": "repeal",
    "mengganti": "repeal",
    "replaces": "amendment",
    "mengubah": "amendment",
    "memperpanjang": "amendment",
    "menangguhkan": "amendment",
}


def metadata(
    publication: Publication, circular: Published, policy: Mapping[str, Any], press: str
) -> Element:
    """Return the head of the document; `press` is what is said of a text from the press."""
    made = [_identification(publication, circular, policy)]
    text = circular.text
    if text.published:
        number = {"number": text.number} if text.number else {}
        named = {"date": text.published.isoformat(), "name": "terbit", "showAs": "Terbit"}
        made.append(element("publication", named | number))
    made.append(element("lifecycle", _SOURCE, *_events(publication, circular)))
    made.append(element("references", _SOURCE, *_references(publication, circular, policy)))
    if press:
        words = element("p", {"eId": "note_press__p"}, press)
        made.append(element("notes", _SOURCE, element("note", {"eId": "note_press"}, words)))
    return element("meta", None, *made)


def _dated(circular: Published) -> tuple[date, str]:
    text = circular.text
    if text.signed:
        return text.signed, "ditandatangani"
    if text.published:
        return text.published, "terbit"
    return circular.lines[0].recorded.date(), "dicatat"


def _identification(
    publication: Publication, circular: Published, policy: Mapping[str, Any]
) -> Element:
    work, expression = circular.uri, identifiers.issued_as(circular)
    own, named = _dated(circular)
    actor = identifiers.actor(policy, publication.vocabulary)
    author = element("FRBRauthor", {"href": "#office" if actor else "#authority"})
    text = circular.text
    number = [element("FRBRnumber", {"value": text.number})] if text.number else []
    first = "berlaku" if text.effective.start else named
    manifested = circular.lines[-1].recorded.date()
    return element(
        "identification",
        _SOURCE,
        element(
            "FRBRWork",
            None,
            *_level(f"{work}/!main", work, own, named, text.title.id),
            author,
            element("FRBRcountry", {"value": identifiers.COUNTRY}),
            element("FRBRsubtype", {"value": "circular"}),
            *number,
        ),
        element(
            "FRBRExpression",
            None,
            *_level(f"{expression}/!main", expression, identifiers.issued_day(circular), first),
            element("FRBRauthor", {"href": "#authority"}),
            element("FRBRversionNumber", {"value": str(text.revision)}),
            element("FRBRlanguage", {"language": identifiers.LANGUAGE}),
        ),
        element(
            "FRBRManifestation",
            None,
            *_level(
                identifiers.manifestation(expression, "xml"),
                identifiers.manifestation(expression, "xml"),
                manifested,
                "dicatat",
            ),
            element("FRBRauthor", {"href": "#publisher"}),
            element("FRBRformat", {"value": "application/akn+xml"}),
        ),
    )


def _level(this: str, uri: str, day: date, named: str, title: str = "") -> Iterator[Element]:
    yield element("FRBRthis", {"value": this})
    yield element("FRBRuri", {"value": uri})
    if title:
        yield element("FRBRalias", {"name": "title", "value": title})
    yield element("FRBRdate", {"date": day.isoformat(), "name": named})


def _events(publication: Publication, circular: Published) -> Iterator[Element]:
    """Yield what happened to the text: its lines in the agenda book, and what others did to it."""
    kinds = {"issue": "generation", "correct": "amendment", "withdraw": "repeal"}
    for number, line in enumerate(circular.lines, start=1):
        day = line.recorded.date().isoformat()
        named = {"eId": f"event_{number}", "date": day, "source": "#original"}
        yield element("eventRef", named | {"type": kinds[line.event]})
    for number, one in enumerate(circular.state.relations_in, start=1):
        if one.took and one.on and one.type in _TYPES and one.by in publication.circulars:
            named = {"eId": f"event_in_{number}", "date": one.on.isoformat()}
            yield element("eventRef", named | {"source": f"#in_{number}", "type": _TYPES[one.type]})


def _references(
    publication: Publication, circular: Published, policy: Mapping[str, Any]
) -> Iterator[Element]:
    known = publication.circulars
    expression = identifiers.issued_as(circular)
    yield _reference("original", "original", expression, _name(circular.text))
    for number, relation in enumerate(circular.text.relations, start=1):
        target = known.get(relation.target or "")
        if target:
            yield _reference("activeRef", f"out_{number}", target.uri, _name(target.text))
    for number, one in enumerate(circular.state.relations_in, start=1):
        if one.by in known:
            yield _reference(
                "passiveRef", f"in_{number}", known[one.by].uri, _name(known[one.by].text)
            )
    authority = publication.vocabulary.authorities.get(circular.text.authority)
    label = authority.label.id if authority else circular.text.authority
    own = f"/akn/ontology/organization/{circular.text.authority}"
    yield _reference("TLCOrganization", "authority", own, label)
    title = publication.site.title.id
    yield _reference("TLCOrganization", "publisher", publication.site.address, title)
    actor = identifiers.actor(policy, publication.vocabulary)
    if actor:
        office = policy["signatory"]["office"]
        yield _reference("TLCRole", "office", f"/akn/ontology/role/{actor}", office)


def _reference(tag: str, name: str, href: str, shown: str) -> Element:
    return element(tag, {"eId": name, "href": href, "showAs": shown})


def _name(text: Text) -> str:
    return f"Surat Edaran Nomor {text.number}" if text.number else text.title.id
