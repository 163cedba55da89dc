"""The door to Git, in pure Python: no `git` program is run, no hook, no filter.

GitPython with `odbt=GitDB` reads heads, refs, commits, trees and blobs in pure Python;
`iter_commits`, `diff`, `is_dirty`, `untracked_files` and `init` start programs that a checkout may
have planted, and are never used. `import git` fails where no `git` is installed unless
GIT_PYTHON_REFRESH says "quiet" before. GitPython announces that this backend will go; that one
warning is filtered, by its text. GitDB finds no object of a SHA-256 repository, and says so by
ValueError; a damaged object is a fault of the surroundings, never "no history". GitDB does not
check that an object is what its name says: every object `Repository` reads is hashed again. It
follows `objects/info/alternates` and a `.git` file into other repositories: `obstacle` in
`commits.py` refuses both.
Its own writers of refs and of the index know no "only if it is still so": ours are in
`branches.py` and `staging.py`.
"""

import configparser
import hashlib
import os
import tempfile
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

import git

from publisher.model.errors import PublisherError
from publisher.model.label import Label

_FAULTS: Final = (git.exc.ODBError, git.exc.GitError, ValueError, OSError, zlib.error)
_UNREADABLE: Final = Label(
    "riwayat Git ada, tetapi tidak terbaca",
    "there is a Git history, but it cannot be read",
)


class HistoryError(PublisherError):
    """The history is there but cannot be read or written: damaged, locked, or not supported."""


@dataclass(frozen=True, slots=True)
class Person:
    """Who commits."""

    name: str
    mail: str


class Repository:
    """A checkout and its objects; `folder` is its `.git`, `top` the folder that is checked out."""

    def __init__(self, repository: git.Repo) -> None:
        """Keep what the library opened; `opened` makes one."""
        self._repository = repository
        self.folder = Path(repository.git_dir)
        self.top = Path(repository.working_tree_dir or repository.git_dir).resolve()

    def setting(self, section: str, name: str) -> str:
        """Return a setting of the user or the repository, "" where there is none."""
        try:
            with self._repository.config_reader() as configuration:
                return str(configuration.get_value(section, name, default="")).strip()
        except (*_FAULTS, configparser.Error) as error:
            raise HistoryError(_UNREADABLE) from error

    def person(self) -> Person | None:
        """Return who commits here, None where no setting says it."""
        name, mail = self.setting("user", "name"), self.setting("user", "email")
        strange = set("<>\n\0") & {*name, *mail}
        return Person(name, mail) if name and mail and not strange else None

    def read(self, name: str, kind: str) -> bytes:
        """Return the bytes of an object by its id, hashed again."""
        try:
            stream = self._repository.odb.stream(bytes.fromhex(name))
            data = bytes(stream.read())
            found = stream.type.decode()
        except _FAULTS as error:
            raise HistoryError(_UNREADABLE) from error
        if found != kind or identity(kind, data) != name:
            raise HistoryError(_UNREADABLE)
        return data

    def size(self, name: str) -> int:
        """Return how many bytes an object has, without reading all of it."""
        try:
            return int(self._repository.odb.info(bytes.fromhex(name)).size)
        except _FAULTS as error:
            raise HistoryError(_UNREADABLE) from error

    def write(self, kind: str, data: bytes) -> str:
        """Put an object beside the others, and return its id."""
        name = identity(kind, data)
        path = self.folder / "objects" / name[:2] / name[2:]
        if path.exists():
            return name
        path.parent.mkdir(exist_ok=True)
        descriptor, aside = tempfile.mkstemp(prefix="tmp_obj_", dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(zlib.compress(_framed(kind, data)))
            file.flush()
            os.fsync(file.fileno())
        Path(aside).chmod(0o444)
        Path(aside).replace(path)
        return name


def identity(kind: str, data: bytes) -> str:
    """Return the id of an object: what Git calls it by."""
    return checksum(_framed(kind, data)).hex()


def checksum(data: bytes) -> bytes:
    """Return the SHA-1 that Git wants; nothing of ours rests on it."""
    return hashlib.sha1(data, usedforsecurity=False).digest()


def _framed(kind: str, data: bytes) -> bytes:
    return f"{kind} {len(data)}\0".encode() + data


@contextmanager
def opened(root: Path) -> Iterator[Repository | None]:
    """Give the checkout that a folder lies in, None where it lies in none."""
    with _library(root) as repository:
        yield Repository(repository) if repository and repository.working_tree_dir else None


@contextmanager
def _library(root: Path) -> Iterator[git.Repo | None]:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*GitDB.*")
        try:
            repository = git.Repo(root, odbt=git.GitDB, search_parent_directories=True)
        except git.exc.GitError:
            repository = None
    if repository is None:
        yield None
        return
    with repository:
        yield repository


def lost(root: Path) -> Path | None:
    """Return the `.git` that a folder seems to lie under but that is no repository; else None.

    Git itself would pass over it, and GitPython does: the user believes in a history all the same.
    """
    start = root.resolve()
    found = next((one / ".git" for one in (start, *start.parents) if (one / ".git").exists()), None)
    if found is None:
        return None
    with opened(root) as repository:
        return None if repository and repository.top == found.parent else found


def head(root: Path) -> str | None:
    """Return the commit (40 hex digits) a checkout stands at; None without history."""
    with _library(root) as repository:
        if repository is None:
            return None
        try:
            return str(repository.head.commit.hexsha)
        except _FAULTS as error:
            if isinstance(error, ValueError) and not repository.heads:
                return None  # nothing was committed yet
            raise HistoryError(_UNREADABLE) from error
