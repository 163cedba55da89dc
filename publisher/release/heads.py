"""The head of a site, `feed/index.json`: which release is the newest, and what it rests on."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher import canonical
from publisher.model.publication import Site
from publisher.release.faults import damaged, half_restored, turned_back
from publisher.release.manifests import MANIFEST, listed
from publisher.release.reading import regular

INDEX: Final = "feed/index.json"
RELEASES: Final = "releases"
CURRENT: Final = "current"
UNDER_WAY: Final = ".tmp-publish"  # stands in a site until a release is about to be shown
NEXT: Final = f".tmp-{CURRENT}"  # stands there from then until it is shown
RESTORING: Final = ".tmp-restore"  # stands there until a restored release is shown
UNDER_NAME: Final = "r"
SCHEMA: Final = "edaran-index/1"
NAME: Final = re.compile(r"([0-9]{6})-([0-9a-f]{16})")
_TREE: Final = re.compile(r"(.+)/manifest\.txt")


@dataclass(frozen=True, slots=True)
class Coverage:
    """For which days the register of an authority is complete, both included."""

    authority: str
    start: date
    through: date
    note: str = ""


@dataclass(frozen=True)
class Facts:
    """What the head says beside the names and hashes of files.

    `moment` is that of the release; `lines` and `ledger` are the count of the lines of the agenda
    book and the SHA-256 of the last; `heads` names files of the release by their paths.
    """

    site: Site
    moment: datetime
    as_of: date
    horizon: date
    next_boundary: date | None
    lines: int
    ledger: str
    last_seq: int
    page_size: int
    coverage: tuple[Coverage, ...]
    heads: Mapping[str, str]
    git_commit: str | None = None
    all_changed: bool = False
    development: bool = True


@dataclass(frozen=True)
class Head:
    """The release a site shows: its number and name, the bytes of its head, what it holds.

    `files` are those of its top list; `trees` the folders of which that has the lists alone, by
    their names in `trees/`; `changed` the moment its files say they were changed at.
    """

    sequence: int
    release: str
    sha256: str
    index: Mapping[str, Any]
    files: Mapping[str, str]
    changed: int

    @cached_property
    def trees(self) -> Mapping[str, str]:
        """Return the names of the folders that stand in `trees/`, by their paths."""
        found = ((_TREE.fullmatch(path), name) for path, name in self.files.items())
        return {match[1]: name for match, name in found if match}

    @property
    def top(self) -> str:
        """Return the SHA-256 of its top list."""
        return str(self.index["files"]["manifest"]["sha256"])

    @property
    def issued_at(self) -> datetime:
        """Return the moment of the release."""
        return datetime.fromisoformat(self.index["issued_at"])

    @property
    def lines(self) -> int:
        """Return how many lines of the agenda book it rests on."""
        return int(self.index["ledger"]["lines"])

    @property
    def ledger(self) -> str:
        """Return the SHA-256 of the last of these lines."""
        return str(self.index["ledger"]["head"])


def release_name(sequence: int, top: bytes) -> str:
    """Return the name of a release with a number and a top list."""
    return f"{sequence:06}-{canonical.sha256(top)[:16]}"


def base(release: str) -> str:
    """Return what the addresses of the files of a release begin with."""
    return f"/{UNDER_NAME}/{release}/"


def index(
    facts: Facts, before: Head | None, top: bytes, files: Mapping[str, tuple[str, int]]
) -> bytes:
    """Return the bytes of a head; `files` gives SHA-256 and size of every file it names."""
    sequence = before.sequence + 1 if before else 1
    release = release_name(sequence, top)
    named = {name: (path, *files[path]) for name, path in facts.heads.items()}
    named["manifest"] = (MANIFEST, canonical.sha256(top), len(top))
    return canonical.json_bytes(
        {
            "schema": SCHEMA,
            "site": facts.site.address,
            "epoch": facts.site.epoch,
            "all_changed": facts.all_changed,
            "development": facts.development,
            "sequence": sequence,
            "release": release,
            "base": base(release),
            "prev": before.sha256 if before else None,
            "git_commit": facts.git_commit,
            "ledger": {"lines": facts.lines, "head": facts.ledger},
            "issued_at": _instant(facts.moment),
            "valid_until": _instant(_end(facts.horizon, facts.site.zone)),
            "as_of": facts.as_of.isoformat(),
            "horizon": facts.horizon.isoformat(),
            "next_boundary": facts.next_boundary and facts.next_boundary.isoformat(),
            "changes": {"last_seq": facts.last_seq, "page_size": facts.page_size},
            "coverage": [
                {
                    "authority": one.authority,
                    "from": one.start.isoformat(),
                    "through": one.through.isoformat(),
                    "note": one.note,
                }
                for one in facts.coverage
            ],
            "files": {
                name: {"href": path, "sha256": sha256, "bytes": size}
                for name, (path, sha256, size) in named.items()
            },
        }
    )


def current(site: Path) -> Head | None:
    """Return the release a site shows, None where there is none; DamagedError if it is not whole.

    Its name, head, top list and the lists of its folders are compared; not every file.
    """
    link = site / CURRENT
    if not link.is_symlink():
        if link.exists():
            raise damaged(link.as_posix())
        return None
    target = link.readlink().as_posix()
    name = target.removeprefix(f"{RELEASES}/")
    if target != f"{RELEASES}/{name}" or not NAME.fullmatch(name):
        raise damaged(link.as_posix())
    return read(site, name)


def newest(site: Path) -> Head | None:
    """Return the release a site shows, as `current` does, to one who holds the site.

    DamagedError where a later one was shown already, or a restore broke off. One that is whole and
    was not shown yet is left by a publish that broke off, which says so in the site.
    """
    head = current(site)
    if head is None and (site / RESTORING).is_dir():
        raise half_restored(site)
    number, name = next(reversed(numbered(site)), (0, ""))
    shown = head.sequence if head else 0
    broke_off = (site / UNDER_WAY).is_dir() or (site / NEXT).is_symlink()
    if number > shown + 1 or (number > shown and not broke_off):
        raise turned_back(site / CURRENT, f"{RELEASES}/{name}")
    return head


def read(site: Path, name: str) -> Head:
    """Return a release by its name; DamagedError where it is not whole."""
    folder = site / RELEASES / name
    index, top = (regular(folder / one) for one in (INDEX, MANIFEST))
    if index is None or top is None:
        raise damaged((folder / (INDEX if index is None else MANIFEST)).as_posix())
    try:
        head = replace(checked(index, top), changed=int((folder / INDEX).stat().st_mtime))
        if head.release != name:
            raise ValueError(name)
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(folder.as_posix()) from error
    return head


def checked(index: bytes, top: bytes) -> Head:
    """Return a release from its head and its top list, as changed at its own moment.

    ValueError, KeyError or TypeError where they are no head and no list, or not of one release.
    """
    found = json.loads(index)
    head = Head(
        sequence=int(found["sequence"]),
        release=str(found["release"]),
        sha256=canonical.sha256(index),
        index=found,
        files=_files(top),
        changed=0,
    )
    if not _agrees(head, index, top):
        raise ValueError(head.release)
    return replace(head, changed=int(head.issued_at.timestamp()))


@lru_cache(maxsize=2)  # that of a large site is long, and a publish looks at it several times
def _files(top: bytes) -> Mapping[str, str]:
    return MappingProxyType(listed(top))


def _agrees(head: Head, index: bytes, top: bytes) -> bool:
    """Say whether a head is of its list: by name, address and the hashes of all that it names."""
    known = {**head.files, MANIFEST: canonical.sha256(top)}
    return (
        canonical.json_bytes(head.index) == index
        and head.index["schema"] == SCHEMA
        and head.release == release_name(head.sequence, top)
        and head.index["base"] == base(head.release)
        and head.index["files"]["manifest"]["href"] == MANIFEST
        and all(known[one["href"]] == one["sha256"] for one in head.index["files"].values())
        and head.issued_at.tzinfo is not None
        and head.lines >= 0
        and head.ledger is not None
    )


def is_tree(path: str) -> bool:
    """Say whether a path of a top list is the list of a folder that stands in `trees/`."""
    return _TREE.fullmatch(path) is not None


def issued_at(site: Path, name: str) -> datetime:
    """Return the moment of a release; DamagedError where its head cannot be read."""
    try:
        found = json.loads((site / RELEASES / name / INDEX).read_bytes())
        return datetime.fromisoformat(found["issued_at"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise damaged(name) from error


def numbered(site: Path) -> list[tuple[int, str]]:
    """Return the releases that have a name, by their numbers, the newest last."""
    folder = site / RELEASES
    names = (entry.name for entry in folder.iterdir()) if folder.is_dir() else ()
    return sorted((int(name[:6]), name) for name in names if NAME.fullmatch(name))


def kept(site: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the heads of the releases that are kept, the newest first, without those damaged."""
    for _, name in reversed(numbered(site)):
        index = regular(site / RELEASES / name / INDEX)
        try:
            found = json.loads(index or b"")
            if found["release"] == name:
                yield found
        except (ValueError, KeyError, TypeError):
            continue


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _end(day: date, zone: str) -> datetime:
    """Return the midnight after a day."""
    return datetime.combine(day + timedelta(days=1), time(), ZoneInfo(zone))
