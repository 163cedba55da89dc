"""The files of a release outside the folders of circulars: made where something moved them.

What grows with the register stands in folders, each of which is handed over as it is where nothing
in it moved. Which may be is told by what a file hangs on: the lines under an authority, the
circulars of an authority and year, the events of a page, the months up to the horizon. Long lists
are joined from kept parts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.feeds import (
    atom,
    changes,
    clients,
    conformance,
    json_feed,
    ledger,
    numbers,
    on,
    schemas,
    snapshot,
    timeline,
    vocabulary,
)
from publisher.feeds.announcing import Announcer
from publisher.feeds.shapes import PAGE, Shapes
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.days import published_months
from publisher.model.publication import Publication, place
from publisher.model.register import LedgerLine
from publisher.pipeline import release_days
from publisher.pipeline.fragments import Fragments
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.publication import below
from publisher.pipeline.release_calendars import FOLDER, calendars
from publisher.release import trees
from publisher.release.heads import Head
from publisher.release.staging import File, Folder, Stored, Unchanged
from publisher.release.writing import Content

_SHIPPED: Final = {"clients": clients, "conformance": conformance, "schema": schemas}
_Pages = Callable[[Publication, int], Iterator[Artefact]]
_CALENDARS: Final = "feed/calendars"
_VOCABULARY: Final = "feed/vocabulary.json"


@dataclass(frozen=True)
class ReleaseFeeds:
    """The feeds of one release; `before` is one of the same site whose files may be handed over.

    `dirty` are the circulars that moved since; `plain` is the publication without letters, of which
    not every feed says something.
    """

    site: Path
    whole: Publication
    plain: Publication
    fragments: Fragments
    announced: Announcer
    dirty: frozenset[str]
    before: Head | None
    _heads: dict[str, Artefact] = field(default_factory=dict)  # what stands beside a folder

    def content(self, circulars: Mapping[str, Folder]) -> Content:
        """Return all that the release holds, each folder made when it is asked for."""
        self.fragments.update(self.whole)
        own = self._folders
        folders = Lazy(
            (*circulars, *own), lambda name: own[name]() if name in own else circulars[name], most=0
        )
        return Content(folders, self._files())

    @cached_property
    def _folders(self) -> Mapping[str, Callable[[], Folder]]:
        found: dict[str, Callable[[], Folder]] = {}
        for name, feed in _SHIPPED.items():
            found[name] = partial(self._shipped, name, feed.artefacts)
        if self.whole.vocabulary.calendars:
            found[_CALENDARS] = partial(self._shipped, _CALENDARS, vocabulary.artefacts)
        if self.whole.circulars:
            found[FOLDER] = partial(
                calendars, self.whole, self._own, self.dirty, self._tree, self.site
            )
            found["feed/ledger"] = self._ledger
            found["feed/atom"] = partial(self._paged, "feed/atom", self._entries)
        if len(self.whole.events) >= PAGE:
            told = partial(json_feed.artefacts, announced=self.announced)
            found["feed/json"] = partial(self._paged, "feed/json", told)
        found["feed/on"] = self._on
        for name in self._own:
            found[f"feed/numbers/{name}"] = partial(self._numbers, name)
            found[f"feed/snapshot/{name}"] = partial(self._snapshot, name)
        for name in self.whole.phases:
            found[f"feed/timeline/{name}"] = partial(self._timeline, name)
            found[f"feed/days/{name}"] = partial(self._days, name)
        return found

    def _files(self) -> Iterator[File]:
        """Yield all other files, once the folders are made."""
        whole = self.whole
        yield self.fragments.listed(whole, "current", status.ALIVE)
        yield self.fragments.listed(whole, "upcoming", (status.COMING,))
        yield self.fragments.agenda()
        yield self.fragments.records(whole)
        yield snapshot.whole(whole, self.fragments.parts())
        yield from self._log()
        kept = self.before.files.get(_VOCABULARY) if self.before else None
        yield Stored(_VOCABULARY, kept) if kept else next(iter(vocabulary.artefacts(whole)))
        for feed in (atom, json_feed):
            made = self._heads.get(feed.HEAD)
            yield made or next(iter(feed.artefacts(whole, len(whole.events))))

    def _tree(self, folder: str) -> Mapping[str, str]:
        """Return the files of a folder of the release before, by their paths in the release."""
        return trees.files_at(self.site, folder, self._name(folder))

    def _name(self, folder: str) -> str | None:
        """Return what a folder of the release before is called in `trees/`."""
        return self.before.trees.get(folder) if self.before else None

    def _unchanged(self, folder: str) -> Unchanged | None:
        name = self._name(folder)
        return Unchanged(name) if name else None

    @cached_property
    def _since(self) -> int:
        """Return the last event that the release before tells."""
        return int(self.before.index["changes"]["last_seq"]) if self.before else 0

    @cached_property
    def _own(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Return the circulars of each authority, by the place that they stand in."""
        found: dict[str, dict[str, Sequence[str]]] = {}
        for folder, names in self.whole.places.items():
            found.setdefault(folder.partition("/")[0], {})[folder] = names
        return found

    @cached_property
    def _restated(self) -> frozenset[str]:
        """Return the circulars whose text or state is another since: no midnight moves these."""
        if self.before is None:
            return frozenset(self.whole.circulars)
        return frozenset(one.id for one in self.whole.events[self._since :] if one.state)

    @cached_property
    def _moved(self) -> frozenset[str]:
        """Return the places of these circulars."""
        return frozenset(map(place, self._restated))

    @cached_property
    def _lines(self) -> Sequence[LedgerLine]:
        """Return the lines of the agenda book since the release before."""
        return self.whole.ledger[self.before.lines if self.before else 0 :]

    @cached_property
    def _ruled(self) -> frozenset[str]:
        """Return the authorities under which a line since the release before may bind."""
        moved = {one.circular.partition("/")[0] for one in self._lines}
        return frozenset(below(self.whole.vocabulary, moved))

    def _shipped(self, folder: str, made: Callable[[Publication], Iterator[Artefact]]) -> Folder:
        """Return what hangs on the program and the vocabulary alone."""
        same = self._unchanged(folder)
        return same or (one for one in made(self.whole) if one.path.startswith(f"{folder}/"))

    def _paged(self, folder: str, made: _Pages) -> Folder:
        """Return the events as a feed: full pages stay, and what no event moved."""
        every, same = self._inside(folder, made), self._unchanged(folder)
        if same is None:
            return every
        new, gone = tuple(every), set[str]()
        if folder == "feed/atom":  # of themes whose events are too long ago by now
            themes = atom.moved_themes(self.whole, self._since)
            gone = {atom.copy("theme", name) for name in themes}
        if not new and not gone:
            return same
        kept = self._tree(folder).items()
        return _joined(new, {path: one for path, one in kept if path not in gone})

    def _entries(self, _: Publication, since: int) -> Iterator[Artefact]:
        return atom.artefacts(self.plain, since, self.announced)

    def _inside(self, folder: str, made: _Pages) -> Iterator[Artefact]:
        for one in made(self.whole, self._since):
            if one.path.startswith(f"{folder}/"):
                yield one
            else:
                self._heads[one.path] = one

    def _log(self) -> Iterator[File]:
        """Yield the pages of the log; the head names the open one, so they are no folder."""
        files = self.before.files if self.before else {}
        kept = {path: one for path, one in files.items() if path.startswith("feed/changes/")}
        yield from _joined(changes.artefacts(self.whole, self._since), kept)

    def _ledger(self) -> Iterator[File]:
        """Yield the agenda book by years; only the last of them grow."""
        first = ledger.year(self._lines[0]) if self._lines else None
        whole = self.whole.ledger
        start = bisect_left(whole, first, key=ledger.year) if first else len(whole)
        yield from _joined(ledger.years(whole[start:]), self._tree("feed/ledger"))

    def _numbers(self, authority: str) -> Folder:
        same = self._unchanged(f"feed/numbers/{authority}")
        if same and self._moved.isdisjoint(self._own[authority]):
            return same
        return self._numbers_made(authority)

    def _numbers_made(self, authority: str) -> Iterator[File]:
        kept = self._tree(f"feed/numbers/{authority}")
        for folder, names in self._own[authority].items():
            path = numbers.path(folder)
            if path in kept and folder not in self._moved:
                yield Stored(path, kept[path])
            else:
                own = (self.whole.circulars[name] for name in names)
                yield numbers.of_place(self.whole, folder, own)

    def _snapshot(self, authority: str) -> Folder:
        """Return the circulars of an authority; what the list of the parts says is kept."""
        name, own = f"feed/snapshot/{authority}", self._own[authority]
        same = self._unchanged(name)
        if same and self.fragments.are_of(self.before) and self._moved.isdisjoint(own):
            return same
        kept, has = self._tree(name), self.fragments.has_part
        still = own.keys() - self._moved
        known = {folder for folder in still if has(folder, kept.get(snapshot.path(folder)))}
        if same and known == own.keys():
            return same
        return self._snapshot_made(authority, known, kept)

    def _snapshot_made(
        self, authority: str, known: Iterable[str], kept: Mapping[str, str]
    ) -> Iterator[File]:
        for folder, names in self._own[authority].items():
            if folder in known:
                path = snapshot.path(folder)
                yield Stored(path, kept[path])
                continue
            own = (self.whole.circulars[name] for name in names)
            made = snapshot.part(self.whole, Shapes(self.whole), folder, own)
            digest = canonical.sha256(made.data)
            self.fragments.keep_part(folder, digest, snapshot.entry(made))
            yield made

    def _timeline(self, authority: str) -> Folder:
        same = self._unchanged(f"feed/timeline/{authority}")
        if same and authority not in self._ruled and not self._is_new_year:
            return same
        return timeline.of_authority(self.whole, authority, self.whole.phases[authority])

    @cached_property
    def _is_new_year(self) -> bool:
        """Say whether the horizon lies in another year than that of the release before."""
        span = timedelta(self.whole.site.horizon)
        return release_days.is_moved(self.whole, self.before, lambda day: (day + span).year)

    @cached_property
    def _are_new_months(self) -> bool:
        """Say whether the tables are of other months than in the release before."""
        found = partial(published_months, horizon=self.whole.site.horizon)
        return release_days.is_moved(self.whole, self.before, lambda day: tuple(found(day)))

    def _days(self, authority: str) -> Folder:
        folder = f"feed/days/{authority}"
        same, is_ruled = self._unchanged(folder), authority in self._ruled
        if same and not is_ruled and not self._are_new_months:
            return same
        kept = {} if is_ruled else self._tree(folder)
        return release_days.tables(self.whole, authority, kept)

    def _on(self) -> Iterator[File]:
        """Yield the lists of days."""
        first, last = on.span(self.whole)
        found = [first, *self.fragments.days(first, last)]
        kept = self._tree("feed/on")
        same = release_days.same(self.whole, found, kept, self._restated, self._since)
        for day in sorted(same):
            yield Stored(on.path(day), kept[on.path(day)])
        wanted = [day for day in found if day not in same]
        if wanted:
            statuses = self.fragments.statuses(wanted[0], wanted[-1])
            yield from on.lists(found, frozenset(wanted), statuses)


def _joined(made: Iterable[Artefact], kept: Mapping[str, str]) -> Iterator[File]:
    """Yield what was made, and of what was there before all else."""
    rest = dict(kept)
    for one in made:
        rest.pop(one.path, None)
        yield one
    yield from (Stored(path, found) for path, found in rest.items())
