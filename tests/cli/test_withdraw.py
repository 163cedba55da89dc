"""`publisher withdraw`: a tombstone, and nothing deleted."""

import contextlib
import json

from publisher.pipeline.withdraw import withdraw
from tests.faults import CrashError, Faulty
from tests.issued import at

ONE = "contoh/2026/satu"
LEDGER = "circulars/ledger.jsonl"


def test_a_line_is_entered_and_nothing_deleted(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    before = set(project.files("circulars"))
    ended = project.run("withdraw", ONE, "--reason", "terbit  karena\nkeliru", "--yes")
    assert (ended.status, ended.err) == (0, f"{ONE} ditarik, agenda nomor 2.\n")
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
