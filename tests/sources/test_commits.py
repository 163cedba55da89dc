"""One commit of a few files, made without any `git` program; what is the user's stays so."""

import os
import shutil
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest

from publisher.sources import branches, commits, history, staging
from publisher.sources.git import HistoryError, Person, opened
from publisher.sources.history import Stretch
from tests.checkouts import as_nobody, start
from tests.projects import ROOT

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git makes the examples")
NOW = datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=7)))
FILES = {"circulars/ledger.jsonl": b"{}\n", "circulars/contoh/2026/satu.md": b"terbit\n"}
MESSAGE = "Terbitkan contoh\n\nCircular: contoh\nRevision: 1\n"


def git(folder, *arguments, **options):
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, **options
    )
    return done.stdout.decode()


@pytest.fixture(autouse=True)
def nobody(monkeypatch, tmp_path_factory):
    """No settings of the machine's owner."""
    as_nobody(monkeypatch, tmp_path_factory.mktemp("home"))


@pytest.fixture
def folder(tmp_path):
    """Return a checkout with one commit."""
    root = tmp_path / "repo"
    write(root, {"circulars/contoh/2026/satu.md": b"draf\n", "lain.txt": b"lain\n"})
    start(root, "Petugas Contoh", "petugas@contoh.example")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "awal")
    return root


def write(root, files):
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)


def issue(root, files=FILES):
    write(root, files)
    return commits.commit(root, files, MESSAGE, NOW)


def sound(root):
    git(root, "fsck", "--strict", "--no-dangling")


def test_the_commit_holds_the_files_and_no_others(folder):
    before = git(folder, "rev-parse", "HEAD").strip()
    made = issue(folder)
    assert git(folder, "rev-parse", "HEAD", "utama").split() == [made, made]
    assert git(folder, "rev-parse", "HEAD^").strip() == before
    changed = git(folder, "diff", "--name-only", "HEAD^", "HEAD").split()
    assert changed == sorted(FILES)
    for path, data in FILES.items():
        assert git(folder, "show", f"HEAD:{path}").encode() == data
    assert git(folder, "status", "--porcelain") == ""
    sound(folder)


def test_it_says_who_and_when_and_has_its_trailers(folder):
    issue(folder)
    shown = git(folder, "log", "-1", "--format=%an|%ae|%cn|%aI|%s|%(trailers:key=Revision)")
    assert shown.strip() == (
        "Petugas Contoh|petugas@contoh.example|Petugas Contoh|2026-03-02T10:00:00+07:00|"
        "Terbitkan contoh|Revision: 1"
    )


def test_what_is_staged_and_what_is_not_stays_as_it_was(folder):
    write(folder, {"lain.txt": b"staged\n", "baru.txt": b"baru\n"})
    git(folder, "add", "lain.txt", "baru.txt")
    write(folder, {"lain.txt": b"unstaged\n", "asing.txt": b"asing\n"})
    git(folder, "rm", "-q", "--cached", "baru.txt")
    git(folder, "add", "-N", "baru.txt")
    before = git(folder, "ls-files", "--stage", "-t").splitlines()
    difference = git(folder, "diff", "--cached"), git(folder, "diff")
    issue(folder)
    after = git(folder, "ls-files", "--stage", "-t").splitlines()
    own = {line for line in after if line.split("\t")[1] in FILES}
    old = {line for line in before if line.split("\t")[1] in FILES}
    assert set(after) - own == set(before) - old
    assert (git(folder, "diff", "--cached"), git(folder, "diff")) == difference
    assert git(folder, "status", "--porcelain").splitlines() == [
        "MM lain.txt",
        " A baru.txt",
        "?? asing.txt",
    ] or set(git(folder, "status", "--porcelain").splitlines()) == {
        "MM lain.txt",
        " A baru.txt",
        "?? asing.txt",
    }


def test_the_same_files_again_make_no_commit(folder):
    made = issue(folder)
    assert issue(folder) is None
    assert git(folder, "rev-parse", "HEAD").strip() == made


def test_a_folder_without_git_and_one_that_is_below(tmp_path, folder):
    assert commits.obstacle(tmp_path) is None
    assert issue(tmp_path / "tanpa") is None
    below = folder / "sub" / "proyek"
    assert issue(below)
    assert git(folder, "show", "HEAD:sub/proyek/circulars/ledger.jsonl") == "{}\n"


