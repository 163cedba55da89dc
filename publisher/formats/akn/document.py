"""The whole document: who speaks, what it is about, the numbered text, who signs the letter.

It stands beside the letter and does not look like it: a counter is a number without the signs
of a look. What was reconstructed from the press says so before its first word. Nobody signs this
file, so it has no `signature`: it names the office that signs the letter, and says it is a copy.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element

from publisher import identifiers
from publisher.formats.akn.body import body
from publisher.formats.akn.metadata import metadata
from publisher.indonesian.dates import long_date
from publisher.markup import element, xml_bytes
from publisher.model.publication import Publication, Published

SPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_COPY: Final = "Salinan data tanpa tanda tangan; yang mengikat adalah naskah yang ditandatangani."


def render(publication: Publication, circular: Published) -> bytes:
    """Return a circular as Akoma Ntoso: its newest text, with what has become of it."""
    policy = json.loads(publication.policies[circular.id])
    press = _press(circular)
    contains = "originalVersion" if circular.text.revision == 1 else "singleVersion"
    act = element(
        "act",
        {"name": "surat-edaran", "contains": contains},
        metadata(publication, circular, policy, press),
        element("preface", {"eId": "preface"}, *_preface(circular, press)),
        body(policy["text"]),
        *_conclusions(publication, circular, policy),
    )
    root = element("akomaNtoso", {"xmlns": SPACE}, act)
    return xml_bytes(root)


def _press(circular: Published) -> str:
    """Return what is said of a text from the press, "" of every other."""
    told = circular.text.provenance
    if told.source != "press":
        return ""
    dated = f", {long_date(told.date)}" if told.date else ""
    return f"Disusun kembali dari pemberitaan {told.ref}{dated}; bukan naskah asli."


def _preface(circular: Published, press: str) -> Iterator[Element]:
    text = circular.text
    if press:
        yield _words("preface__press", "p", element("remark", None, press))
    yield _words("preface__type", "p", element("docType", None, "Surat Edaran"))
    if text.number:
        number = element("docNumber", None, text.number)
        yield _words("preface__number", "p", "Nomor ", number)
    yield _words("preface__title", "p", "Tentang ", element("docTitle", None, text.title.id))


def _conclusions(
    publication: Publication, circular: Published, policy: Mapping[str, Any]
) -> Iterator[Element]:
    signatory = policy.get("signatory") or {}
    signed = circular.text.signed
    made = []
    if signed:
        place = f"Ditetapkan di {policy['place']}, " if policy.get("place") else ""
        made.append(_dated(place, signed))
    if signatory.get("office"):
        known = bool(identifiers.actor(policy, publication.vocabulary))
        made.append(_signatory(circular, signatory, is_referred=known))
    if made:
        made.append(_words("conclusions__copy", "p", element("remark", None, _COPY)))
        yield element("conclusions", {"eId": "conclusions"}, *made)


def _signatory(circular: Published, signatory: Mapping[str, Any], *, is_referred: bool) -> Element:
    """Return who signs the letter, as one line: no block that looks like a signature."""
    reported = " menurut pemberitaan" if circular.text.provenance.source == "press" else ""
    title = f"Pejabat penanda tangan{reported}: "
    before = [f"a.n. {signatory['on_behalf_of']}, "] if signatory.get("on_behalf_of") else []
    before += [f"{signatory['through']}, u.b. "] if signatory.get("through") else []
    before += [f"{signatory['acting'].capitalize()}. "] if signatory.get("acting") else []
    own = f" ({signatory['own_office']})" if signatory.get("own_office") else ""
    name = f", {_full_name(signatory)}" if signatory.get("name") else ""
    office = signatory["office"]
    if is_referred:
        office = element("role", {"refersTo": "#office"}, office)
    lead = title + "".join(before)
    return _words("conclusions__signatory", "p", lead, office, own + name)


def _full_name(signatory: Mapping[str, Any]) -> str:
    degrees = signatory.get("degrees") or {}
    name = " ".join(filter(None, (degrees.get("before"), signatory["name"])))
    return ", ".join(filter(None, (name, degrees.get("after"))))


def _dated(place: str, signed: date) -> Element:
    dated = element("docDate", {"date": signed.isoformat()}, long_date(signed))
    return _words("conclusions__date", "p", place, dated)


def _words(name: str, tag: str, *children: Element | str) -> Element:
    return element(tag, {"eId": name}, *children)
