"""`publisher issue`: what it shows, asks, prints, and how it ends."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.checkouts import as_nobody, git, start
from tests.projects import ROOT, publisher

ONE = "contoh/2026/satu"
BARE = {"signed: 2026-03-02\npublished: 2026-03-02\n": "signed: null\n"}
LEDGER = "circulars/ledger.jsonl"


def entries(project):
    return [json.loads(line) for line in (project.root / LEDGER).read_bytes().splitlines()]


def test_a_circular_is_issued_and_its_files_are_named(project):
    project.circular("satu")
    ended = project.run("issue", ONE, "--yes")
    assert ended.status == 0, ended.err
    assert ended.out.splitlines()[-4:] == [
        f"circulars/{ONE}.md",
        f"circulars/issued/{ONE}/r1.json",
        f"circulars/issued/{ONE}/r1.md",
        LEDGER,
    ]
    assert "revisi 1" in ended.err
    assert "tidak ada dalam data: penutup" in ended.err
    assert entries(project)[0]["event"] == "issue"


@pytest.mark.parametrize(
    "name", [f"circulars/{ONE}.md", f"./circulars/{ONE}.md", f"circulars\\{ONE}", ONE]
)
def test_the_id_may_be_typed_as_a_path(project, name):
    project.circular("satu")
    assert project.run("issue", name, "--yes").status == 0


def test_again_it_changes_nothing(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    before = (project.root / LEDGER).read_bytes()
    ended = project.run("issue", ONE, "--yes")
    assert (ended.status, ended.out) == (0, "")
    assert "sudah terbit sebagai revisi 1" in ended.err
    assert (project.root / LEDGER).read_bytes() == before


def test_without_a_terminal_it_asks_nothing(project):
    project.circular("satu")
    ended = publisher("issue", ONE, cwd=project.root)
    assert ended.status == 2
    assert "--yes" in ended.err
    assert not (project.root / LEDGER).exists()


def test_what_is_missing_is_named_and_may_be_given(project):
    project.circular("satu", swap=BARE)
    ended = project.run("issue", ONE, "--yes")
    assert ended.status == 2
    assert "--signed, --published" in ended.err
    days = ("--signed", "2026-03-02", "--published", "2026-03-02")
    assert project.run("issue", ONE, "--yes", *days).status == 0
    text = (project.root / f"circulars/{ONE}.md").read_text()
    assert "\nsigned: 2026-03-02\n" in text
    assert "\npublished: 2026-03-02\n" in text


def test_a_finding_holds_it_back_with_status_1(project):
    project.circular("satu", swap={"place: Contoh": "place: TODO"})
    ended = project.run("issue", ONE, "--yes")
    assert ended.status == 1
    assert ended.err.splitlines()[-1] == "Tidak diterbitkan: publish-placeholder-left."
    assert "publish-placeholder-left" in ended.out
    assert not (project.root / LEDGER).exists()


def test_a_text_that_cannot_be_read_is_held_back(project):
    project.circular("satu", swap={"schema: edaran/1": "schema: ["})
    ended = project.run("issue", ONE, "--yes")
    assert ended.status == 1
    assert "yaml-syntax" in ended.out


@pytest.mark.parametrize("form", ["full", "json"])
def test_a_dry_run_writes_nothing(project, form):
    path = project.circular("satu", swap=BARE)
    before = path.read_bytes()
    days = ("--signed", "2026-03-02", "--published", "2026-03-02")
    ended = project.run("issue", ONE, "--dry-run", "--format", form, *days)
    assert ended.status == 0, ended.err
    assert path.read_bytes() == before
    assert not (project.root / "circulars/issued").exists()
    assert project.run("issue", ONE, "--dry-run").status == 1


def test_a_dry_run_shows_what_would_be_issued_and_that_nothing_was(project):
    project.circular("satu", swap={"4117": "........"})
    lines = project.run("issue", ONE, "--dry-run").err.splitlines()
    assert lines[:4] == [
        "Yang diterbitkan:",
        f"- {ONE}, revisi 1",
        "- nomor: 800/1/ORG/2026 (diisi sekarang)",
        "- tanggal surat: 2 Maret 2026",
    ]
    assert lines[-1] == "--dry-run: tidak ada yang ditulis."
    document = json.loads(project.run("issue", ONE, "--dry-run", "--format", "json").out)
    assert (document["number"], document["filled"]) == ("800/1/ORG/2026", ["number"])
    assert (document["signed"], document["missing"]) == ("2026-03-02", [])


def test_a_dry_run_of_what_is_issued_says_so(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    ended = project.run("issue", ONE, "--dry-run")
    assert (ended.status, ended.out) == (0, "")
    assert "sudah terbit sebagai revisi 1" in ended.err


@pytest.mark.parametrize("more", [("--yes",), ("--dry-run",)])
def test_what_contradicts_the_text_is_refused_before_and_after_the_issue(project, more):
    project.circular("satu")
    for words in ("adalah 800/4117/ORG/2026, tetapi --number", "sudah terbit, tetapi --number"):
        ended = project.run("issue", ONE, "--number", "zzz", "--signed", "2020-01-01", *more)
        assert (ended.status, ended.out) == (2, "")
        assert words in ended.err
        project.run("issue", ONE, "--yes")


def test_json_is_one_document_with_a_version(project):
    project.circular("satu")
    document = json.loads(project.run("issue", ONE, "--yes", "--format", "json").out)
    assert (document["version"], document["event"], document["entered"]) == (1, "issue", True)
    assert (document["revision"], document["seq"], document["commit"]) == (1, 1, None)
    assert document["recorded"] == entries(project)[0]["recorded"]
    assert all(point["id"] and point["en"] for point in document["open"])
    assert f"circulars/issued/{ONE}/r1.json" in document["files"]


def test_what_is_not_there_is_said_in_one_line(project):
    project.circular("satu")
    for arguments, words in (
        (("contoh/2026/tiada",), "tidak ada surat edaran circulars/contoh/2026/tiada.md"),
        (("",), "ID edarannya kosong"),
        (("asing/2026/tiada",), "instansi dari asing/2026/tiada tidak ada"),
        ((), "kurang"),
        ((ONE, "--signed", "kemarin"), "tulis tanggal seperti"),
    ):
        ended = project.run("issue", *arguments, *(["--yes"] if arguments else []))
        assert (ended.status, ended.out) == (2, ""), arguments
        assert words in ended.err


def test_an_issued_letter_is_no_draft_and_its_data_is_the_kept_one(project):
    project.circular("satu")
    project.run("build")
    place = project.root / f"dist/se/{ONE}"
    assert "DRAF" in (place / "letter.txt").read_text()
    project.run("issue", ONE, "--yes")
    project.run("build")
    assert "DRAF" not in (place / "letter.txt").read_text()
    assert "Draf" not in (project.root / "dist/index.html").read_text()
    kept = project.root / f"circulars/issued/{ONE}"
    assert (place / "policy.json").read_bytes() == (kept / "r1.json").read_bytes()
    assert (place / "source.md").read_bytes() == (kept / "r1.md").read_bytes()


@pytest.mark.skipif(not shutil.which("git"), reason="git makes the example")
class TestGit:
    """In a checkout."""

    @pytest.fixture
    def checkout(self, project, monkeypatch, tmp_path_factory):
        """Return a project that is a checkout with one commit."""
        as_nobody(monkeypatch, tmp_path_factory.mktemp("home"))
        project.circular("satu")
        start(project.root)
        git(project.root, "add", "-A")
        git(project.root, "commit", "-qm", "awal")
        return project

    def test_one_commit_is_made(self, checkout):
        ended = checkout.run("issue", ONE, "--yes", "--format", "json")
        commit = json.loads(ended.out)["commit"]
        assert git(checkout.root, "rev-parse", "HEAD").strip() == commit
        shown = git(checkout.root, "log", "-1", "--format=%(trailers:only,unfold)").splitlines()
        assert shown[0] == f"Circular: {ONE}"
        assert shown[1] == "Revision: 1"
        assert shown[2].startswith("Ledger: 1 ")
        assert git(checkout.root, "status", "--porcelain") == ""

    def test_it_can_be_left_out_and_made_up_for(self, checkout):
        before = git(checkout.root, "rev-parse", "HEAD")
        assert checkout.run("issue", ONE, "--yes", "--no-commit").status == 0
        assert git(checkout.root, "rev-parse", "HEAD") == before
        checkout.circular("dua")
        assert checkout.run("issue", "contoh/2026/dua", "--yes").status == 0
        kept = git(checkout.root, "ls-tree", "-r", "--name-only", "HEAD", "circulars/issued")
        assert len(kept.splitlines()) == 4  # no line of the book without its texts
        checkout.run("issue", ONE, "--yes")
        assert git(checkout.root, "status", "--porcelain") == ""

    def test_an_obstacle_is_said_before_anything_is_done(self, checkout):
        git(checkout.root, "checkout", "-q", "--detach")
        ended = checkout.run("issue", ONE, "--yes")
        assert ended.status == 3
        assert "--no-commit" in ended.err
        assert not (checkout.root / LEDGER).exists()

    def test_a_history_that_is_damaged_is_an_obstacle(self, checkout):
        place = checkout.root / ".git"
        (place / "HEAD").write_bytes(b"\x00\xff rusak")
        for _ in range(2):
            ended = checkout.run("issue", ONE, "--yes")
            assert ended.status == 3
            assert ".git rusak atau menunjuk folder yang tidak ada" in ended.err
            assert not (checkout.root / LEDGER).exists()
            shutil.rmtree(place, ignore_errors=True)
            place.write_text("gitdir: /tiada/di/sini\n")
        assert checkout.run("issue", ONE, "--yes", "--no-commit").status == 0

    def test_where_the_commit_fails_the_entry_stands_and_it_is_said(self, checkout):
        (checkout.root / ".git/refs/heads").chmod(0o755)
        name = git(checkout.root, "symbolic-ref", "HEAD").strip()
        (checkout.root / ".git" / f"{name}.lock").write_text("")
        ended = checkout.run("issue", ONE, "--yes")
        assert ended.status == 3
        assert "sudah tercatat dalam buku agenda" in ended.err
        assert len(entries(checkout)) == 1
        (checkout.root / ".git" / f"{name}.lock").unlink()
        assert checkout.run("issue", ONE, "--yes").status == 0
        assert git(checkout.root, "status", "--porcelain") == ""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal of its own")
@pytest.mark.parametrize(
    ("answers", "status"), [("\n\ny\n", 0), ("2026-02-31\n2026-03-01\n\nn\n", 130)]
)
def test_on_a_terminal_it_asks_for_what_is_missing_and_then_whether(project, answers, status):
    project.circular("satu", swap=BARE)
    process, ours = _on_a_terminal(project)
    os.write(ours, answers.encode())
    _, words = process.communicate(timeout=60)
    os.close(ours)
    said = words.decode()
    assert process.returncode == status, said
    assert "Tanggal surat" in said
    assert "Hari diumumkan" in said
    assert "Terbitkan?" in said
    assert ("2026-02-31 bukan tanggal; tulis seperti 2026-03-16." in said) is (status != 0)
    assert (project.root / LEDGER).exists() is (status == 0)


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a terminal of its own")
def test_the_number_agreed_to_is_the_one_that_was_shown(project):
    project.circular("satu", swap={"4117": "........"})
    process, ours = _on_a_terminal(project)
    shown = b""
    while b"Terbitkan?" not in shown:
        shown += os.read(process.stderr.fileno(), 4096)
    assert "nomor: 800/1/ORG/2026 (diisi sekarang)" in shown.decode()
    project.circular("dua", swap={"397": "1"})
    assert project.run("issue", "contoh/2026/dua", "--yes").status == 0
    os.write(ours, b"y\n")
    _, words = process.communicate(timeout=60)
    os.close(ours)
    assert process.returncode == 1
    assert "number-duplicate" in words.decode()
    assert len(entries(project)) == 1


def _on_a_terminal(project):
    """Start to issue the first circular as a person would; return the process and its terminal."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", "issue", ONE],
        cwd=project.root,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    os.close(theirs)
    return process, ours