def test_the_first_commit_of_a_branch(tmp_path):
    root = tmp_path / "baru"
    root.mkdir()
    start(root, "Petugas Contoh", "petugas@contoh.example")
    write(root, {"lain.txt": b"lain\n"})
    git(root, "add", "lain.txt")
    made = issue(root)
    assert git(root, "rev-list", "HEAD").split() == [made]
    assert git(root, "status", "--porcelain").split("\n")[0] == "A  lain.txt"
    sound(root)


def test_packed_objects_refs_and_an_executable_file(folder):
    (folder / "circulars/contoh/2026/satu.md").chmod(0o755)
    git(folder, "commit", "-qam", "mode")
    git(folder, "gc", "-q")
    git(folder, "pack-refs", "--all")
    assert issue(folder)
    assert git(folder, "ls-tree", "HEAD", "circulars/contoh/2026/satu.md").startswith("100755")
    sound(folder)


def test_folders_and_files_are_in_the_order_of_git(folder):
    odd = ["a", "a.b", "a-b/c", "ab", "a0/c", "b.md", "b/c"]
    write(folder, {f"circulars/{name}x": b"x\n" for name in odd})
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "nama")
    assert issue(folder, {f"circulars/{name}y": b"y\n" for name in odd})
    sound(folder)
    assert git(folder, "status", "--porcelain") == ""


def obstacles():
    return {
        "detached": lambda root: git(root, "checkout", "-q", "--detach"),
        "merge": lambda root: write(root, {".git/MERGE_HEAD": b"x"}),
        "rebase": lambda root: (root / ".git/rebase-merge").mkdir(),
        "nobody": lambda root: git(root, "config", "--unset", "user.name"),
        "borrowed": lambda root: write(root, {".git/objects/info/alternates": b"/x\n"}),
        "index held": lambda root: write(root, {".git/index.lock": b""}),
        "index of version 4": lambda root: git(root, "update-index", "--index-version=4"),
        "split index": lambda root: git(root, "update-index", "--split-index"),
        "damaged index": lambda root: write(root, {".git/index": b"DIRC"}),
        "odd head": lambda root: write(root, {".git/HEAD": b"ref: refs/heads/../../x\n"}),
    }


@pytest.mark.parametrize("name", obstacles())
def test_what_is_not_supported_is_said_before_and_changes_nothing(folder, name):
    head = git(folder, "rev-parse", "HEAD").strip()
    obstacles()[name](folder)
    assert commits.obstacle(folder).en
    with pytest.raises(HistoryError):
        issue(folder)
    branch = folder / ".git/refs/heads/utama"
    assert branch.read_text().strip() == head


def test_a_worktree_is_refused(folder):
    git(folder, "worktree", "add", "-q", "../pohon", "-b", "lain")
    assert "worktree" in commits.obstacle(folder.parent / "pohon").en


def test_another_hash_is_refused(tmp_path):
    root = tmp_path / "sha256"
    root.mkdir()
    try:
        git(root, "init", "-q", "--object-format=sha256")
    except subprocess.CalledProcessError:
        pytest.skip("this git knows SHA-1 only")
    assert "SHA-256" in commits.obstacle(root).en


def test_where_the_history_has_a_link_nothing_is_committed(folder):
    (folder / "circulars/issued").symlink_to(folder.parent)
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "tautan")
    with pytest.raises(Exception, match=r"circulars|issued"):
        commits.commit(folder, {"circulars/issued/x": b"x"}, MESSAGE, NOW)


def test_a_branch_that_moved_meanwhile_is_followed(folder):
    """The commit of somebody else, made between reading and writing, stays in the history."""
    with opened(folder) as repository:
        seen = branches.current(repository)
        git(folder, "commit", "-q", "--allow-empty", "-m", "orang lain")
        assert not branches.move(repository, seen, "0" * 40, "x")
        assert not (folder / ".git/refs/heads/utama.lock").exists()
    other = git(folder, "rev-parse", "HEAD").strip()
    issue(folder)
    assert git(folder, "rev-parse", "HEAD^").strip() == other


def test_a_branch_that_is_held_is_left_alone(folder):
    write(folder, {".git/refs/heads/utama.lock": b""})
    head = git(folder, "rev-parse", "HEAD")
    with pytest.raises(HistoryError):
        issue(folder)
    assert git(folder, "rev-parse", "HEAD") == head


def test_the_logs_that_are_kept_tell_of_it(folder):
    issue(folder)
    assert "Terbitkan contoh" in git(folder, "log", "-g", "-1", "--format=%gs")


