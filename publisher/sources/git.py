"""The history of a checkout, read without any `git` program.

GitPython with `odbt=GitDB` reads heads, refs, commits, trees and blobs in pure Python;
`iter_commits`, `diff`, `is_dirty`, `untracked_files` and `init` start programs that a checkout may
have planted, and are never used. `import git` fails where no `git` is installed unless
GIT_PYTHON_REFRESH says "quiet" before. GitPython announces that this backend will go; that one
warning is filtered, by its text.
"""

import os
import warnings
from pathlib import Path

os.environ.setdefault("GIT_PYTHON_REFRESH", "quiet")

import git  # noqa: E402 - the variable above must be set first


def head(root: Path) -> str | None:
    """Return the commit (40 hex digits) a checkout stands at; None without history."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*GitDB.*")
        try:
            repository = git.Repo(root, odbt=git.GitDB, search_parent_directories=True)
            return str(repository.head.commit.hexsha)
        except (git.exc.GitError, ValueError, OSError):
            return None
