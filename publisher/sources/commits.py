"""One commit made of HEAD's tree and a few files; what a person staged or changed stays theirs."""

import time
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from publisher.model.label import Label
from publisher.sources import branches, staging, trees
from publisher.sources.branches import Branch
from publisher.sources.git import HistoryError, Person, Repository, lost, opened

_TRIES: Final = 20
_PAUSE: Final = 0.05  # seconds
_UNDER_WAY: Final = (
    "MERGE_HEAD",
    "CHERRY_PICK_HEAD",
    "REVERT_HEAD",
    "rebase-merge",
    "rebase-apply",
)
_MOVED: Final = Label(
    "cabang Git terus bergerak atau terkunci; berkasnya sudah di-stage, commit sendiri",
    "the branch keeps moving or is locked; the files are staged, commit them yourself",
)


def obstacle(root: Path) -> Label | None:
    """Return why no commit can be made in a folder; None where one can, or there is no Git."""
    place = lost(root)
    if place is not None:
        return Label(
            f"{place.as_posix()} rusak atau menunjuk folder yang tidak ada",
            f"{place.as_posix()} is damaged or points to a folder that is not there",
        )
    with opened(root) as repository:
        return _obstacle(repository) if repository else None


def commit(root: Path, files: Mapping[str, bytes], message: str, moment: datetime) -> str | None:
    """Commit files (path below `root`, bytes) on top of HEAD; return the id of the commit.

    None is returned where there is no Git, or HEAD holds the very same files already.
    """
    with opened(root) as repository:
        if repository is None:
            return None
        why = _obstacle(repository)
        person = repository.person()
        if why is not None or person is None:
            raise HistoryError(why or _NOBODY)
        below = root.resolve().relative_to(repository.top)
        paths = {(below / path).as_posix(): data for path, data in files.items()}
        blobs = {path: repository.write("blob", data) for path, data in paths.items()}
        if _on_top(repository, blobs) is None:
            return None
        staging.stage(repository, blobs)
        return _committed(repository, blobs, _signature(person, moment), message)


def _committed(
    repository: Repository, blobs: Mapping[str, str], signature: str, message: str
) -> str | None:
    """Try until the branch stands still for as long as it takes."""
    for _ in range(_TRIES):
        made = _on_top(repository, blobs)
        if made is None:
            return None
        branch, tree = made
        parent = f"parent {branch.commit}\n" if branch.commit else ""
        text = f"tree {tree}\n{parent}author {signature}\ncommitter {signature}\n\n{message}"
        name = repository.write("commit", text.encode())
        subject = message.partition("\n")[0]
        if branches.move(repository, branch, name, f"{signature}\tcommit: {subject}"):
            return name
        time.sleep(_PAUSE)
    raise HistoryError(_MOVED)


def _on_top(repository: Repository, blobs: Mapping[str, str]) -> tuple[Branch, str] | None:
    """Return the branch and the new tree; None where HEAD's tree is that one."""
    branch = branches.current(repository)
    if branch is None:
        raise HistoryError(_DETACHED)
    before = tree_of(repository, branch.commit) if branch.commit else ""
    tree = trees.with_files(repository, before, blobs)
    return None if tree == before else (branch, tree)


def tree_of(repository: Repository, commit_: str) -> str:
    """Return the tree of a commit."""
    first = repository.read(commit_, "commit").partition(b"\n")[0]
    return first.removeprefix(b"tree ").decode()


def _signature(person: Person, moment: datetime) -> str:
    return f"{person.name} <{person.mail}> {int(moment.timestamp())} {moment:%z}"


_NOBODY: Final = Label(
    "Git belum tahu siapa Anda: atur user.name dan user.email",
    "Git does not know who you are: set user.name and user.email",
)
_DETACHED: Final = Label(
    "HEAD tidak berada pada sebuah cabang, atau cabangnya tidak terbaca",
    "HEAD stands on no branch, or the branch cannot be read",
)


def _obstacle(repository: Repository) -> Label | None:
    git_folder = repository.folder
    if not (repository.top / ".git").is_dir() or (repository.top / ".git").is_symlink():
        return Label(
            "folder ini worktree atau submodul; .git-nya di tempat lain",
            "this folder is a worktree or submodule; its .git is elsewhere",
        )
    if (git_folder / "objects/info/alternates").exists():
        return Label(
            "repositori ini meminjam objek dari repositori lain",
            "this repository borrows objects of another",
        )
    if _other_form(repository):
        return Label(
            "bentuk repositori ini tidak didukung (SHA-256 atau reftable)",
            "this form of repository is not supported (SHA-256 or reftable)",
        )
    if any((git_folder / name).exists() for name in _UNDER_WAY):
        return Label("penggabungan atau rebase belum selesai", "a merge or rebase is not finished")
    return _unready(repository)


def _other_form(repository: Repository) -> bool:
    forms = (repository.setting("extensions", name) for name in ("objectformat", "refstorage"))
    return any(form not in ("", "sha1", "files") for form in forms)


def _unready(repository: Repository) -> Label | None:
    if branches.current(repository) is None:
        return _DETACHED
    if repository.person() is None:
        return _NOBODY
    if (repository.folder / "index.lock").exists():
        return Label("Git sedang bekerja (.git/index.lock)", "Git is at work (.git/index.lock)")
    try:
        staging.read(repository)
    except staging.StagingError as error:
        return error.message
    return None
