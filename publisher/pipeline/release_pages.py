"""The pages of a release beside those of circulars: made where something moved them.

They stand in folders, each of which is handed over as it is where nothing in it moved. What names
the day of the release is made each time.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, partial
from itertools import chain, islice
from pathlib import Path
from typing import Final

from publisher.feeds import on
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published
from publisher.pipeline.book import circulars
from publisher.pipeline.fragments import Fragments
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.release_days import civil_days
from publisher.pipeline.standings import Standings, Statuses, shown_on
from publisher.portal import day_pages, frame, list_pages, note_pages, sitemap, unit_pages
from publisher.portal.context import Portal
from publisher.portal.day_pages import MANY, Listing, Unit
from publisher.portal.unit_pages import Situation
from publisher.register.knowledge import reach
from publisher.release import trees
from publisher.release.heads import Head
from publisher.release.staging import File, Folder, Stored, Unchanged
from publisher.release.writing import Content

_UNCERTAIN: Final = (status.UNKNOWN, status.SUSPENDED)
_SHOWN: Final = (*status.ALIVE, *_UNCERTAIN, status.COMING)


@dataclass(frozen=True)
class ReleasePages:
    """The pages of one release; `dirty` are the circulars that moved since `before`."""

    site: Path
    portal: Portal
    fragments: Fragments
    dirty: frozenset[str]
    before: Head | None

    @property
    def whole(self) -> Publication:
        """Return what is published."""
        return self.portal.whole

    def beside(self, feeds: Content) -> Content:
        """Return feeds with the pages beside them, each folder made when it is asked for."""
        own, others = self._folders, feeds.folders
        folders = Lazy(
            sorted((*others, *own), key=self._authority),  # what they share is read once
            lambda name: own[name]() if name in own else others[name],
            most=0,
        )
        return Content(folders, chain(feeds.files, self._files()))

    def _authority(self, folder: str) -> str:
        """Return the authority whose files a folder holds, "" where it holds those of many."""
        return next((one for one in folder.split("/") if one in self._by_authority), "")

    @cached_property
    def _folders(self) -> Mapping[str, Callable[[], Folder]]:
        """Return what makes each folder of pages, by its path."""
        found: dict[str, Callable[[], Folder]] = {"berlaku": self._days}
        for name in self.whole.phases:
            found[f"unit/{name}"] = partial(self._unit, name)
        for name in self._by_authority:
            found[f"arsip/{name}"] = partial(self._archive, name)
            found[f"nomor/{name}"] = partial(self._numbers, name)
        for name in self._themes:
            found[f"tema/{name}"] = partial(self._theme, name)
        return found

    def _files(self) -> Iterator[Artefact]:
        """Yield all other pages, and what they share."""
        portal = self.portal
        yield from (frame.style(), frame.icon(), frame.favicon(), frame.script())
        yield from self._home()
        yield unit_pages.list_of_units(portal, self._units)
        yield from list_pages.lists(portal, self.whole.places, self._themes)
        yield from note_pages.notes(portal, tuple(self._by_authority), tuple(self._themes))
        yield from note_pages.robots(portal)
        yield sitemap.index(portal, self.whole.places)

    @cached_property
    def _is_styled(self) -> bool:
        """Say whether the style sheet, whose name stands in each page, is that of before."""
        return self.before is not None and frame.style().path in self.before.files

    @cached_property
    def _moved(self) -> frozenset[str]:
        """Return the authorities of the circulars that moved."""
        return frozenset(name.partition("/")[0] for name in self.dirty)

    @cached_property
    def _by_authority(self) -> Mapping[str, list[str]]:
        """Return the folders of each authority."""
        found: dict[str, list[str]] = {}
        for folder in self.whole.places:
            found.setdefault(folder.partition("/")[0], []).append(folder)
        return found

    @cached_property
    def _themes(self) -> Mapping[str, Mapping[str, int]]:
        """Return how many circulars each authority has of each theme."""
        return self.fragments.themes()

    @cached_property
    def _units(self) -> tuple[Unit, ...]:
        found = (Unit(name, self.portal.authority(name)) for name in self.whole.phases)
        return tuple(sorted(found, key=lambda one: (one.name, one.id)))

    def _name(self, folder: str) -> str | None:
        """Return what a folder of the release before is called in `trees/`, if it may stay."""
        return self.before.trees.get(folder) if self.before and self._is_styled else None

    def _tree(self, folder: str) -> Mapping[str, str]:
        """Return the files of a folder of the release before, by their paths in the release."""
        return trees.files_at(self.site, folder, self._name(folder))

    def _same(self, folder: str) -> Unchanged | None:
        name = self._name(folder)
        return Unchanged(name) if name else None

    def _unmoved(self, folder: str, authority: str) -> Unchanged | None:
        """Return a folder as it was, None where a circular of its authority moved."""
        return None if authority in self._moved else self._same(folder)

    def _own(self, names: Iterable[str]) -> tuple[Published, ...]:
        return tuple(self.whole.circulars[name] for name in names)

    def _home(self) -> Iterator[Artefact]:
        """Yield the first page, of each day up to the horizon."""
        today = self.whole.day
        days = [today + timedelta(number) for number in range(self.whole.site.horizon + 1)]
        found = self._standings(today, days[-1])
        for day in days:
            listing = self._listing(found.tell(day), day)
            units = [
                Unit(one.id, one.name, found.count(status.ALIVE, one.id)) for one in self._units
            ]
            yield (made := day_pages.home(self.portal, day, listing, units))
            if day == today:
                yield Artefact(day_pages.home_path(), made.data)

    def _standings(self, first: date, last: date) -> Standings:
        return Standings(self.fragments.statuses(first, last, _SHOWN))

    def _listing(self, found: Standings, day: date) -> Listing:
        """Return who is listed on a day; what comes is listed from the day it was recorded."""
        count = found.count(status.ALIVE)
        alive = found.names(status.ALIVE) if count <= MANY else ()
        coming = found.names((status.COMING,))
        told = (name for name in coming if self._recorded[name] <= day)
        return Listing(
            count,
            self._own(alive),
            self._own(islice(told, MANY)),
            self._own(found.names(_UNCERTAIN)[:MANY]),
        )

    @cached_property
    def _recorded(self) -> Mapping[str, date]:
        """Return the day on which each circular was first entered in the agenda book."""
        ledger = self.whole.ledger
        names = circulars(ledger)
        first = dict(zip(reversed(names), reversed(range(len(names))), strict=True))
        return Lazy(first, lambda name: self.portal.recorded(ledger[first[name]]))

    def _days(self) -> Iterator[File]:
        """Yield the page of each day on which something changes, and the list of them."""
        first, last = on.span(self.whole)
        days = [first, *self.fragments.days(first, last)]
        kept, touched = (
            self._tree("berlaku"),
            shown_on(self.whole, self.before, _SHOWN, self._recorded),
        )
        wanted = []
        yield day_pages.list_of_days(self.portal, days, last)
        for day in days:
            path = day_pages.day_path(day)
            if path in kept and not touched(day):
                yield Stored(path, kept[path])
            else:
                wanted.append(day)
        if not wanted:
            return
        found = self._standings(wanted[0], wanted[-1])
        for day in wanted:
            yield day_pages.of_day(self.portal, day, self._listing(found.tell(day), day))

    def _unit(self, authority: str) -> Folder:
        """Return the pages of a unit, of each day to the end of the month of the horizon."""
        above = reach(self.whole.vocabulary.authorities, authority)
        same = self._same(f"unit/{authority}") if self._moved.isdisjoint(above) else None
        if same and self.before and self.before.index["as_of"] == self.whole.day.isoformat():
            return same
        return self._unit_made(authority, self._tree(f"unit/{authority}") if same else {})

    def _unit_made(self, authority: str, kept: Mapping[str, str]) -> Iterator[File]:
        found = Standings(self._changes.get(authority, {}))
        civil = civil_days(self.whole, authority)
        today = self.whole.day
        for number in range((self._last - today).days + 1):
            day = today + timedelta(number)
            dated, undated = unit_pages.path(authority, day), unit_pages.path(authority)
            if dated in kept:
                yield Stored(dated, kept[dated])
                if day == today:
                    yield Stored(undated, kept[dated])
                continue
            found.tell(day)
            coming, alive, uncertain = (
                self._own(found.names(codes, authority)[:MANY])
                for codes in ((status.COMING,), status.ALIVE, _UNCERTAIN)
            )
            situation = Situation(civil(day), coming, alive, uncertain)
            made = unit_pages.unit(self.portal, authority, day, situation)
            yield made
            if day == today:
                yield Artefact(undated, made.data)

    @cached_property
    def _last(self) -> date:
        """Return the last day of which units have a page; so a month is read once for all."""
        end = self.whole.day + timedelta(self.whole.site.horizon)
        return end.replace(day=monthrange(end.year, end.month)[1])

    @cached_property
    def _changes(self) -> Mapping[str, Statuses]:
        """Return the statuses from today on to the horizon, by authority."""
        found: dict[str, dict[date, dict[str, str]]] = {}
        for day, changes in self.fragments.statuses(self.whole.day, self._last, _SHOWN).items():
            for name, code in changes.items():
                own = found.setdefault(name.partition("/")[0], {})
                own.setdefault(day, {})[name] = code
        return found

    def _archive(self, authority: str) -> Folder:
        return self._unmoved(f"arsip/{authority}", authority) or self._archive_made(authority)

    def _archive_made(self, authority: str) -> Iterator[File]:
        archive = list_pages.archive_path, list_pages.archive
        yield from self._listed(f"arsip/{authority}", authority, *archive)
        for place in self._by_authority[authority]:
            yield sitemap.of_folder(self.portal, place, self.whole.places[place])

    def _numbers(self, authority: str) -> Folder:
        folder = f"nomor/{authority}"
        made = self._listed(folder, authority, list_pages.numbers_path, list_pages.numbers)
        return self._unmoved(folder, authority) or made

    def _listed(
        self,
        folder: str,
        authority: str,
        path: Callable[[str], str],
        made: Callable[[Portal, str, Sequence[Published]], Artefact],
    ) -> Iterator[File]:
        kept = self._tree(folder)
        for place in self._by_authority[authority]:
            names = self.whole.places[place]
            if self.dirty.isdisjoint(names) and path(place) in kept:
                yield Stored(path(place), kept[path(place)])
            else:
                yield made(self.portal, place, self._own(names))

    def _theme(self, theme: str) -> Iterator[File]:
        kept, counts = self._tree(f"tema/{theme}"), self._themes[theme]
        for authority in counts:
            path = list_pages.theme_path(theme, authority)
            if path in kept and authority not in self._moved:
                yield Stored(path, kept[path])
            else:
                own = self._own(self.fragments.themed(theme, authority))
                yield list_pages.theme(self.portal, theme, authority, own)
        yield list_pages.theme_authorities(self.portal, theme, counts)
