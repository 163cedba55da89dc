"""The files of a release outside the folders of circulars: made where something moved them.

Every other is handed over by its SHA-256 as it stands in the release before. Which may be handed
over is told by what a file hangs on: the lines under an authority, the circulars of an authority
and year, the events of a page, the months up to the horizon.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from functools import cached_property

from publisher.feeds import (
    atom,
    calendar,
    changes,
    clients,
    conformance,
    days,
    jdihn,
    json_feed,
    ledger,
    numbers,
    on,
    schemas,
    snapshot,
    timeline,
    vocabulary,
)
from publisher.feeds.shapes import PAGE, Shapes, place
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, State
from publisher.pipeline.fragments import Fragments
from publisher.pipeline.publication import below
from publisher.release.heads import Head
from publisher.release.staging import Stored

_PAGED = ("feed/changes/", "feed/atom/", "feed/json/")
File = Artefact | Stored


@dataclass(frozen=True)
class ReleaseFeeds:
    """The feeds of one release; `before` is one whose files may be handed over."""

    whole: Publication
    fragments: Fragments
    before: Head | None

    def files(self) -> Iterator[File]:
        """Yield all files."""
        whole = self.whole
        self.fragments.update(whole)
        yield self.fragments.listed(whole, "current", status.ALIVE)
        yield self.fragments.listed(whole, "upcoming", (status.COMING,))
        yield self.fragments.agenda()
        for feed in (vocabulary, schemas, conformance, clients):
            yield from feed.artefacts(whole)
        yield from self._records()
        yield from self._on()
        yield from self._paged()
        yield from self._ledger()
        yield from self._by_folder()
        yield from self._by_authority()

    @cached_property
    def _before(self) -> Mapping[str, str]:
        return self.before.files if self.before else {}

    @cached_property
    def _since(self) -> int:
        """Return the last event that the release before tells."""
        return int(self.before.index["changes"]["last_seq"]) if self.before else 0

    def _kept(self, path: str) -> Stored | None:
        found = self._before.get(path)
        return Stored(path, found) if found else None

    def _records(self) -> Iterator[File]:
        """Yield the records for the national network, of the day and of later ones."""
        today, later = self.fragments.records(self.whole)
        yield Artefact(jdihn.PATH, jdihn.array(today.values()))
        data = b""
        changed: frozenset[date] = frozenset(later)
        for day, records in jdihn.differing(self.whole, today, later):
            kept = None if self._restated else self._kept(jdihn.dated(day))
            if kept:
                yield kept
                data = b""
                continue
            if not data or day in changed:
                data = jdihn.array(records.values())
            yield Artefact(jdihn.dated(day), data)

    @cached_property
    def _restated(self) -> frozenset[str]:
        """Return the circulars whose text or state is another since: no midnight moves these."""
        if self.before is None:
            return frozenset(self.whole.circulars)
        return frozenset(one.id for one in self.whole.events[self._since :] if one.state)

    def _on(self) -> Iterator[File]:
        """Yield the lists of days."""
        first, last = on.span(self.whole)
        found = [first, *self.fragments.days(first, last)]
        same = self._same_days(found)
        for day in sorted(same):
            yield Stored(on.path(day), self._before[on.path(day)])
        wanted = [day for day in found if day not in same]
        if not wanted:
            return
        statuses = self.fragments.statuses(wanted[0], wanted[-1])
        yield from on.lists(found, frozenset(wanted), statuses)

    def _paged(self) -> Iterator[File]:
        """Yield the log, and its events as feeds: full pages stay, and what no event moved."""
        whole, shapes = self.whole, Shapes(self.whole)
        full = len(whole.events) // PAGE
        made = [
            changes.page(whole, shapes, number, f"{number:06}.json")
            for number in range(self._since // PAGE + 1, full + 1)
        ]
        made.append(changes.page(whole, shapes, full + 1, "head.json"))
        made += [*atom.artefacts(whole, self._since), *json_feed.artefacts(whole, self._since)]
        yield from made
        gone = {one.path for one in made}
        gone.update(atom.copy("theme", one) for one in atom.moved_themes(whole, self._since))
        for path, found in self._before.items():
            if path.startswith(_PAGED) and path not in gone:
                yield Stored(path, found)

    def _ledger(self) -> Iterator[File]:
        """Yield the agenda book by years; only the last of them grow."""
        lines = self.before.lines if self.before else 0
        new = self.whole.ledger[lines:]
        first = new[0].recorded.astimezone(UTC).year if new else None
        start = len(self.whole.ledger)
        while first and start and ledger.year(self.whole.ledger[start - 1]) >= first:
            start -= 1
        made = list(ledger.years(self.whole.ledger[start:]))
        yield from made
        paths = {one.path for one in made}
        for path, found in self._before.items():
            if path.startswith("feed/ledger/") and path not in paths:
                yield Stored(path, found)

    def _by_folder(self) -> Iterator[File]:
        """Yield what tells the circulars of an authority and year, and the list of the parts."""
        whole, shapes = self.whole, Shapes(self.whole)
        folders: dict[str, list[str]] = {}
        for name in whole.circulars:
            folders.setdefault(place(name), []).append(name)
        moved = {place(name) for name in self._restated}
        listed = []
        for folder, names in folders.items():
            number = self._kept(numbers.path(folder))
            part = self._kept(snapshot.path(folder))
            entry = self.fragments.part(folder) if part else None
            told = part is not None and entry is not None and entry["sha256"] == part.sha256
            if number and part and entry and told and folder not in moved:
                yield from (number, part)
                listed.append(entry)
                continue
            own = [whole.circulars[name] for name in names]
            yield numbers.of_place(whole, folder, own)
            made = snapshot.part(whole, shapes, folder, own)
            yield made
            listed.append(snapshot.entry(made))
            self.fragments.keep_part(folder, listed[-1])
        yield snapshot.whole(whole, listed)

    def _by_authority(self) -> Iterator[File]:
        """Yield the calendars of authorities, and the days of those under them."""
        whole = self.whole
        grouped: dict[str, list[str]] = {}
        for name in whole.circulars:
            grouped.setdefault(name.partition("/")[0], []).append(name)
        moved = {name.partition("/")[0] for name in self._restated}
        for authority, names in sorted(grouped.items()):
            kept = self._kept(calendar.path(authority))
            if kept and authority not in moved:
                yield kept
                continue
            own = [whole.circulars[name] for name in names]
            yield calendar.of_authority(whole, authority, own, calendar.acts(whole, names))
        yield from self._timelines()
        yield from self._months()

    @cached_property
    def _ruled(self) -> frozenset[str]:
        """Return the authorities under which a line since the release before may bind."""
        new = self.whole.ledger[self.before.lines if self.before else 0 :]
        return frozenset(
            below(self.whole.vocabulary, {one.circular.partition("/")[0] for one in new})
        )

    def _timelines(self) -> Iterator[File]:
        kept = self._timelines_before()
        for authority in self.whole.phases:
            if authority in kept and authority not in self._ruled:
                yield from kept[authority]
            else:
                phases = self.whole.phases[authority]
                yield from timeline.of_authority(self.whole, authority, phases)

    def _timelines_before(self) -> Mapping[str, list[Stored]]:
        """Return the timelines of the release before, unless a year has begun since."""
        found: dict[str, list[Stored]] = {}
        if self.before is None or self._horizon(self.before).year != on.span(self.whole)[1].year:
            return found
        for path, name in self._before.items():
            if path.startswith("feed/timeline/"):
                found.setdefault(path.split("/")[2], []).append(Stored(path, name))
        return found

    def _horizon(self, head: Head) -> date:
        return date.fromisoformat(head.index["as_of"]) + timedelta(self.whole.site.horizon)

    def _months(self) -> Iterator[File]:
        for authority, year, month in self.whole.months:
            named = f"{year:04}/{month:02}"
            kept = None if authority in self._ruled else self._kept(days.path(authority, named))
            if kept:
                yield kept
            else:
                found = self.whole.months[authority, year, month]
                yield days.of_month(self.whole, authority, named, found)

    def _same_days(self, found: list[date]) -> frozenset[date]:
        """Return the days whose lists are those of the release before."""
        earlier = sorted(
            date.fromisoformat(path[len("feed/on/") : -len(".json")])
            for path in self._before
            if path.startswith("feed/on/")
        )
        around = _around(earlier)
        same = {day for day, beside in _around(found).items() if around.get(day) == beside}
        for name in self._restated if same else ():
            new = self.whole.circulars[name].state
            old = self._state_before(name)
            same = {day for day in same if _code(old, day) == _code(new, day)}
        return frozenset(same)

    def _state_before(self, name: str) -> State | None:
        told = self.whole.history((name,))
        return next(
            (one.state for one in reversed(told) if one.state and one.seq <= self._since), None
        )


def _around(found: list[date]) -> Mapping[date, tuple[date | None, date | None]]:
    """Return what comes before and after each day."""
    padded = (None, *found, None)
    return dict(zip(found, zip(padded, padded[2:], strict=False), strict=False))


def _code(state: State | None, day: date) -> str | None:
    """Return the status that a list of a day tells, None where the circular is not in it."""
    found = state.standing.on(day).status if state else None
    return found if found in on.LISTED else None
