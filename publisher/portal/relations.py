"""What must be read before a text, and how it stands to others: banners, and relations both ways.

Their words hold on every day: Indonesian verbs have no tense, and each names its date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model import status
from publisher.model.publication import Incoming, Published
from publisher.model.register import Text
from publisher.portal import words
from publisher.portal.context import Portal

_UNREGISTERED: Final = "target-unregistered"


@dataclass(frozen=True, slots=True)
class Banner:
    """Something that must be read before the text; `href` leads to what it speaks of."""

    tone: str  # warn, ended, note
    words: str
    href: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A relation in one direction: what, to which circular, since when."""

    what: str
    name: str
    title: str
    href: str
    since: str = ""
    note: str = ""


def banners(portal: Portal, circular: Published) -> Iterator[Banner]:
    """Yield what must be read before the text of a circular."""
    text, state = circular.text, circular.state
    if text.provenance.source == words.PRESS:
        ref = text.provenance.ref
        source = f" ({ref})" if ref else ""
        yield Banner("warn", f"Disusun dari pemberitaan{source}; bukan naskah resmi.")
    final = state.standing.stretches[-1]
    if final.status == status.WITHDRAWN:
        yield Banner("ended", "Ditarik dari penerbitan. Naskahnya tidak berlaku lagi.")
    for one in state.relations_in:
        if one.took and one.type in ("mengubah", "replaces"):
            since = f" mulai {long_date(one.on)}" if one.on else ""
            what = _points(text, one)
            yield Banner(
                "warn",
                f"{what} diubah{since}; teks di bawah ini teks asli. Diubah oleh:",
                f"../../../{one.by}/",
                portal.called(one.by),
            )
    for name in final.by if final.status == status.REVOKED else ():
        since = long_date(final.first)
        href = f"../../../{name}/"
        yield Banner("ended", f"Dicabut mulai {since} oleh:", href, portal.called(name))
    if _UNREGISTERED in state.flags:
        yield Banner(
            "note",
            "Menyebut naskah yang tidak ada dalam register ini; hubungannya dengan naskah itu "
            "tidak dapat dihitung.",
        )


def _points(text: Text, one: Incoming) -> str:
    """Return which points of a text another changed, as far as they are named."""
    named = [cite.p for rule in text.rules if rule.id in one.rules for cite in rule.cite if cite.p]
    found = sorted(set(named))
    return f"Butir {', '.join(found)}" if found else "Sebagian isinya"


def outgoing(portal: Portal, text: Text) -> Iterator[Link]:
    """Yield what a text does to others."""
    for one in text.relations:
        known = portal.whole.circulars.get(one.target or "")
        since = one.effective or text.effective
        acts = one.type in ("mencabut", "mengganti", "mengubah", "memperpanjang", "menangguhkan")
        start = f"mulai {long_date(since.start)}" if acts and since.start else ""
        if known:
            yield Link(
                words.active(one.type),
                portal.called(known.id),
                words.one_line(known.text.title.id),
                f"../../../{known.id}/",
                start,
            )
        else:
            label = one.label.id if one.label else (one.target or "naskah lain")
            yield Link(words.active(one.type), label, "", "", start, "tidak ada dalam register ini")


def incoming(portal: Portal, found: tuple[Incoming, ...]) -> Iterator[Link]:
    """Yield what others do to a text."""
    for one in sorted(found, key=lambda one: (one.on or date.max, one.by)):
        known = portal.whole.circulars.get(one.by)
        yield Link(
            words.passive(one.type),
            portal.called(one.by),
            words.one_line(known.text.title.id) if known else "",
            f"../../../{one.by}/",
            f"mulai {long_date(one.on)}" if one.on else "",
            "" if one.took else "tidak berakibat",
        )
