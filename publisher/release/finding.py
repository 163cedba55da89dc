"""The files of one release by their paths; the list of a folder is read when it is asked for."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from publisher.release import store, trees
from publisher.release.heads import INDEX, Head
from publisher.release.manifests import MANIFEST

_FOLDERS: Final = 512  # lists of folders that are kept in memory


class Files:
    """The files of one release; nothing is written and nothing is locked."""

    def __init__(self, site: Path, head: Head) -> None:
        """Keep the lists that came with the head."""
        self._site = site
        self.head = head
        self._trees = head.trees
        self._listed = lru_cache(maxsize=_FOLDERS)(self._files)

    def _files(self, tree: str) -> dict[str, str]:
        return trees.files_of(self._site, tree)

    def find(self, path: str) -> str | None:
        """Return the SHA-256 of a file, None where there is none; DamagedError for a bad list."""
        if path == INDEX:
            return self.head.sha256
        if path == MANIFEST:
            return self.head.top
        found = self.head.files.get(path)
        if found:
            return found
        for end in _ends(path):
            tree = self._trees.get(path[:end])
            if tree:
                return self._listed(tree).get(path[end + 1 :])
        return None

    def read(self, path: str) -> bytes:
        """Return a file; KeyError where there is none, DamagedError where it is damaged."""
        found = self.find(path)
        if found is None:
            raise KeyError(path)
        return store.read(self._site, found)

    def below(self, start: str) -> list[str]:
        """Return the paths of a folder, `feed/numbers/`, in order, without lists of files."""
        found = [path for path in self.head.files if path.startswith(start)]
        for place, tree in self._trees.items():
            if f"{place}/".startswith(start):
                found += [f"{place}/{path}" for path in self._listed(tree)]
        return sorted(path for path in found if path.rpartition("/")[2] != MANIFEST)

    def with_sha256(self, sha256: str) -> Iterator[str]:
        """Yield the paths of the files that have a SHA-256; every list is looked through."""
        for path, name in self.head.files.items():
            if name == sha256:
                yield path
        wanted = f"{sha256}  ".encode("ascii")
        for place, tree in self._trees.items():
            for line in trees.require(self._site, tree).splitlines():
                if line.startswith(wanted):
                    yield f"{place}/{line.removeprefix(wanted).decode('ascii')}"


def _ends(path: str) -> Iterator[int]:
    """Yield where the folders of a path end, the outermost first."""
    end = path.find("/")
    while end > 0:
        yield end
        end = path.find("/", end + 1)
