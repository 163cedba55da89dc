"""`publisher withdraw`: a tombstone, and nothing deleted."""

import contextlib
import json
import shutil

import pytest

from publisher.pipeline.withdraw import withdraw
from tests.checkouts import as_nobody, git, start
from tests.faults import CrashError, Faulty
from tests.issued import at

ONE, TWO = "contoh/2026/satu", "contoh/2026/tiga"
LEDGER = "circulars/ledger.jsonl"


def test_a_line_is_entered_and_nothing_deleted(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    before = set(project.files("circulars"))
    ended = project.run("withdraw", ONE, "--reason", "terbit  karena\nkeliru", "--yes")
    assert ended.status == 0
    assert ended.err.splitlines()[-1] == f"{ONE} ditarik, agenda nomor 2."
    assert set(project.files("circulars")) == before
    line = json.loads((project.root / LEDGER).read_bytes().splitlines()[1])
    assert (line["event"], line["revision"], line["note"]) == (
        "withdraw",
        1,
        "terbit karena keliru",
    )
    assert project.run("check").status == 0
    assert project.run("build").status == 0


def test_json_is_one_document_with_a_version(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    words = ("withdraw", ONE, "--reason", "keliru", "--format", "json")
    dry = json.loads(project.run(*words, "--dry-run").out)
    assert (dry["version"], dry["entered"], dry["reason"]) == (1, False, "keliru")
    assert json.loads(project.run(*words, "--yes").out)["entered"] is True


def test_a_dry_run_writes_nothing(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    before = (project.root / LEDGER).read_bytes()
    assert project.run("withdraw", ONE, "--reason", "keliru", "--dry-run").status == 0
    assert (project.root / LEDGER).read_bytes() == before


def test_what_cannot_be_withdrawn_is_said_in_one_line(project):
    project.circular("satu")
    for arguments, words in (
        ((ONE, "--reason", "x", "--yes"), "belum pernah diterbitkan"),
        ((ONE, "--yes"), "kurang --reason"),
        (("contoh/2026/tiada", "--reason", "x", "--yes"), "belum pernah diterbitkan"),
    ):
        ended = project.run("withdraw", *arguments)
        assert (ended.status, ended.out) == (2, "")
        assert words in ended.err
    project.run("issue", ONE, "--yes")
    assert project.run("withdraw", ONE, "--reason", "  ", "--yes").status == 2
    assert project.run("withdraw", ONE, "--reason", "x").status == 2  # nobody to ask


def test_the_next_command_tells_what_it_completed(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    with contextlib.suppress(CrashError):
        withdraw(project.root, ONE, "keliru", at(10**6), Faulty(6))
    assert (project.root / ".publisher/journal.json").exists()
    ended = project.run("status", "--on", "2026-03-10")
    assert ended.status == 0
    assert f"pekerjaan yang terputus pada {ONE} baru saja diselesaikan" in ended.err
    assert "Ditarik" in ended.out or "ditarik" in ended.out
    assert "terputus" not in project.run("status", "--on", "2026-03-10").err


ACT = "relations:\n  - {{type: {}, target: {}, label: Lain, en: Other, cite: [masa]}}\nrules:\n"


def _pair(project, kind, **swap):
    """Issue a circular and another that acts on it."""
    project.circular("satu")
    assert project.run("issue", ONE, "--yes").status == 0
    project.circular("tiga", swap={"rules:\n": ACT.format(kind, ONE), **swap})
    ended = project.run("issue", TWO, "--yes")
    assert ended.status == 0, ended.out


def test_what_comes_back_into_force_is_said_before_anybody_agrees(project):
    _pair(project, "mencabut", **{"from: 2026-03-02": "from: 2026-03-11"})
    words = f"- {ONE}: dicabut menjadi berlaku, mulai 11 Maret 2026 sampai dengan 31 Maret 2026"
    ended = project.run("withdraw", TWO, "--reason", "keliru", "--dry-run")
    assert words in ended.err.splitlines()
    assert ended.err.splitlines()[-1].startswith(f"--dry-run: {TWO} belum ditarik")
    ended = project.run("withdraw", TWO, "--reason", "keliru", "--dry-run", "--format", "json")
    changes = json.loads(ended.out)["changes"]
    assert any(one["id"] == words.removeprefix("- ") and one["en"] for one in changes)


def test_what_is_left_without_its_target_is_said(project):
    period = {"from: 2026-03-02, to: 2026-03-31": "from: 2026-04-01, to: 2026-04-30"}
    _pair(project, "memperpanjang", **period)
    said = project.run("withdraw", ONE, "--reason", "keliru", "--dry-run").err.splitlines()
    assert f"- {TWO}: `memperpanjang` kehilangan sasarannya, edaran ini" in said
    assert any(line.startswith(f"- {ONE} tidak lagi berlaku, juga dahulu: mulai") for line in said)


def test_a_damaged_book_is_said_and_nothing_else(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    (project.root / LEDGER).write_bytes((project.root / LEDGER).read_bytes().replace(b"1", b"2", 1))
    ended = project.run("withdraw", ONE, "--reason", "keliru", "--yes")
    assert (ended.status, ended.out) == (1, "")
    assert "buku agenda rusak" in ended.err


@pytest.mark.skipif(not shutil.which("git"), reason="git makes the example")
def test_the_commit_is_named_and_says_why(project, monkeypatch, tmp_path_factory):
    as_nobody(monkeypatch, tmp_path_factory.mktemp("home"))
    project.circular("satu")
    start(project.root)
    project.run("issue", ONE, "--yes", "--note", "rapat 2 Maret")
    ended = project.run("withdraw", ONE, "--reason", "terbit keliru", "--yes")
    assert ended.err.splitlines()[-1].startswith("Commit Git: ")
    log = git(project.root, "log", "--format=%B")
    assert f"Tarik {ONE}\n\nterbit keliru\n\nCircular: {ONE}" in log
    assert f"(revisi 1)\n\nrapat 2 Maret\n\nCircular: {ONE}" in log
