"""The job of publishing: what was issued becomes an immutable release, shown when it is whole.

Only the agenda book and the kept texts are read, never a draft. A letter is made once, for the
first release that holds it, and copied from the store ever after. What a line or a midnight did not
touch is taken over from the release before.
"""

import json
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Final

from publisher import canonical
from publisher.disk import Disk
from publisher.model.artefact import Artefact
from publisher.model.label import Label
from publisher.model.publication import Published, Site
from publisher.model.register import LedgerLine
from publisher.pipeline import circular_files, inputs, journal, lazily, pages, release_index
from publisher.pipeline.circular_files import FOLDER, Letterbox
from publisher.pipeline.continuation import require_continued, require_same_names
from publisher.pipeline.examination import PLAIN, How
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.letters import letters
from publisher.pipeline.places import require_apart
from publisher.pipeline.publication import HELD, gathered, last_hash, newest
from publisher.pipeline.registry import Registry, registry
from publisher.pipeline.release_facts import facts
from publisher.pipeline.release_feeds import ReleaseFeeds
from publisher.pipeline.release_index import ReleaseIndex
from publisher.pipeline.release_pages import ReleasePages
from publisher.pipeline.settings import site as settings
from publisher.portal.context import Portal
from publisher.release import trees, writing
from publisher.release.faults import DamagedError
from publisher.release.heads import Head
from publisher.release.staging import Stored, Unchanged

NOTE: Final = ".publisher/published.json"
_BATCH: Final = 2_000  # texts whose letters are made together


@dataclass(frozen=True, slots=True)
class Unlettered:
    """A revision whose letter could not be made; everything else of it is published."""

    circular: str
    revision: int
    why: Label


@dataclass(frozen=True, slots=True)
class Released:
    """What a publish did: the release shown now, whether it is new, what has no letter."""

    head: Head
    letters: int
    circulars: int
    events: int
    unlettered: tuple[Unlettered, ...] = ()
    is_new: bool = False


def publish(
    root: Path, target: Path, moment: datetime, how: How = PLAIN, disk: Disk | None = None
) -> Released:
    """Publish what was issued by a moment into a folder.

    UsageError where the folder is the project's own, SettingsError without a site or where its
    names changed, DamagedError where the agenda book or a text is damaged, RewrittenError where it
    is not the book that was published; SiteError where the surroundings do not let a release be
    written. The old one stands then.
    """
    require_apart(root, target)
    site = settings(root)
    work = _Work(
        *(root, target, site, registry(root, verified=True), moment, how, disk or Disk()),
        basis=canonical.sha256(repr((inputs.ground(root).digest, site)).encode()),
    )
    try:
        with release_index.kept(root, work.basis) as index:
            return _Publish(work, index).run()
    except release_index.SPOILT:  # lost, spoilt, of a later moment: it is told anew
        with release_index.anew(work.basis) as index:
            return _Publish(work, index).run()


@dataclass(frozen=True)
class _Work:
    """What is to be published, where, and how; `basis` is the hash of all beside the book."""

    root: Path
    target: Path
    site: Site
    found: Registry
    moment: datetime
    how: How
    disk: Disk
    basis: str


