"""Circulars in a calendar (RFC 5545): periods in force, reviews, turns of groups, in whole days.

A calendar holds all days and says nothing of today. What was in force stays as it was; the days
that a revocation took away, and what was withdrawn, are entries with STATUS:CANCELLED. Days on
which some rules are in force are entries of their own, which say which. `SEQUENCE` counts the acts
and `DTSTAMP` is the moment of the last: those of others too, and no midnight, so that nothing
changes at midnight.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from publisher import identifiers
from publisher.feeds.announcing import PRESS, code_label, page_address, status_at
from publisher.feeds.calendar_lines import component, day, moment, text
from publisher.feeds.status_words import (
    circular_name,
    partly_words,
    places,
    withdrawn_words,
)
from publisher.model import publication as events
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.circular import Rule
from publisher.model.label import one_line
from publisher.model.publication import Publication, Published, Spell, State
from publisher.model.status import Run, Standing

_BEGIN: Final = b"BEGIN:VEVENT\r\n"
_END: Final = b"END:VCALENDAR\r\n"
_MIDNIGHTS: Final = (events.ENTERED, events.LAPSED, events.REINSTATED, events.TOOK_EFFECT)
_CUT: Final = (status.REVOKED, status.SUPERSEDED, status.WITHDRAWN)
_MOST: Final = 200  # turns that are written one by one
_LAST: Final = date.max - timedelta(1)
_PART: Final = re.compile(r"([0-9]+)([WD])")
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WHOLE: Final = re.compile(r"P([0-9]+[WD])+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Entry:
    """Days in a calendar, both included; `every` is after how many days they come again."""

    name: str
    summary: str
    first: date
    last: date
    every: int = 0
    until: date | None = None
    cancelled: bool = False
    told: tuple[str, ...] = ()  # further lines of its description


@dataclass(frozen=True, slots=True)
class Acts:
    """How often something was done to a circular, and the instant of the last."""

    count: int
    last: datetime


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the calendar of every circular and that of every authority."""
    counted = acts(publication)
    grouped: dict[str, list[Published]] = {}
    for circular in publication.circulars.values():
        grouped.setdefault(circular.text.authority, []).append(circular)
        yield of_circular(publication, circular, counted[circular.id])
    for authority, circulars in sorted(grouped.items()):
        made = (entries(publication, one, counted[one.id]) for one in circulars)
        yield of_authority(publication, authority, made)


def acts(publication: Publication, names: Iterable[str] | None = None) -> Mapping[str, Acts]:
    """Return what was done to circulars, to all or some; no midnight is an act."""
    told = publication.events if names is None else publication.history(names)
    found: dict[str, Acts] = {}
    for one in told:
        if one.event not in _MIDNIGHTS or one.state:  # what another's line reinstates has a state
            count = found[one.id].count if one.id in found else 0
            found[one.id] = Acts(count + 1, one.at)
    return found


def of_circular(publication: Publication, circular: Published, done: Acts) -> Artefact:
    """Return the calendar of one circular; `done` are its acts."""
    name = circular_name(circular.text)
    made = entries(publication, circular, done)
    return _calendar(publication, path_of_circular(circular.id), name, (made,))


def of_authority(publication: Publication, authority: str, made: Iterable[bytes]) -> Artefact:
    """Return the calendar of one authority, from the entries of its circulars."""
    known = publication.vocabulary.authorities.get(authority)
    name = f"Surat Edaran {known.label.id if known else authority}"
    return _calendar(publication, path(authority), name, made)


def entries(publication: Publication, circular: Published, done: Acts) -> bytes:
    """Return the entries of one circular, as they stand in every calendar; `done` are its acts."""
    found = _entries(publication, circular, done.last)
    return b"".join(_component(publication, circular, one, done) for one in found)


def entries_of(calendar: bytes) -> bytes:
    """Return the entries of a calendar that was made here."""
    first, last = calendar.find(_BEGIN), calendar.rfind(_END)
    return calendar[first:last] if first >= 0 else b""


def path_of_circular(identity: str) -> str:
    """Return where the calendar of a circular stands."""
    return f"se/{identity}/calendar.ics"


def path(authority: str) -> str:
    """Return where the calendar of an authority stands."""
    return f"kalender/{authority}.ics"


def _calendar(
    publication: Publication, path: str, name: str, components: Iterable[bytes]
) -> Artefact:
    properties = (
        ("VERSION", "2.0"),
        ("PRODID", text(f"-//{publication.site.domain}//edaran//ID")),
        ("CALSCALE", "GREGORIAN"),
        ("NAME", text(name)),
        ("X-WR-CALNAME", text(name)),
        ("REFRESH-INTERVAL;VALUE=DURATION", "P1D"),
    )
    return Artefact(path, component("VCALENDAR", properties, *components))


def _component(publication: Publication, circular: Published, entry: _Entry, done: Acts) -> bytes:
    name = identifiers.calendar_entry(publication.site, circular.uri, entry.name)
    title = one_line(circular.text.title.id)
    properties = [
        ("UID", text(name)),
        ("DTSTAMP", moment(done.last)),
        ("DTSTART;VALUE=DATE", day(entry.first)),
        ("DTEND;VALUE=DATE", day(min(entry.last, _LAST) + timedelta(1))),  # exclusive
        ("SUMMARY", text(f"{entry.summary}: {title}")),
        ("DESCRIPTION", text("\n".join((*_description(circular), *entry.told)))),
        ("URL", page_address(publication, circular.id)),
        ("SEQUENCE", str(done.count)),
        ("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED"),
        ("TRANSP", "TRANSPARENT"),
    ]
    if entry.every:
        until = f";UNTIL={day(entry.until)}" if entry.until else ""
        properties.append(("RRULE", f"FREQ=DAILY;INTERVAL={entry.every}{until}"))
    return component("VEVENT", properties)


