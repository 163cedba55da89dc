"""What must be read before a text, and how it stands to others: banners, and relations both ways.

Their words hold on every day: Indonesian verbs have no tense, and each names its date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.indonesian.numerals import listed
from publisher.model import status
from publisher.model.label import one_line
from publisher.model.publication import Incoming, Published
from publisher.model.register import Text
from publisher.portal import words
from publisher.portal.context import Portal

_AMENDING: Final = ("mengubah", "replaces")
_CITES: Final = ("melaksanakan", "berdasarkan", "merujuk")
_CITING: Final = 20  # citing circulars that are listed
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


def banners(portal: Portal, circular: Published) -> tuple[Banner, ...]:
    """Return what must be read before the text of a circular, each once."""
    return tuple(dict.fromkeys(_banners(portal, circular)))


def _banners(portal: Portal, circular: Published) -> Iterator[Banner]:
    text, state = circular.text, circular.state
    if text.provenance.source == words.PRESS:
        ref = text.provenance.ref
        source = f" ({ref})" if ref else ""
        yield Banner("warn", f"Disusun dari pemberitaan{source}; bukan naskah resmi.")
    final = state.standing.stretches[-1]
    if final.status == status.WITHDRAWN:
        line = circular.withdrawal
        when = f" {long_date(portal.recorded(line))}" if line else ""
        yield Banner("ended", f"Ditarik dari penerbitan{when}; jangan dipakai.")
    for one in _changes(state.relations_in):
        tone, said, more = _change(portal, text, one) if one.took else ("", "", "")
        if said:
            yield Banner(tone, f"{said}{more}:", f"../../../{one.by}/", portal.called(one.by))
    if final.status in (status.REVOKED, status.SUPERSEDED):
        yield from _ends(portal, state.enders(final), final.first)
    if _UNREGISTERED in state.flags:
        yield Banner(
            "note",
            "Menyebut naskah yang tidak ada dalam register ini; hubungannya dengan naskah itu "
            "tidak dapat dihitung.",
        )


def _ends(
    portal: Portal, enders: tuple[tuple[str, ...], tuple[str, ...]], first: date
) -> Iterator[Banner]:
    """Yield who revoked a circular and who took its place, each with a link."""
    since = f" mulai {long_date(first)}" if first != date.min else ""
    for what, names in zip(("Dicabut", "Diganti"), enders, strict=True):
        for name in names:
            href = f"../../../{name}/"
            yield Banner("ended", f"{what}{since} oleh:", href, portal.called(name))


def limits(portal: Portal, circular: Published) -> Iterator[str]:
    """Yield what others took of the force of a circular, each in a sentence."""
    found = []
    for one in _changes(circular.state.relations_in):
        tone, said, _ = _change(portal, circular.text, one) if one.took else ("", "", "")
        if tone == "warn":
            found.append(f"{said} oleh {portal.called(one.by)}.")
    yield from dict.fromkeys(found)


def _change(portal: Portal, text: Text, one: Incoming) -> tuple[str, str, str]:
    """Return tone, words and more words of what another did to a text, "" where it did nothing."""
    since = f" mulai {long_date(one.on)}" if one.on else ""
    rules = _rules(text, one.rules)
    if one.type in _AMENDING:
        more = "; teks di bawah ini teks asli. Oleh"
        return "warn", f"{rules or 'Sebagian isinya'} diubah{since}", more
    if one.type in words.CUTTING and rules:
        return "warn", f"{rules} dicabut{since}", " oleh"
    if one.type == "memperpanjang":
        last = _extended(portal, text, one)
        until = f" sampai dengan {long_date(last)}" if last else ""
        more = "; teks di bawah ini masih menyebut hari terakhir semula. Oleh"
        return "note", f"{rules} diperpanjang{until}" if rules else f"Diperpanjang{until}", more
    if one.type == "menangguhkan":
        return "warn", f"{rules or 'Seluruhnya'} ditangguhkan{since}", " oleh"
    return "", "", ""


def _extended(portal: Portal, text: Text, one: Incoming) -> date | None:
    """Return the last day that another circular gives a text, None where none is known."""
    known = portal.whole.circulars.get(one.by)
    ends = [
        (relation.effective or known.text.effective).end
        for relation in (known.text.relations if known else ())
        if known and (relation.type, relation.target) == (one.type, text.id)
    ]
    return max((day for day in ends if day), default=None) if all(ends) else None


def _changes(found: tuple[Incoming, ...]) -> Iterator[Incoming]:
    """Yield acts at a circular; that rules replace its rules says more than that it is amended."""
    replacing = {one.by for one in found if one.type == "replaces"}
    for one in sorted(found, key=lambda one: (one.on or date.max, one.by)):
        if one.type != "mengubah" or one.by not in replacing:
            yield one


def _rules(text: Text, names: tuple[str, ...]) -> str:
    """Return rules by their labels, "" where none is named."""
    found = [f"“{one_line(one.label.id)}”" for one in text.rules if one.id in names]
    return f"Aturan {listed(found)}" if found else ""


def outgoing(portal: Portal, text: Text) -> Iterator[Link]:
    """Yield what a text does to others."""
    for one in text.relations:
        known = portal.whole.circulars.get(one.target or "")
        since = one.effective or text.effective
        acts = one.type in ("mencabut", "mengganti", "mengubah", "memperpanjang", "menangguhkan")
        start = f"mulai {long_date(since.start)}" if acts and since.start else ""
        partly = bool(one.rules or one.kinds)
        kinds = portal.whole.vocabulary.kinds
        named = [f"“{kinds[name].label.id}”" for name in one.kinds if name in kinds]
        note = _rules(known.text, one.rules) if known else ""
        note = note or (f"Aturan tentang {listed(named)}" if named else "")
        if known:
            yield Link(
                words.active(one.type, partly=partly),
                portal.called(known.id),
                one_line(known.text.title.id),
                f"../../../{known.id}/",
                start,
                note,
            )
        else:
            label = one.label.id if one.label else (one.target or "naskah lain")
            note = "; ".join(filter(None, (note, "tidak ada dalam register ini")))
            yield Link(words.active(one.type, partly=partly), label, "", "", start, note)


def incoming(portal: Portal, circular: Published) -> Iterator[Link]:
    """Yield what others do to a circular, then who cites it, the first of them by name."""
    text = circular.text
    for one in _changes(circular.state.relations_in):
        known = portal.whole.circulars.get(one.by)
        yield Link(
            words.passive(one.type, partly=bool(one.rules)),
            portal.called(one.by),
            one_line(known.text.title.id) if known else "",
            f"../../../{one.by}/",
            f"mulai {long_date(one.on)}" if one.on else "",
            _rules(text, one.rules) if one.took else "tidak berakibat",
        )
    citing = [*_citing(portal, circular)]
    yield from citing[:_CITING]
    if len(citing) > _CITING:
        yield Link("", f"dan {len(citing) - _CITING} lainnya", "", "")


def _citing(portal: Portal, circular: Published) -> Iterator[Link]:
    """Yield the circulars that rest on one or refer to it, which changes nothing of it."""
    by_kind: dict[str, list[Text]] = {kind: [] for kind in _CITES}
    for name in circular.named_by:
        text = portal.whole.circulars[name].text
        for kind in dict.fromkeys(one.type for one in text.relations if one.target == circular.id):
            if kind in by_kind:
                by_kind[kind].append(text)
    for kind, texts in by_kind.items():
        for text in texts:
            title, href = one_line(text.title.id), f"../../../{text.id}/"
            yield Link(words.passive(kind), words.called(text), title, href)