def test_an_index_is_the_same_after_reading_and_writing(folder):
    git(folder, "update-index", "--assume-unchanged", "lain.txt")
    with opened(folder) as repository:
        staging.stage(repository, {})
    assert git(folder, "ls-files", "-v").splitlines()[1].startswith("h ")
    assert git(folder, "status", "--porcelain") == ""


def test_no_program_is_needed_and_none_is_run(folder, tmp_path):
    """Without any PATH, with planted programs, hooks and filters that would tell."""
    planted = tmp_path / "planted"
    planted.write_text(f"#!/bin/sh\ntouch {tmp_path}/told\ncat\n", encoding="utf-8")
    planted.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "diff.external", "gpg.program", "filter.x.clean"):
        git(folder, "config", key, str(planted))
    git(folder, "config", "filter.x.required", "true")
    git(folder, "config", "commit.gpgsign", "true")
    write(folder, {".gitattributes": b"*.md filter=x\n"})
    for hook in ("pre-commit", "commit-msg", "post-commit", "reference-transaction"):
        shutil.copy(planted, folder / ".git/hooks" / hook)
    (tmp_path / "told").unlink(missing_ok=True)
    write(folder, FILES)
    code = (
        "from datetime import datetime, timezone\nfrom pathlib import Path\n"
        "from publisher.sources import commits, history\n"
        "import git as library\nlibrary.cmd.Git.execute = None\n"
        f"root, now = Path({str(folder)!r}), datetime(2026, 3, 2, tzinfo=timezone.utc)\n"
        f"assert commits.obstacle(root) is None\n"
        f"print(commits.commit(root, {FILES!r}, {MESSAGE!r}, now))\n"
        "wanted = {1: history.Stretch(0, b'{}\\n')}\n"
        "print(history.brought(root, 'circulars/ledger.jsonl', wanted)[1].commit)\n"
    )
    surroundings = {k: v for k, v in os.environ.items() if k != "PATH"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**surroundings, "PATH": ""},
    )
    assert done.stderr == b""
    first, second = done.stdout.decode().split()
    assert first == second
    assert not (tmp_path / "told").exists()
    assert (folder / ".git/refs/heads/utama").read_text().strip() == first


def test_the_commit_that_brought_a_line_is_found(folder):
    book = "circulars/ledger.jsonl"
    lines = [b'{"n":1}\n', b'{"n":2}\n', b'{"n":3}\n']
    made = [issue(folder, {book: b"".join(lines[:count])}) for count in (1, 2)]
    git(folder, "checkout", "-qb", "cabang", "HEAD^")
    git(folder, "commit", "-q", "--allow-empty", "-m", "samping")
    git(folder, "checkout", "-q", "utama")
    git(folder, "merge", "-q", "--no-ff", "cabang", "-m", "gabung")
    wanted = {n: Stretch(8 * (n - 1), line) for n, line in enumerate(lines, start=1)}
    found = history.brought(folder, book, wanted)
    assert {key: one.commit for key, one in found.items()} == {1: made[0], 2: made[1]}
    assert found[1].author == Person("Petugas Contoh", "petugas@contoh.example")
    assert found[1].moment == NOW


def test_an_object_that_is_not_what_its_name_says_is_refused(folder):
    made = issue(folder)
    name = git(folder, "rev-parse", f"{made}:circulars/ledger.jsonl").strip()
    other = git(folder, "rev-parse", f"{made}:circulars/contoh/2026/satu.md").strip()
    objects = folder / ".git/objects"
    target = objects / name[:2] / name[2:]
    target.chmod(0o644)
    shutil.copy(objects / other[:2] / other[2:], target)
    with opened(folder) as repository, pytest.raises(HistoryError):
        repository.read(name, "blob")


def test_a_shallow_history_says_what_it_knows(folder, tmp_path):
    book = "circulars/ledger.jsonl"
    issue(folder, {book: b'{"n":1}\n'})
    made = issue(folder, {book: b'{"n":1}\n{"n":2}\n'})
    clone = tmp_path / "dangkal"
    git(tmp_path, "clone", "-q", "--depth=2", f"file:{'//'}{folder}", str(clone))
    wanted = {1: Stretch(0, b'{"n":1}\n'), 2: Stretch(8, b'{"n":2}\n')}
    found = history.brought(clone, book, wanted)
    assert {key: one.commit for key, one in found.items()} == {2: made}
