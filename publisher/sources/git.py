"""The history of a checkout, read without any `git` program.

GitPython with `odbt=GitDB` reads heads, refs, commits, trees and blobs in pure Python;
`iter_commits`, `diff`, `is_dirty`, `untracked_files` and `init` start programs that a checkout may
have planted, and are never used. `import git` fails where no `git` is installed unless
GIT_PYTHON_REFRESH says "quiet" before. GitPython announces that this backend will go; that one
warning is filtered, by its text. GitDB finds no object of a SHA-256 repository, and says so by
ValueError; a damaged object is a fault of the surroundings, never "no history".
"""

import os
import warnings
import zlib
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

import git

from publisher.model.errors import PublisherError
from publisher.model.label import Label


class HistoryError(PublisherError):
    """The history is there but cannot be read: damaged, or of a form not supported."""


def head(root: Path) -> str | None:
    """Return the commit (40 hex digits) a checkout stands at; None without history."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*GitDB.*")
        try:
            repository = git.Repo(root, odbt=git.GitDB, search_parent_directories=True)
        except git.exc.GitError:
            return None
    with repository:
        try:
            return str(repository.head.commit.hexsha)
        except (git.exc.ODBError, ValueError, OSError, zlib.error) as error:
            if isinstance(error, ValueError) and not repository.heads:
                return None  # nothing was committed yet
            raise HistoryError(
                Label(
                    "riwayat Git ada, tetapi tidak terbaca",
                    "there is a Git history, but it cannot be read",
                )
            ) from error
