"""Which commit brought a line of a growing file: our own walk over parents."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

from publisher.sources import trees
from publisher.sources.commits import tree_of
from publisher.sources.git import HistoryError, Person, Repository, head, identity, opened

_WHO: Final = re.compile(rb"(.*?) ?<(.*?)> (-?[0-9]+) ([+-])([0-9]{2})([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes of a file that only grows, and where in it they begin."""

    start: int
    data: bytes

    @property
    def end(self) -> int:
        """Return where they end."""
        return self.start + len(self.data)


@dataclass(frozen=True, slots=True)
class Brought:
    """The commit that brought something: its id, its author, when."""

    commit: str
    author: Person
    moment: datetime | None


def brought(root: Path, path: str, wanted: Mapping[int, Stretch]) -> Mapping[int, Brought]:
    """Return by key the commits that brought stretches of a file below `root`.

    What is not committed, or came with a commit whose parents are not there, is left out.
    """
    start = head(root)
    with opened(root) as repository:
        if repository is None or start is None:
            return {}
        below = root.resolve().relative_to(repository.top)
        walk = _Walk(repository, (below / path).as_posix())
        found: dict[int, Brought] = {}
        for commit in walk.commits(start, wanted.values()):
            for key, stretch in wanted.items():
                if key not in found and walk.brings(commit, stretch):
                    found[key] = walk.brought(commit)
        return found


class _Walk:
    """Commits of one repository, each read once, and what one file was in them."""

    def __init__(self, repository: Repository, path: str) -> None:
        self._repository = repository
        self._path = path
        self._texts: dict[str, bytes] = {}
        self._blobs: dict[str, str | None] = {}
        self._sizes: dict[str, int] = {}
        shallow = repository.folder / "shallow"
        self._edge = frozenset(shallow.read_text().split()) if shallow.is_file() else frozenset()

    def commits(self, start: str, wanted: Iterable[Stretch]) -> Iterator[str]:
        """Yield the commits in which the file is long enough to hold any of what is wanted."""
        least = min((stretch.end for stretch in wanted), default=0)
        waiting, seen = [start], {start}
        while waiting:
            commit = waiting.pop()
            if self._size(commit) < least:
                continue
            yield commit
            fresh = [one for one in self._parents(commit) if one not in seen]
            seen.update(fresh)
            waiting.extend(fresh)

    def brings(self, commit: str, stretch: Stretch) -> bool:
        """Return whether a commit has what none of its parents has."""
        if self._size(commit) < stretch.end or commit in self._edge:
            return False
        if any(self._size(parent) >= stretch.end for parent in self._parents(commit)):
            return False
        blob = self._blob(commit)
        data = self._repository.read(blob, "blob") if blob else b""
        return data[stretch.start : stretch.end] == stretch.data

    def brought(self, commit: str) -> Brought:
        """Return the commit with its author."""
        for line in self._text(commit).split(b"\n\n")[0].splitlines():
            if line.startswith(b"author ") and (who := _WHO.fullmatch(line[7:])):
                person = Person(
                    who[1].decode("utf-8", "replace"), who[2].decode("utf-8", "replace")
                )
                return Brought(commit, person, _moment(who))
        return Brought(commit, Person("", ""), None)

    def _text(self, commit: str) -> bytes:
        if commit not in self._texts:
            self._texts[commit] = self._repository.read(commit, "commit")
        return self._texts[commit]

    def _parents(self, commit: str) -> tuple[str, ...]:
        if commit in self._edge:
            return ()
        lines = self._text(commit).split(b"\n\n")[0].splitlines()
        return tuple(line[7:].decode() for line in lines if line.startswith(b"parent "))

    def _blob(self, commit: str) -> str | None:
        if commit not in self._blobs:
            tree = tree_of(self._repository, commit)
            self._blobs[commit] = trees.find(self._repository, tree, self._path)
        return self._blobs[commit]

    def _size(self, commit: str) -> int:
        blob = self._blob(commit)
        if blob is None:
            return 0
        if blob not in self._sizes:
            self._sizes[blob] = self._repository.size(blob)
        return self._sizes[blob]


def _moment(who: re.Match[bytes]) -> datetime | None:
    minutes = int(who[5]) * 60 + int(who[6])
    offset = timedelta(minutes=-minutes if who[4] == b"-" else minutes)
    try:
        return datetime.fromtimestamp(int(who[3]), timezone(offset))
    except (ValueError, OverflowError, OSError):
        return None


def commit_with(root: Path, path: str, data: bytes) -> str | None:
    """Return the commit a checkout stands at, where it has a file below `root` with these bytes.

    None where it has not, where there is no Git, and where the history cannot be read.
    """
    with suppress(HistoryError), opened(root) as repository:
        start = head(root)
        if repository is None or start is None:
            return None
        below = root.resolve().relative_to(repository.top)
        blob = trees.find(repository, tree_of(repository, start), (below / path).as_posix())
        return start if blob == identity("blob", data) else None
    return None


def size_at_head(root: Path, path: str) -> int:
    """Return how many bytes a file below `root` has in the last commit, 0 where it has none."""
    start = head(root)
    with opened(root) as repository:
        if repository is None or start is None:
            return 0
        below = root.resolve().relative_to(repository.top)
        blob = trees.find(repository, tree_of(repository, start), (below / path).as_posix())
        return repository.size(blob) if blob else 0
