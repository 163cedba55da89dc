"""What an event says to people: its name, and five lines that are ready to be sent on.

An announcement goes by what was known at its instant: the revision and the state of then. So an
event of years ago reads the same in every release, and archives of feeds are never rewritten.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from publisher.feeds.status_words import circular_name, one_line, status_words
from publisher.indonesian.dates import long_date
from publisher.model import publication as events
from publisher.model import status
from publisher.model.label import Label
from publisher.model.publication import Event, Publication, State
from publisher.model.register import Text

PAGE: Final = 200  # events of a full page

EVENTS: Final[Mapping[str, Label]] = {
    events.ISSUED: Label("Diterbitkan", "Issued"),
    events.CORRECTED: Label("Diralat", "Corrected"),
    events.REPUBLISHED: Label("Terbit ulang tanpa perubahan hukum", "Republished unchanged in law"),
    events.WITHDRAWN: Label("Ditarik", "Withdrawn"),
    events.AMENDED: Label("Diubah", "Amended"),
    events.EXTENDED: Label("Diperpanjang", "Extended"),
    events.SUSPENDED: Label("Ditangguhkan", "Suspended"),
    events.REVOKED: Label("Dicabut", "Revoked"),
    events.PARTIALLY_REVOKED: Label("Dicabut sebagian", "Revoked in part"),
    events.REPLACED: Label("Digantikan", "Replaced"),
    events.SUPERSEDED: Label("Digantikan sebelum berlaku", "Superseded before effect"),
    events.ENTERED: Label("Mulai berlaku", "Entered into force"),
    events.LAPSED: Label("Berakhir", "Lapsed"),
    events.REINSTATED: Label("Berlaku kembali", "Reinstated"),
    events.TOOK_EFFECT: Label("Mulai berdampak", "Took effect"),
}
_TEXTS: Final = (events.ISSUED, events.CORRECTED, events.REPUBLISHED)
PRESS: Final = "disusun dari pemberitaan; bukan naskah resmi"


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event as it is announced; `issued` is when its circular was issued.

    `status` is the code of the day of the event, None where it was uncertain; `ends` are the
    events that it takes back.
    """

    event: Event
    text: Text
    uri: str
    address: str
    issued: datetime
    status: str | None
    lines: tuple[str, str, str, str, str]
    ends: tuple[int, ...] = ()

    @property
    def headline(self) -> str:
        """Return what happened to which circular."""
        return self.lines[0].replace("*", "", 2)


def announcements(publication: Publication) -> Iterator[Announcement]:
    """Yield what is announced of every event, in their order."""
    told = _Told(publication)
    for event in publication.events:
        yield told.announce(event)


def page_address(publication: Publication, identity: str) -> str:
    """Return the address of the page of a circular."""
    return f"{publication.site.address}/se/{identity}/"


def code_label(publication: Publication, code: str) -> str:
    """Return how a code is called, whichever list it is of; itself where nobody knows it."""
    schemes = publication.vocabulary.schemes.values()
    return next((codes[code].label.id for codes in schemes if code in codes), code)


def themes(publication: Publication, text: Text) -> tuple[str, ...]:
    """Return the themes of what a text rules, in the order of its rules."""
    kinds = publication.vocabulary.kinds
    found = (kinds[rule.kind].theme for rule in text.rules if rule.kind in kinds)
    return tuple(dict.fromkeys(theme for theme in found if theme))


def pages(announced: Sequence[Announcement]) -> Iterable[Sequence[Announcement]]:
    """Return the full pages, oldest first."""
    full = len(announced) // PAGE
    return [announced[number * PAGE : (number + 1) * PAGE] for number in range(full)]


def newest(announced: Sequence[Announcement]) -> Sequence[Announcement]:
    """Return the last full page and what follows it."""
    return announced[max(0, len(announced) // PAGE - 1) * PAGE :]


class _Told:
    """What is known while the events are told one after the other."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._texts: dict[str, Text] = {}
        self._states: dict[str, State] = {}
        self._issued: dict[str, datetime] = {}
        self._entries: dict[str, list[int]] = {}

    def announce(self, event: Event) -> Announcement:
        """Return what is announced of the next event."""
        name = event.id
        text = self._texts[name] = self._publication.text(event)
        issued = self._issued.setdefault(name, event.at)
        if event.state:
            self._states[name] = event.state
        ends: tuple[int, ...] = ()
        if event.event == events.WITHDRAWN:
            ends = tuple(self._entries.pop(name, ()))
        elif event.event in _TEXTS:
            self._entries.setdefault(name, []).append(event.seq)
        code, words = self._status(event, text)
        address = page_address(self._publication, name)
        return Announcement(
            event=event,
            text=text,
            uri=self._publication.circulars[name].uri,
            address=address,
            issued=issued,
            status=code,
            lines=(
                f"*{EVENTS[event.event].id}{self._by(event)}*: {circular_name(text)}",
                one_line(text.title.id),
                self._authority(text),
                words,
                address,
            ),
            ends=ends,
        )

    def _status(self, event: Event, text: Text) -> tuple[str | None, str]:
        state = self._states.get(event.id)
        if event.event == events.WITHDRAWN:
            reason = f": {one_line(event.note)}" if event.note else ""
            return status.WITHDRAWN, f"Ditarik dari penerbitan{reason}"
        if state is None:
            return None, long_date(event.on) if event.on else ""
        day = event.at.astimezone(ZoneInfo(state.zone)).date()
        code = state.standing.on(day).status
        words = status_words(state.standing, day, text, self._named)
        return None if code == status.UNKNOWN else code, words

    def _by(self, event: Event) -> str:
        return f" oleh {self._named(event.by)}" if event.by else ""

    def _named(self, identity: str) -> str:
        if identity in self._texts:
            return circular_name(self._texts[identity])
        known = self._publication.circulars.get(identity)
        return circular_name(known.text) if known else identity

    def _authority(self, text: Text) -> str:
        known = self._publication.vocabulary.authorities.get(text.authority)
        name = known.label.id if known else text.authority
        return f"{name} ({PRESS})" if text.provenance.source == "press" else name
