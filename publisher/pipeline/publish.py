"""The job of publishing: what was issued becomes an immutable release, shown when it is whole.

Only the agenda book and the kept texts are read, never a draft. A letter is made once, for the
first release that holds it, and copied from the store ever after. What a line or a midnight did not
touch is taken over from the release before.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.disk import Disk
from publisher.feeds import (
    agenda,
    atom,
    calendar,
    changes,
    clients,
    conformance,
    current,
    days,
    jdihn,
    json_feed,
    ledger,
    numbers,
    on,
    schemas,
    snapshot,
    timeline,
    upcoming,
    vocabulary,
)
from publisher.feeds.shapes import PAGE
from publisher.model.artefact import Artefact
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.publication import Publication, Published
from publisher.model.register import LedgerLine
from publisher.pipeline import circular_files, inputs
from publisher.pipeline.circular_files import FOLDER, Letterbox
from publisher.pipeline.examination import PLAIN, How
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.letters import letters
from publisher.pipeline.publication import gathered, newest
from publisher.pipeline.registry import registry
from publisher.pipeline.settings import site as settings
from publisher.release import writing
from publisher.release.heads import Coverage, Facts, Head
from publisher.release.heads import current as shown
from publisher.release.staging import Stored, Unchanged
from publisher.release.writing import Content

NOTE: Final = ".publisher/published.json"
_BATCH: Final = 200  # letters that are held at once
_FEEDS: Final = (
    *(current, upcoming, on, changes, snapshot, atom, json_feed, timeline, days),
    *(numbers, vocabulary, ledger, jdihn, agenda, schemas, calendar, conformance, clients),
)
_HEADS: Final = {
    "current": "feed/current.json",
    "upcoming": "feed/upcoming.json",
    "changes": "feed/changes/head.json",
    "snapshot": "feed/snapshot.json",
    "vocabulary": "feed/vocabulary.json",
}
_NOTHING: Final = "0" * 64  # before the first line


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

    SettingsError without a site, DamagedError where the agenda book or a text is damaged,
    RewrittenError where it is not the book that was published; SiteError where the surroundings do
    not let a release be written. The old one stands then.
    """
    return _Publish(root, target, moment, how, disk or Disk()).run()


