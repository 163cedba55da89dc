"""`publisher history`: the entries of one circular, and who committed them."""

import json
import shutil

import pytest

from tests.checkouts import as_nobody, git, start

ONE = "contoh/2026/satu"
LEDGER = "circulars/ledger.jsonl"


@pytest.fixture
def corrected(project):
    path = project.circular("satu")
    project.run("issue", ONE, "--yes", "--note", "rapat 2 Maret")
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("place:", "correction: {type: ralat, note: judul}\nplace:")
        .replace("title: Contoh", "title: Lain")
        .replace("to: atasan", "to: Bupati"),
        encoding="utf-8",
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
    assert "  catatan: rapat 2 Maret" in lines
    assert "  catatan: keliru" in lines
    second = next(index for index, line in enumerate(lines) if "revisi 2  diperbaiki" in line)
    assert lines[second + 1 : second + 5] == [
        "  ralat: judul",
        '  - `title.id`: "Contoh" menjadi "Lain"',
        '  - aturan `laporan`, `do.to`: "atasan" menjadi "Bupati"',
        "  tidak ada dalam commit Git",
    ]
    assert lines.count("  tidak ada dalam commit Git") == 3


def test_json_is_one_document_with_a_version(corrected):
    document = json.loads(corrected.run("history", ONE, "--format", "json").out)
    assert document["version"] == 1
    assert [one["event"] for one in document["entries"]] == ["issue", "correct", "withdraw"]
    assert [one["change"] for one in document["entries"]] == [None, "ralat", None]
    assert [one["mended"] for one in document["entries"]] == [None, "judul", None]
    assert [len(one["changes"]) for one in document["entries"]] == [0, 2, 0]
    assert {one["commit"] for one in document["entries"]} == {None}


def test_what_was_never_issued_is_said(project):
    project.circular("satu")
    ended = project.run("history", ONE)
    assert (ended.status, ended.out) == (2, "")
    assert "tidak ada dalam buku agenda" in ended.err


@pytest.mark.parametrize(
    ("path", "old", "new", "words"),
    [
        (LEDGER, b"rapat 2 Maret", b"rapat 9 Maret", "buku agenda rusak"),
        (LEDGER, b'"seq":2', b'"seq":9', "buku agenda rusak"),
        (f"circulars/issued/{ONE}/r1.json", b"Contoh", b"Palsu!", "revisi 1 rusak"),
    ],
)
def test_a_damaged_book_is_said_and_nothing_of_it_shown(corrected, path, old, new, words):
    file = corrected.root / path
    before = file.read_bytes()
    assert old in before
    file.write_bytes(before.replace(old, new, 1))
    ended = corrected.run("history", ONE)
    assert (ended.status, ended.out) == (1, "")
    assert words in ended.err


def test_a_book_that_lost_lines_is_said_and_nothing_of_it_shown(corrected):
    file = corrected.root / LEDGER
    lines = file.read_bytes().splitlines(keepends=True)
    for kept in (lines[:1], []):
        file.write_bytes(b"".join(kept))
        ended = corrected.run("history", ONE)
        assert (ended.status, ended.out) == (1, ""), len(kept)
        assert "buku agenda rusak" in ended.err
        assert corrected.run("withdraw", ONE, "--reason", "x", "--yes").status == 1


def test_a_day_that_the_kept_text_does_not_have_is_no_fact(project):
    project.circular("satu")
    project.run("issue", ONE, "--yes")
    file = project.root / LEDGER
    year = json.loads(file.read_bytes())["recorded"][:4]
    file.write_bytes(
        file.read_bytes().replace(b'"recorded":"' + year.encode(), b'"recorded":"1999')
    )
    ended = project.run("history", ONE)
    assert (ended.status, ended.out) == (1, "")


@pytest.mark.skipif(not shutil.which("git"), reason="git makes the example")
def test_who_committed_is_named(project, monkeypatch, tmp_path_factory):
    as_nobody(monkeypatch, tmp_path_factory.mktemp("home"))
    project.circular("satu")
    start(project.root)
    project.run("issue", ONE, "--yes")
    git(project.root, "config", "user.name", "Petugas Dua")
    project.run("withdraw", ONE, "--reason", "keliru", "--yes")
    shown = project.run("history", ONE).out
    assert "Petugas Satu <satu@contoh.example>" in shown
    assert "Petugas Dua <satu@contoh.example>" in shown
    document = json.loads(project.run("history", ONE, "--format", "json").out)
    assert document["entries"][0]["commit"]["author"]["name"] == "Petugas Satu"
