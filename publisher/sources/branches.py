"""The branch a checkout stands on, and moving it only if nobody else did."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.sources.git import Repository

_ID: Final = re.compile(r"[0-9a-f]{40}")
_BRANCH: Final = re.compile(r"refs/heads/[^\s~^:?*\[\\]+")


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch and the commit it names; "" where nothing was committed yet."""

    name: str
    commit: str


def current(repository: Repository) -> Branch | None:
    """Return the branch a checkout stands on; None where it is detached or cannot be read."""
    named = _text(repository.folder / "HEAD").removeprefix("ref: ")
    if not _BRANCH.fullmatch(named) or ".." in named:
        return None
    commit = _commit(repository, named)
    return None if commit is None else Branch(named, commit)


def move(repository: Repository, branch: Branch, commit: str, entry: str) -> bool:
    """Let a branch name another commit; False where it moved, or is held, in the meantime.

    `entry` is what the log of the branch says: who, when, what.
    """
    path = repository.folder / branch.name
    lock = path.with_name(f"{path.name}.lock")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(lock, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    except FileExistsError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            if current(repository) != branch:
                return False
            file.write(f"{commit}\n".encode())
            file.flush()
            os.fsync(file.fileno())
        lock.replace(path)
    finally:
        lock.unlink(missing_ok=True)
    _log(repository, branch, commit, entry)
    return True


def _log(repository: Repository, branch: Branch, commit: str, entry: str) -> None:
    """Add to the logs that are kept."""
    for name in ("HEAD", branch.name):
        log = repository.folder / "logs" / name
        if log.is_file() and not log.is_symlink():
            with log.open("ab") as file:
                file.write(f"{branch.commit or '0' * 40} {commit} {entry}\n".encode())


def _commit(repository: Repository, name: str) -> str | None:
    """Return what a branch names, "" where it is not born; None where it cannot be told."""
    path = repository.folder / name
    if path.is_file():
        text = _text(path)
        return text if _ID.fullmatch(text) else None
    for line in _text(repository.folder / "packed-refs").splitlines():
        commit, _, packed = line.partition(" ")
        if packed == name:
            return commit if _ID.fullmatch(commit) else None
    return ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="surrogateescape").strip()
    except FileNotFoundError:
        return ""
