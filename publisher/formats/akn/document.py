"""The whole document: who speaks, what it is about, the numbered text, who signed.

It stands beside the letter and does not look like it: a counter is a number without the signs
of a look. What was reconstructed from the press says so before its first word.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final
from xml.etree.ElementTree import Element

from publisher.formats.akn.body import body
from publisher.formats.akn.metadata import metadata
from publisher.indonesian.dates import long_date
from publisher.markup import element, xml_bytes
from publisher.model.publication import Publication, Published

SPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


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
        *_conclusions(circular, policy),
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


def _conclusions(circular: Published, policy: Mapping[str, Any]) -> Iterator[Element]:
    signatory = policy.get("signatory") or {}
    signed = circular.text.signed
    made = []
    if signed:
        place = f"Ditetapkan di {policy['place']}, " if policy.get("place") else ""
        made.append(_dated(place, signed))
    if signatory.get("office"):
        by = "menurut pemberitaan: " if circular.text.provenance.source == "press" else ""
        words = ", ".join(filter(None, (signatory["office"], signatory.get("name"))))
        made.append(_words("conclusions__signature", "p", element("signature", None, by + words)))
    if made:
        yield element("conclusions", {"eId": "conclusions"}, *made)


def _dated(place: str, signed: date) -> Element:
    dated = element("docDate", {"date": signed.isoformat()}, long_date(signed))
    return _words("conclusions__date", "p", place, dated)


def _words(name: str, tag: str, *children: Element | str) -> Element:
    return element(tag, {"eId": name}, *children)