class _Publish:
    """One publish, from what was issued to the switch."""

    def __init__(self, root: Path, target: Path, moment: datetime, how: How, disk: Disk) -> None:
        self._root, self._target, self._how, self._disk = root, target, how, disk
        self._site = settings(root)
        self._head = shown(target)
        self._letterbox = Letterbox(target, self._head)
        self._gathered = gathered(root, self._site, registry(root), moment)
        self._whole = replace(
            self._gathered.whole, circulars=Lazy(self._gathered.lines, self._filed)
        )
        if self._head:
            require_continued(self._whole.ledger, self._head)
        ground = inputs.of_kept(root, {}).ground.digest
        self._digest = canonical.sha256(repr((ground, self._site)).encode())

    def run(self) -> Released:
        """Do all there is to do."""
        whole, head = self._whole, self._head
        if head and self._is_shown(head):
            return Released(head, 0, len(whole.circulars), len(whole.events))
        dirty = self._dirty()
        unlettered, made = self._letters(dirty)
        folders = Lazy(self._folders, lambda name: self._folder(name, dirty), kept=False)
        files = tuple(one for feed in _FEEDS for one in feed.artefacts(whole) if _is_ours(one))
        expected, content = head.sequence if head else None, Content(folders, files)
        written = writing.publish(self._target, expected, content, _facts(whole), self._disk)
        self._remember(written.head)
        return Released(
            *(written.head, made, len(whole.circulars), len(whole.events), tuple(unlettered)),
            is_new=True,
        )

    def _is_shown(self, head: Head) -> bool:
        """Say whether a release says all there is to say."""
        whole = self._whole
        return (
            self._remembered() == (head.release, self._digest)
            and head.ledger == _hash(whole.ledger)
            and head.index["as_of"] == whole.day.isoformat()
            and head.index["changes"]["last_seq"] == len(whole.events)
        )

    def _dirty(self) -> frozenset[str]:
        """Return the circulars whose files may be others than in the release that is shown.

        Those that something happened to, those that they name, and those that name them: a title
        or a number may stand in each.
        """
        whole, head = self._whole, self._head
        if head is None or self._remembered() != (head.release, self._digest):
            return frozenset(self._gathered.lines)
        first = int(head.index["changes"]["last_seq"])
        return self._gathered.kin(one.id for one in whole.events[first:])

    def _letters(self, dirty: frozenset[str]) -> tuple[list[Unlettered], int]:
        """Make the letters that no release has yet, and bring them into the store."""
        lines = self._gathered.lines
        every = (line for name in sorted(dirty) for line in lines[name])
        wanted = [line for line in every if self._letterbox.lacks(line)]
        latest = Lazy(lines, lambda name: newest(lines[name]))
        unlettered: list[Unlettered] = []
        made = 0
        for first in range(0, len(wanted), _BATCH):
            done = letters(self._root, latest, wanted[first : first + _BATCH], self._how)
            self._letterbox.keep(done.files, self._whole.moment, self._disk)
            made += len(done.files)
            unlettered += [Unlettered(*key, why) for key, why in sorted(done.faults.items())]
            self._how.progress(min(first + _BATCH, len(wanted)), len(wanted), "")
        return unlettered, made

    def _filed(self, name: str) -> Published:
        """Return a circular with the letters of its newest revision."""
        found = self._gathered.whole.circulars[name]
        return replace(found, files=self._letterbox.of(name, found.text.revision))

    @cached_property
    def _folders(self) -> Mapping[str, list[str]]:
        """Return the folders of circulars with the ids in each."""
        found: dict[str, list[str]] = {}
        for name in self._gathered.lines:
            found.setdefault(f"{FOLDER}/{name.rpartition('/')[0]}", []).append(name)
        return dict(sorted(found.items()))

    def _folder(
        self, name: str, dirty: frozenset[str]
    ) -> Unchanged | tuple[Stored | Artefact, ...]:
        """Return a folder of circulars: as it was, or with all of its files."""
        own, circulars = self._folders[name], self._whole.circulars
        tree = self._head.trees.get(name) if self._head else None
        if tree and not dirty.intersection(own):
            return Unchanged(tree)
        return tuple(
            file
            for circular in own
            for file in circular_files.files(
                self._root, self._whole, circulars[circular], self._letterbox
            )
        )

    def _remembered(self) -> tuple[str, str] | None:
        """Return which release was published last, and what its files rested on."""
        try:
            found = json.loads((self._root / NOTE).read_bytes())
            return str(found["release"]), str(found["digest"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _remember(self, head: Head) -> None:
        note = canonical.json_bytes({"release": head.release, "digest": self._digest})
        (self._root / NOTE).parent.mkdir(exist_ok=True)
        Disk().put(self._root / NOTE, note)


def _is_ours(one: Artefact) -> bool:
    """Say whether a file stands outside the folders of circulars."""
    return not one.path.startswith(f"{FOLDER}/")


def require_continued(ledger: tuple[LedgerLine, ...], head: Head) -> None:
    """Raise RewrittenError unless an agenda book goes on from the one that a release rests on."""
    if _hash(ledger[: head.lines]) != head.ledger or len(ledger) < head.lines:
        raise RewrittenError(
            Label(
                f"buku agenda bukan lanjutan dari yang diterbitkan dalam rilis {head.release}; "
                "kembalikan circulars/ledger.jsonl dari cadangan, atau pakai folder situs lain",
                f"the agenda book does not go on from the one that release {head.release} holds; "
                "restore circulars/ledger.jsonl, or use another folder for the site",
            )
        )
    late = next((one for one in ledger[head.lines :] if one.recorded <= head.issued_at), None)
    if late:
        raise RewrittenError(
            Label(
                f"baris {late.seq} buku agenda dicatat {late.recorded.isoformat()}, tidak sesudah "
                f"rilis {head.release}; yang sudah diterbitkan tidak dapat diubah mundur",
                f"line {late.seq} of the agenda book was recorded {late.recorded.isoformat()}, not "
                f"after release {head.release}; what was published is not changed backwards",
            )
        )


class RewrittenError(PublisherError):
    """The agenda book is not the one that was published, with more lines."""

    exit_status = 1


def _facts(whole: Publication) -> Facts:
    """Return what the head says beside names and hashes."""
    return Facts(
        site=whole.site,
        moment=whole.moment,
        as_of=whole.day,
        horizon=whole.day + timedelta(whole.site.horizon),
        next_boundary=_next(whole),
        lines=len(whole.ledger),
        ledger=_hash(whole.ledger),
        last_seq=len(whole.events),
        page_size=PAGE,
        coverage=tuple(_coverage(whole)),
        heads=_HEADS,
    )


def _hash(ledger_: tuple[LedgerLine, ...]) -> str:
    """Return the hash of the last of some lines, which the chain makes a hash of all."""
    return canonical.sha256(canonical.json_bytes(ledger_[-1].data)) if ledger_ else _NOTHING


def _next(whole: Publication) -> date | None:
    """Return the next day on which anything changes its status."""
    found = (
        boundary.on
        for one in whole.circulars.values()
        for boundary in one.state.boundaries
        if boundary.on and boundary.on > whole.day
    )
    return min(found, default=None)


def _coverage(whole: Publication) -> Iterator[Coverage]:
    """Yield for each authority since when its agenda book is kept here, up to today."""
    first: dict[str, LedgerLine] = {}
    for line in whole.ledger:
        first.setdefault(line.circular.partition("/")[0], line)
    for name, line in sorted(first.items()):
        zone = ZoneInfo(whole.vocabulary.authorities[name].tz)
        start = line.recorded.astimezone(zone).date()
        yield Coverage(name, start, max(start, whole.moment.astimezone(zone).date()))
