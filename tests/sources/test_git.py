"""Git's history is read in pure Python: no program is run in somebody's checkout."""

import os
import shutil
import subprocess
import sys

import pytest

from publisher.sources import git
from tests.projects import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git makes the examples")
WHO = ("-c", "user.name=Uji", "-c", "user.email=uji@contoh.example")


def repository(folder, *options):
    folder.mkdir()
    subprocess.run(["git", "init", "-q", *options, "."], cwd=folder, check=True)
    return folder


def commit(folder):
    subprocess.run(
        ["git", *WHO, "commit", "-q", "--allow-empty", "-m", "x"], cwd=folder, check=True
    )
    done = subprocess.run(["git", "rev-parse", "HEAD"], cwd=folder, check=True, capture_output=True)
    return done.stdout.decode().strip()


def test_the_commit_is_the_one_git_names(tmp_path):
    folder = repository(tmp_path / "satu")
    name = commit(folder)
    assert git.head(folder) == name
    (folder / "circulars").mkdir()
    assert git.head(folder / "circulars") == name


def test_a_detached_head_is_a_commit_too(tmp_path):
    folder = repository(tmp_path / "lepas")
    name = commit(folder)
    subprocess.run(["git", "checkout", "-q", "--detach"], cwd=folder, check=True)
    assert git.head(folder) == name


def test_no_history_is_none(tmp_path):
    assert git.head(tmp_path) is None
    assert git.head(tmp_path / "tiada") is None
    assert git.head(repository(tmp_path / "baru")) is None


def test_a_history_that_cannot_be_read_is_a_fault_of_the_surroundings(tmp_path):
    lost = repository(tmp_path / "hilang")
    commit(lost)
    shutil.rmtree(lost / ".git/objects")
    (lost / ".git/objects").mkdir()
    broken = repository(tmp_path / "rusak")
    commit(broken)
    for file in (broken / ".git/objects").glob("??/*"):
        file.chmod(0o600)
        file.write_bytes(b"rusak")
    for folder in (lost, broken):
        with pytest.raises(git.HistoryError):
            git.head(folder)


def test_a_repository_of_another_hash_is_said_to_be_unreadable(tmp_path):
    folder = tmp_path / "sha256"
    try:
        repository(folder, "--object-format=sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows SHA-1 only")
    commit(folder)
    with pytest.raises(git.HistoryError):
        git.head(folder)


def test_no_program_is_needed_and_none_is_run(tmp_path):
    """Without any PATH, and with a planted program that would tell."""
    folder = repository(tmp_path / "jebakan")
    name = commit(folder)
    planted = tmp_path / "planted"
    planted.write_text(f"#!/bin/sh\ntouch {tmp_path}/told\n", encoding="utf-8")
    planted.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program"):
        subprocess.run(["git", "config", key, str(planted)], cwd=folder, check=True)
    code = (
        "import sys\nfrom pathlib import Path\nfrom publisher.sources import git\n"
        "import git as library\nlibrary.cmd.Git.execute = None\n"
        f"print(git.head(Path({str(folder)!r})))\n"
    )
    surroundings = {k: v for k, v in os.environ.items() if k != "PATH"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**surroundings, "PATH": ""},
    )
    assert (done.stdout.decode().strip(), done.stderr) == (name, b"")
    assert not (tmp_path / "told").exists()
