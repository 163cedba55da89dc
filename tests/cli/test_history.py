"""`publisher history`: the entries of one circular, and who committed them."""

import json
import shutil
import subprocess

import pytest

ONE = "contoh/2026/satu"


@pytest.fixture
def corrected(project):
    path = project.circular("satu")
    project.run("issue", ONE, "--yes", "--note", "rapat 2 Maret")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("place:", "correction: {type: ralat, note: judul}\nplace:"), encoding="utf-8"
    )
    assert project.run("issue", ONE, "--yes").status == 0
    project.run("withdraw", ONE, "--reason", "keliru", "--yes")
    return project


def test_revisions_stand_in_their_order(corrected):
    ended = corrected.run("history", ONE)
    lines = ended.out.splitlines()
    assert ended.status == 0
    assert [line.split("  ", 1)[1] for line in lines if "revisi" in line] == [
        "revisi 1  terbit",
        "revisi 2  diperbaiki (ralat)",
        "revisi 2  ditarik",
    ]
    assert "  rapat 2 Maret" in lines
    assert "  keliru" in lines
    assert lines.count("  tidak ada dalam commit Git") == 3


def test_json_is_one_document_with_a_version(corrected):
    document = json.loads(corrected.run("history", ONE, "--format", "json").out)
    assert document["version"] == 1
    assert [one["event"] for one in document["entries"]] == ["issue", "correct", "withdraw"]
    assert [one["change"] for one in document["entries"]] == [None, "ralat", None]
    assert {one["commit"] for one in document["entries"]} == {None}


def test_what_was_never_issued_is_said(project):
    project.circular("satu")
    ended = project.run("history", ONE)
    assert (ended.status, ended.out) == (2, "")
    assert "tidak ada dalam buku agenda" in ended.err


@pytest.mark.skipif(not shutil.which("git"), reason="git makes the example")
def test_who_committed_is_named(project, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    project.circular("satu")
    for words in (
        ("init", "-q"),
        ("config", "user.name", "Petugas Satu"),
        ("config", "user.email", "satu@contoh.example"),
    ):
        subprocess.run(["git", *words], cwd=project.root, check=True)
    project.run("issue", ONE, "--yes")
    subprocess.run(["git", "config", "user.name", "Petugas Dua"], cwd=project.root, check=True)
    project.run("withdraw", ONE, "--reason", "keliru", "--yes")
    shown = project.run("history", ONE).out
    assert "Petugas Satu <satu@contoh.example>" in shown
    assert "Petugas Dua <satu@contoh.example>" in shown
    document = json.loads(project.run("history", ONE, "--format", "json").out)
    assert document["entries"][0]["commit"]["author"]["name"] == "Petugas Satu"
