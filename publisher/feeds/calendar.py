"""Circulars in a calendar (RFC 5545): periods in force, reviews, turns of groups, in whole days.

A calendar holds all days and says nothing of today. What was in force stays as it was; the days
that a revocation took away, and what was withdrawn, are entries with STATUS:CANCELLED. `SEQUENCE`
counts the acts, not the midnights, so that nothing changes at midnight.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import chain
from typing import Any, Final

from publisher import identifiers
from publisher.feeds.announcing import PRESS, code_label, page_address
from publisher.feeds.calendar_lines import component, day, moment, text
from publisher.feeds.status_words import circular_name, one_line
from publisher.model import publication as events
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.circular import Rule
from publisher.model.publication import Publication, Published, Spell

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


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the calendar of every circular and that of every authority."""
    counted = acts(publication)
    grouped: dict[str, list[Published]] = {}
    for circular in publication.circulars.values():
        grouped.setdefault(circular.text.authority, []).append(circular)
        yield of_circular(publication, circular, counted.get(circular.id, 0))
    for authority, circulars in sorted(grouped.items()):
        yield of_authority(publication, authority, circulars, counted)


def acts(publication: Publication, names: Iterable[str] | None = None) -> Mapping[str, int]:
    """Return how often something was done to circulars, to all or some; no midnight is an act."""
    told = publication.events if names is None else publication.history(names)
    return Counter(one.id for one in told if one.event not in _MIDNIGHTS)


def of_circular(publication: Publication, circular: Published, sequence: int) -> Artefact:
    """Return the calendar of one circular; `sequence` counts its acts."""
    name = circular_name(circular.text)
    made = _components(publication, circular, sequence)
    return _calendar(publication, f"se/{circular.id}/calendar.ics", name, made)


def of_authority(
    publication: Publication,
    authority: str,
    circulars: Iterable[Published],
    counted: Mapping[str, int],
) -> Artefact:
    """Return the calendar of one authority, from its circulars."""
    known = publication.vocabulary.authorities.get(authority)
    name = f"Surat Edaran {known.label.id if known else authority}"
    made = (_components(publication, one, counted.get(one.id, 0)) for one in circulars)
    return _calendar(publication, path(authority), name, chain.from_iterable(made))


def path(authority: str) -> str:
    """Return where the calendar of an authority stands."""
    return f"kalender/{authority}.ics"


def _components(publication: Publication, circular: Published, sequence: int) -> Iterator[bytes]:
    for entry in _entries(publication, circular):
        yield _component(publication, circular, entry, sequence)


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


def _component(
    publication: Publication, circular: Published, entry: _Entry, sequence: int
) -> bytes:
    name = identifiers.calendar_entry(publication.site, circular.uri, entry.name)
    title = one_line(circular.text.title.id)
    properties = [
        ("UID", text(name)),
        ("DTSTAMP", moment(circular.lines[-1].recorded)),
        ("DTSTART;VALUE=DATE", day(entry.first)),
        ("DTEND;VALUE=DATE", day(min(entry.last, _LAST) + timedelta(1))),  # exclusive
        ("SUMMARY", text(f"{entry.summary}: {title}")),
        ("DESCRIPTION", text("\n".join(_description(circular)))),
        ("URL", page_address(publication, circular.id)),
        ("SEQUENCE", str(sequence)),
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


def _entries(publication: Publication, circular: Published) -> Iterator[_Entry]:
    """Yield what a circular puts into a calendar, each under a name that stays."""
    letter = circular.text
    issued = letter.published or letter.signed or circular.lines[0].recorded.date()
    over = circular.state.standing.stretches[-1]
    yield _Entry("terbit", "Terbit", issued, issued, cancelled=over.status == status.WITHDRAWN)
    for number, run in enumerate(circular.state.standing.runs, start=1):
        if run.is_open:
            yield _Entry(f"berlaku-{number}", "Mulai berlaku", run.first, run.first)
        elif run.first > date.min:
            yield _Entry(f"berlaku-{number}", "Berlaku", run.first, run.last)
    if over.status in _CUT:
        yield from _cut(circular, over.first)
    elif circular.state.review_by:
        review = circular.state.review_by
        yield _Entry("tinjau", "Tinjau kembali", review, review)
    if over.status != status.WITHDRAWN:
        yield from _turns(publication, circular)


def _cut(circular: Published, since: date) -> Iterator[_Entry]:
    """Yield the days that were taken away; the first of them where no end was set."""
    period = circular.text.effective
    start = max(since, period.start or date.min)
    if start > date.min:
        last = max(period.end or start, start)
        name = "batal" if circular.state.standing.runs else "berlaku-1"  # it was announced so
        yield _Entry(name, "Tidak berlaku lagi", start, last, cancelled=True)


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