def _description(circular: Published) -> Iterator[str]:
    yield circular_name(circular.text)
    yield one_line(circular.text.title.id)
    if circular.text.provenance.source == "press":
        yield PRESS.capitalize()


def _entries(publication: Publication, circular: Published, at: datetime) -> Iterator[_Entry]:
    """Yield what a circular puts into a calendar, each under a name that stays."""
    letter, standing = circular.text, circular.state.standing
    over = standing.stretches[-1]
    issued = letter.published or letter.signed or circular.lines[0].recorded.date()
    withdrawn = over.status == status.WITHDRAWN
    is_cut = over.status in _CUT
    words = status_at(publication, circular.state, over.first, letter, at) if is_cut else ""
    told = (words,) if withdrawn else ()
    yield _Entry("terbit", "Terbit", issued, issued, cancelled=withdrawn, told=told)
    yield from _periods(circular, standing)
    if is_cut:
        # the name under which it was announced; why it was withdrawn stands in the description
        name = "batal" if standing.runs else "berlaku-1"
        summary = withdrawn_words() if withdrawn else words
        yield from _cut(circular, over.first, _Entry(name, summary, issued, issued, told=(words,)))
    elif circular.state.review_by:
        review = circular.state.review_by
        yield _Entry("tinjau", "Tinjau kembali", review, review)
    if not withdrawn:
        yield from _turns(publication, circular)


def _cut(circular: Published, since: date, entry: _Entry) -> Iterator[_Entry]:
    """Yield the days that were taken away; the first of them where no end was set."""
    period = circular.text.effective
    start = max(since, period.start or date.min)
    if start > date.min:
        last = max(period.end or start, start)
        yield replace(entry, first=start, last=last, cancelled=True)


def _periods(circular: Published, standing: Standing) -> Iterator[_Entry]:
    """Yield the days in force, and apart from them those on which some rules are, by their sets."""
    number = 0
    for run in standing.runs:
        pieces = tuple(_pieces(circular.state, standing, run))
        for first, last in pieces:
            if first == date.min:
                continue
            number += 1
            words = "Berlaku" if len(pieces) == 1 else "Berlaku seluruhnya"
            told: tuple[str, ...] = ()
            if standing.on(first).status == status.PARTLY:
                words = partly_words(circular.state, first, circular.text)
                told = tuple(_rules(circular, first))
            is_open = last == date.max
            words = f"Mulai {words[:1].lower()}{words[1:]}" if is_open else words
            yield _Entry(f"berlaku-{number}", words, first, first if is_open else last, told=told)


def _pieces(state: State, standing: Standing, run: Run) -> Iterator[tuple[date, date]]:
    """Yield the days of a run, cut where some rules are in force and where these are others."""
    starts = {run.first}
    for one in standing.stretches:
        if one.status == status.PARTLY and run.first <= one.first <= run.last:
            starts |= {one.first} | ({one.last + timedelta(1)} if one.last < run.last else set())
            starts |= {day for day in state.turns if one.first < day <= one.last}
    ordered = sorted(starts)
    for index, first in enumerate(ordered):
        yield first, ordered[index + 1] - timedelta(1) if index + 1 < len(ordered) else run.last


def _rules(circular: Published, day: date) -> Iterator[str]:
    """Yield which rules are in force on a day, and which are not."""
    binding = circular.state.binding(day)
    for title, is_binding in (("Berlaku", True), ("Tidak berlaku", False)):
        for rule in circular.text.rules:
            if (rule.id in binding) == is_binding:
                where = "; ".join(places([rule], circular.text))
                yield f"{title}: {one_line(rule.label.id)}" + (f" ({where})" if where else "")


def _turns(publication: Publication, circular: Published) -> Iterator[_Entry]:
    """Yield the turns of groups that rules with a rotation set, while they bind for certain."""
    spells = {one.id: one.spells for one in circular.state.rules}
    for rule in circular.text.rules:
        rotation = rule.do.get("rotation") or {}
        length = _days(rotation.get("every", ""))
        if not (length and rotation.get("anchor")):
            continue
        for number, spell in enumerate(spells.get(rule.id, ()), start=1):
            if spell.certain and spell.first:
                for one in _rotated(publication, rule, spell, length):
                    name = f"{rule.id}-{number}-{one.name}"
                    yield replace(one, name=name)


def _rotated(publication: Publication, rule: Rule, spell: Spell, length: int) -> Iterator[_Entry]:
    rotation: dict[str, Any] = dict(rule.do["rotation"])
    anchor, groups = date.fromisoformat(rotation["anchor"]), int(rotation.get("groups", 2))
    first, last = max(spell.first or anchor, anchor), spell.last or date.max
    place = code_label(publication, rotation["first"]) if rotation.get("first") else ""
    turn = (first - anchor).days // length
    whole = turn if anchor + timedelta(turn * length) == first else turn + 1
    final = (last - anchor).days // length
    many = final - turn >= _MOST
    for one in range(turn, (whole + groups if many else final + 1)):
        begins = anchor + timedelta(one * length)
        yield _Entry(
            name=f"giliran-{one}",
            summary=f"Kelompok {_LETTERS[-one % groups % 26]}" + (f", {place}" if place else ""),
            first=max(begins, first),
            last=min(begins + timedelta(length - 1), last),
            every=length * groups if many and one >= whole else 0,
            until=last if many and last < date.max else None,
        )


def _days(duration: str) -> int:
    """Return the days of a duration (ISO 8601) of days and weeks, 0 of every other."""
    if not _WHOLE.fullmatch(duration):
        return 0
    return sum(int(number) * (7 if unit == "W" else 1) for number, unit in _PART.findall(duration))
