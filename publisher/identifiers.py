"""Addresses of circulars that never change, after the naming convention of Akoma Ntoso.

A work is `/akn/id-3601/act/circular/bupati/2020/800-2688-bkd`, its text as issued
`…/ind@2020-11-16`, a paragraph of that `…/!main~p_1__a__2`. The language is always written,
since readers take English where it is missing; a suffix stands behind `!main` only, since
`ind@2020-11-16.akn` reads as a date. Events have tag URIs that stay when a site moves.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from publisher.model.publication import Published, Site
from publisher.model.register import Text
from publisher.model.vocabulary import Authority, Vocabulary, office

LANGUAGE: Final = "ind"
COUNTRY: Final = "id"
_IDENTITY: Final = re.compile(r"[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*", re.ASCII)
_CODE: Final = re.compile(r"[0-9]{2}(\.[0-9]{2})*", re.ASCII)
_ACTOR: Final = re.compile(r"[a-z][a-z0-9-]*", re.ASCII)
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*", re.ASCII)
_SUFFIX: Final = re.compile(r"[a-z0-9]+", re.ASCII)
# What programs write where they know no day.
_STAND_INS: Final = frozenset({date.min, date.max, date(1970, 1, 1)})
_TAG: Final = re.compile(r"tag:([^,:]+),([0-9]{4}):")
_OFFICES: Final = "jabatan"


class IdentifierError(ValueError):
    """Something cannot be part of an address that is to stay."""


def actor(policy: Mapping[str, Any], vocabulary: Vocabulary) -> str:
    """Return the code of the office that signs a policy, "" where none is named."""
    label = (policy.get("signatory") or {}).get("office") or ""
    known = office(vocabulary.schemes.get(_OFFICES, {}), label)
    found = known.id if known else re.sub("[^a-z0-9]+", "-", label.lower()).strip("-")
    return found if _ACTOR.fullmatch(found) else ""


def work(identity: str, authority: Authority, actor: str = "") -> str:
    """Return the address of a circular; an authority without a code stands where the actor does.

    The actor is that of the first revision: an address does not change with a correction.
    IdentifierError where id, code or actor would read as something else.
    """
    if not _IDENTITY.fullmatch(identity):
        raise IdentifierError(identity)
    own, year, slug = identity.split("/")
    if own != authority.id:
        message = f"{identity} is not of {authority.id}"
        raise IdentifierError(message)
    if authority.code and not _CODE.fullmatch(authority.code):
        raise IdentifierError(authority.code)
    if actor and not _ACTOR.fullmatch(actor):
        raise IdentifierError(actor)
    place = f"{COUNTRY}-{authority.code.replace('.', '')}" if authority.code else COUNTRY
    issuer = actor if authority.code else own
    if issuer and not _ACTOR.fullmatch(issuer):
        raise IdentifierError(issuer)
    return "/".join(("/akn", place, "act", "circular", *filter(None, [issuer]), year, slug))


def expression(work: str, day: date | None, revision: int = 1) -> str:
    """Return the address of a text as issued; its day is that of `expression_day`.

    IdentifierError where the day is unknown, or one that stands for an unknown day.
    """
    later = f".{revision}" if revision > 1 else ""
    return f"{work}/{LANGUAGE}@{_day(day)}{later}"


def at_or_before(work: str, day: date) -> str:
    """Return the address of whichever text was the newest on a day."""
    return f"{work}/{LANGUAGE}:{_day(day)}"


def expression_day(text: Text, recorded: date) -> date:
    """Return the day that a text goes by: its first in force, signed, published, or recorded."""
    return text.effective.start or text.signed or text.published or recorded


def issued_day(circular: Published) -> date:
    """Return the day that the newest text of a circular goes by."""
    text = circular.text
    entered = next(line for line in circular.lines if line.revision == text.revision)
    return expression_day(text, entered.recorded.date())


def issued_as(circular: Published) -> str:
    """Return the address of the newest text of a circular as it was issued."""
    return expression(circular.uri, issued_day(circular), circular.text.revision)


def element(label: str) -> str:
    """Return the id of a paragraph in a document: `1.a.2)` is p_1__a__2."""
    parts = label.replace(")", "").split(".")
    if not all(map(_NAME.fullmatch, parts)):
        raise IdentifierError(label)
    return "p_" + "__".join(parts)


def paragraph(expression: str, label: str) -> str:
    """Return the address of a paragraph by its label."""
    return f"{expression}/!main~{element(label)}"


def rule(expression: str, name: str) -> str:
    """Return the address of a rule by its id."""
    if not _NAME.fullmatch(name):
        raise IdentifierError(name)
    return f"{expression}/!main~rule_{name}"


def manifestation(expression: str, suffix: str) -> str:
    """Return the address of a file made of a text, such as its PDF."""
    if not _SUFFIX.fullmatch(suffix):
        raise IdentifierError(suffix)
    return f"{expression}/!main.{suffix}"


def event(site: Site, seq: int) -> str:
    """Return the tag URI of an event."""
    return f"{_tag(site)}:event/{seq}"


def calendar_entry(site: Site, uri: str, part: str) -> str:
    """Return the tag URI of an entry in calendars, a part of a circular."""
    return f"{_tag(site)}:calendar{uri}/{part}"


def feed(site: Site, name: str = "") -> str:
    """Return the tag URI of a feed."""
    return f"{_tag(site)}:feed" + (f"/{name}" if name else "")


def named_by(uri: str) -> tuple[str, int] | None:
    """Return domain and year of a tag URI, None where it is none."""
    found = _TAG.match(uri)
    return (found[1], int(found[2])) if found else None


def _tag(site: Site) -> str:
    return f"tag:{site.domain},{site.year}"


def _day(day: date | None) -> str:
    if day is None or day in _STAND_INS:
        message = f"no day to go by: {day}"
        raise IdentifierError(message)
    return day.isoformat()