class _Publish:
    """One publish, from what was issued to the switch."""

    def __init__(self, work: _Work, index: ReleaseIndex) -> None:
        self._work, self._index = work, index
        self._head = writing.shown(work.target)
        self._letterbox = Letterbox(work.target, self._head)
        self._gathered = gathered(work.root, work.site, work.found, work.moment, index)
        lines = self._gathered.lines
        self._whole = replace(
            self._gathered.whole,
            circulars=Lazy(lines, self._filed, most=HELD),
            letters=Lazy(lines, lambda name: self._letterbox.shown(lines[name]), most=0),
        )
        if self._head:
            require_same_names(work.site, work.target, self._head)
            require_continued(self._whole.ledger, self._head)

    def run(self) -> Released:
        """Do all there is to do."""
        whole, head = self._whole, self._head
        if head and self._is_shown(head):
            return Released(head, 0, len(whole.circulars), len(whole.events))
        try:
            return self._released(head if self._is_known else None)
        except DamagedError:
            if not self._is_known:
                raise
            return self._released(None)  # what was to be taken over is mended where it can be

    def _released(self, before: Head | None) -> Released:
        """Publish; `before` is the release whose files may be taken over."""
        whole, head, work = self._whole, self._head, self._work
        dirty = self._dirty(before)
        unlettered, made = self._letters(dirty)
        fragments = self._index.fragments
        folders = Lazy(self._folders, lambda name: self._folder(name, dirty, before), most=0)
        plain, announced = self._gathered.whole, self._index.announced
        told = ReleaseFeeds(work.target, whole, plain, fragments, announced, dirty, before)
        feeds = told.content(folders)
        content = ReleasePages(work.target, self._portal, fragments, dirty, before).beside(feeds)
        expected = head.sequence if head else None
        about = facts(whole, fragments.next(whole.day), self._commit())
        written = writing.publish(work.target, expected, content, about, work.disk)
        fragments.belong(written.head.release)
        self._remember(written.head)
        return Released(
            *(written.head, made, len(whole.circulars), len(whole.events), tuple(unlettered)),
            is_new=True,
        )

    def _is_shown(self, head: Head) -> bool:
        """Say whether a release says all there is to say."""
        whole = self._whole
        return (
            self._is_known
            and head.ledger == last_hash(whole.ledger)
            and head.index["as_of"] == whole.day.isoformat()
            and head.index["changes"]["last_seq"] == len(whole.events)
        )

    @cached_property
    def _is_known(self) -> bool:
        """Say whether the release that is shown was the last one made here, on the same basis."""
        head = self._head
        return head is not None and self._remembered() == (head.release, self._work.basis)

    def _dirty(self, before: Head | None) -> frozenset[str]:
        """Return the circulars whose files may be others than in the release before.

        Those that something happened to, those that they name, and those that name them: a title
        or a number may stand in each.
        """
        if before is None:
            return frozenset(self._gathered.lines)
        first = int(before.index["changes"]["last_seq"])
        return self._gathered.kin(one.id for one in self._whole.events[first:])

    def _letters(self, dirty: frozenset[str]) -> tuple[list[Unlettered], int]:
        """Make the letters that no release has yet, and bring them into the store."""
        every = [line for name in sorted(dirty) for line in self._gathered.lines[name]]
        unlettered, made = self._make(list(filter(self._letterbox.lacks, every)))
        # A mark is for letters that are there: only now it is known which could be made.
        bare, marked = self._make(list(filter(self._letterbox.lacks_mark, every)), marked=True)
        return unlettered + bare, made + marked

    def _make(
        self, wanted: list[LedgerLine], *, marked: bool = False
    ) -> tuple[list[Unlettered], int]:
        lines, work = self._gathered.lines, self._work
        latest = Lazy(lines, lambda name: newest(lines[name]))
        unlettered: list[Unlettered] = []
        made = 0
        texts = [latest[one.circular] for one in wanted] if marked else wanted
        for first in range(0, len(texts), _BATCH):
            some = texts[first : first + _BATCH]
            for done in letters(work.root, latest, some, work.how, withdrawn=marked):
                self._letterbox.keep(done.files, self._whole.moment, work.disk, marked=marked)
                made += len(done.files)
                unlettered += [Unlettered(*key, why) for key, why in sorted(done.faults.items())]
                work.how.progress(made + len(unlettered), len(wanted), "")
        return unlettered, made

    def _filed(self, name: str) -> Published:
        """Return a circular with the letters at its newest address."""
        found = self._gathered.whole.circulars[name]
        return replace(found, files=self._whole.files(name))

    @cached_property
    def _folders(self) -> Mapping[str, Sequence[str]]:
        """Return the folders of circulars with the ids in each."""
        return {f"{FOLDER}/{place}": found for place, found in self._whole.places.items()}

    @cached_property
    def _portal(self) -> Portal:
        return pages.portal(self._whole)

    def _folder(
        self, name: str, dirty: frozenset[str], before: Head | None
    ) -> Unchanged | tuple[Stored | Artefact, ...]:
        """Return a folder of circulars: as it was, or with all of its files."""
        own, tree = self._folders[name], before.trees.get(name) if before else None
        moved = sorted(dirty.intersection(own)) if tree else own
        if tree and not moved:
            return Unchanged(tree)
        return (*self._made(moved), *self._taken(name, tree, own, moved))

    def _made(self, names: Iterable[str]) -> Iterator[Stored | Artefact]:
        root, circulars = self._work.root, self._whole.circulars
        for name in names:
            yield from circular_files.files(root, self._portal, circulars[name], self._letterbox)

    def _taken(
        self, folder: str, tree: str | None, own: Iterable[str], moved: Container[str]
    ) -> Iterator[Stored]:
        """Yield the files of circulars of a folder that did not move, as they were."""
        still = {f"{name.rpartition('/')[2]}/" for name in own if name not in moved}
        kept = trees.files_of(self._work.target, tree) if tree and still else {}
        for path, sha256 in kept.items():
            if path[: path.find("/") + 1] in still:
                yield Stored(f"{folder}/{path}", sha256)

    def _commit(self) -> str | None:
        """Return the commit of HEAD where it holds the agenda book just as it was read."""
        root, count = self._work.root, len(self._work.found.register.ledger)
        here = root.resolve()
        if not count or not any((one / ".git").exists() for one in (here, *here.parents)):
            return None  # what reads a history takes a while to load
        with (root / journal.LEDGER).open("rb") as book:
            data = b"".join(islice(book, count))
        found: str | None = lazily.resolved(lazily.COMMIT)(root, journal.LEDGER, data)
        return found

    def _remembered(self) -> tuple[str, str] | None:
        """Return which release was published last, and what its files rested on."""
        try:
            found = json.loads((self._work.root / NOTE).read_bytes())
            return str(found["release"]), str(found["digest"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _remember(self, head: Head) -> None:
        note = canonical.json_bytes({"release": head.release, "digest": self._work.basis})
        (self._work.root / NOTE).parent.mkdir(exist_ok=True)
        Disk().put(self._work.root / NOTE, note)
