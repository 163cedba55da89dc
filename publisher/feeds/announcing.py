"""What an event says to people: its name, and five lines that are ready to be sent on.

An announcement goes by what was known at its instant: the revision and the state of then. So an
event of years ago reads the same in every release, and archives of feeds are never rewritten.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from publisher.feeds.shapes import PAGE
from publisher.feeds.status_words import circular_name, status_words
from publisher.indonesian.dates import long_date
from publisher.model import publication as events
from publisher.model import status
from publisher.model.label import Label, one_line
from publisher.model.publication import Event, Publication, State
from publisher.model.register import WITHDRAW, Text

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
    events.RESTATED: Label("Keadaan diperbarui", "Restated"),
}
_REVOKED_BEFORE: Final = "Dicabut sebelum berlaku"  # superseded by what puts nothing in its place
_TEXTS: Final = (events.ISSUED, events.CORRECTED, events.REPUBLISHED)
PRESS: Final = "disusun dari pemberitaan; bukan naskah resmi"


@dataclass(frozen=True, slots=True)
class Announcement:
    """An event as it is announced, what it is called first; `issued` is when its circular was.

    `status` is the code of the day of the event, None where it was uncertain; `ends` are the
    events that it takes back. The `event` is without its state, of which the lines say enough.
    """

    event: Event
    label: str
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


# What says which events are announced how: made anew, or as it was kept.
Announcer = Callable[[Publication, Iterable[int]], Iterable[Announcement]]


def announcements(
    publication: Publication, wanted: Iterable[int] | None = None
) -> Iterator[Announcement]:
    """Yield what is announced of events in their order: of all, or of those with a wanted `seq`.

    What an event says rests on the events before it that are of the same circular.
    """
    told = _Told(publication)
    if wanted is None:
        yield from map(told.announce, publication.events)
        return
    sought = frozenset(wanted)
    chosen = (publication.events[seq - 1] for seq in sorted(sought))
    for event in publication.history({event.id for event in chosen}):
        if event.seq in sought:
            yield told.announce(event)
        else:
            told.learn(event)


def page_address(publication: Publication, identity: str) -> str:
    """Return the address of the page of a circular."""
    return f"{publication.site.address}/se/{identity}/"


def named_at(publication: Publication, identity: str, at: datetime) -> str:
    """Return how a circular was called at an instant; nothing later changes that."""
    known = publication.circulars.get(identity)
    if known is None:
        return identity
    revisions = (
        line.revision for line in known.lines if line.recorded <= at and line.event != WITHDRAW
    )
    text = publication.texts.get((identity, max(revisions, default=1)))
    return circular_name(text or known.text)


def status_at(publication: Publication, state: State, day: date, text: Text, at: datetime) -> str:
    """Return what a circular is on a day, in the words of an instant."""
    lines = publication.circulars[state.id].lines
    told = (one for one in reversed(lines) if one.event == WITHDRAW and one.recorded <= at)
    note = next((one.note for one in told), "")
    return status_words(state, day, text, lambda name: named_at(publication, name, at), note)


def code_label(publication: Publication, code: str) -> str:
    """Return how a code is called, whichever list it is of; itself where nobody knows it."""
    schemes = publication.vocabulary.schemes.values()
    return next((codes[code].label.id for codes in schemes if code in codes), code)


def themes(publication: Publication, text: Text) -> tuple[str, ...]:
    """Return the themes of what a text rules, in the order of its rules."""
    kinds = publication.vocabulary.kinds
    found = (kinds[rule.kind].theme for rule in text.rules if rule.kind in kinds)
    return tuple(dict.fromkeys(theme for theme in found if theme))


def pages(publication: Publication) -> int:
    """Return how many pages are full."""
    return len(publication.events) // PAGE


def page(number: int) -> range:
    """Return the `seq` of the events of a full page, counted from one."""
    return range((number - 1) * PAGE + 1, number * PAGE + 1)


def newest(publication: Publication) -> range:
    """Return the `seq` of the events of the last full page and of what follows it."""
    return range(max(0, pages(publication) - 1) * PAGE + 1, len(publication.events) + 1)


class _Told:
    """What is known while the events are told one after the other."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._states: dict[str, State] = {}
        self._entries: dict[str, list[int]] = {}

    def learn(self, event: Event) -> tuple[int, ...]:
        """Take note of the next event; return the events that it takes back."""
        name = event.id
        if event.state:
            self._states[name] = event.state
        if event.event == events.WITHDRAWN:
            return tuple(self._entries.pop(name, ()))
        if event.event in _TEXTS:
            self._entries.setdefault(name, []).append(event.seq)
        return ()

    def announce(self, event: Event) -> Announcement:
        """Return what is announced of the next event."""
        ends = self.learn(event)
        circular, text = self._publication.circulars[event.id], self._publication.text(event)
        code, words = self._status(event, text)
        address = page_address(self._publication, event.id)
        label = self._label(event)
        return Announcement(
            event=replace(event, state=None),
            label=label,
            uri=circular.uri,
            address=address,
            issued=min(circular.lines[0].recorded, event.at),
            status=code,
            lines=(
                f"*{label}{self._by(event)}*: {circular_name(text)}",
                one_line(text.title.id),
                self._authority(text),
                words,
                address,
            ),
            ends=ends,
        )

    def _status(self, event: Event, text: Text) -> tuple[str | None, str]:
        state = self._states.get(event.id)
        if state is None:
            return None, long_date(event.on) if event.on else ""
        day = event.at.astimezone(ZoneInfo(state.zone)).date()
        code = state.standing.on(day).status
        words = status_at(self._publication, state, day, text, event.at)
        return None if code == status.UNKNOWN else code, words

    def _label(self, event: Event) -> str:
        """Return what happened; what is only revoked before its first day has no successor."""
        state = self._states.get(event.id)
        if event.event == events.SUPERSEDED and state and state.deed(event.by) == "mencabut":
            return _REVOKED_BEFORE
        return EVENTS[event.event].id

    def _by(self, event: Event) -> str:
        return f" oleh {named_at(self._publication, event.by, event.at)}" if event.by else ""

    def _authority(self, text: Text) -> str:
        known = self._publication.vocabulary.authorities.get(text.authority)
        name = known.label.id if known else text.authority
        return f"{name} ({PRESS})" if text.provenance.source == "press" else name
