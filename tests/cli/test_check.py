"""`publisher check`: what it prints, what it takes, how it ends."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT, publisher

WARNING = {"published: 2026-03-02": "published: null"}
ERROR = {"to: 2026-03-31": "to: 2026-02-01"}


def test_a_sound_folder_has_no_findings(project):
    project.circular("jam-kerja")
    ended = project.run("check")
    assert (ended.status, ended.out, ended.err) == (0, "Tidak ada temuan.\n", "")


def test_an_error_is_shown_with_its_place_and_ends_with_1(project):
    project.circular("jam-kerja", swap=ERROR)
    ended = project.run("check")
    assert ended.status == 1
    assert "galat[period-reversed]" in ended.out
    assert "--> circulars/contoh/2026/jam-kerja.md:11:" in ended.out
    assert "^^^^^^^^^^" in ended.out
    assert ended.out.splitlines()[-1].startswith("1 galat, ")


def test_a_warning_ends_with_0_and_under_strict_with_1(project):
    project.circular("jam-kerja", swap=WARNING)
    assert project.run("check").status == 0
    assert project.run("check", "--strict").status == 1


def test_all_circulars_are_checked_in_one_run(project):
    project.circular("satu", swap=ERROR)
    project.circular("dua", swap=ERROR)
    ended = project.run("check")
    assert ended.out.count("galat[period-reversed]") == 2


def test_json_is_one_document_with_a_version(project):
    project.circular("jam-kerja", swap=ERROR)
    ended = project.run("check", "--format", "json")
    document = json.loads(ended.out)
    assert ended.status == 1
    assert document["version"] == 1
    assert document["summary"]["errors"] == 1
    finding = next(one for one in document["findings"] if one["code"] == "period-reversed")
    assert (finding["path"], finding["line"]) == ("circulars/contoh/2026/jam-kerja.md", 11)
    assert finding["message"]["id"]
    assert finding["message"]["en"]


def test_json_of_a_sound_folder_is_a_document_too(project):
    assert json.loads(project.run("check", "--format", "json").out)["findings"] == []


def test_a_path_selects(project):
    project.circular("satu", swap=ERROR)
    project.circular("dua")
    for path in (
        "circulars/contoh/2026/satu.md",
        "circulars/contoh/2026/satu",
        "contoh/2026/satu",
        "contoh\\2026\\satu.md",
        "circulars/contoh/2026/satu.md/",
        "./circulars/contoh/2026/satu.md",
        str(project.root / "circulars/contoh/2026/satu.md"),
        "circulars/contoh/",
        "circulars",
        ".",
    ):
        assert project.run("check", path).status == 1, path
    assert project.run("check", "contoh/2026/dua").status == 0
    assert project.run("check", "contoh/2026/dua", "contoh/2026/satu").status == 1


def test_a_path_is_spelled_from_the_working_folder(project, monkeypatch):
    project.circular("satu", swap=ERROR)
    project.circular("dua")
    monkeypatch.chdir(project.root / "circulars/contoh/2026")
    assert project.run("check", "satu.md").status == 1
    assert project.run("check", "dua.md").status == 0
    assert project.run("check", ".").status == 1
    assert "--> circulars/contoh/2026/satu.md:" in project.run("check").out


def test_the_folder_of_the_project_may_be_named(project, monkeypatch, tmp_path_factory):
    project.circular("satu", swap=ERROR)
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    assert project.run("check").status == 2
    assert project.run("check", "-C", str(project.root)).status == 1
    assert (
        project.run("check", "-C", str(project.root), "circulars/contoh/2026/satu.md").status == 1
    )


def test_what_cannot_be_checked_is_said_in_one_line(project, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "lain.md"
    outside.write_text("---\n", encoding="utf-8")
    (project.root / "catatan.txt").write_text("bukan edaran", encoding="utf-8")
    for path, words in (
        ("contoh/2026/tiada", "contoh/2026/tiada tidak ada di "),
        (str(outside), "di luar proyek"),
        ("catatan.txt", "tidak ada surat edaran di catatan.txt"),
        ("../tiada.md", "../tiada.md tidak ada di "),
    ):
        ended = project.run("check", path)
        assert (ended.status, ended.out) == (2, ""), path
        assert words in ended.err
        assert ended.err.count("\n") == 1


def test_a_circular_that_is_named_by_half_is_offered_whole(project):
    project.circular("rapat")
    for typed in ("rapat", "contoh/2026/rapta", "contoh/2025/rapat.md"):
        ended = project.run("check", typed)
        assert (ended.status, ended.out) == (2, "")
        assert "; maksud Anda contoh/2026/rapat?" in ended.err


def test_a_folder_without_circulars_says_how_to_make_one(empty):
    ended = empty.run("check")
    assert ended.status == 2
    assert "publisher init" in ended.err


def test_a_folder_that_is_not_there_or_is_a_file_is_named(project):
    project.write("berkas", "")
    for folder in ("tiada", "berkas"):
        ended = project.run("check", "-C", folder)
        assert (ended.status, ended.err) == (2, f"galat: tidak ada folder {folder}\n")


def test_a_vocabulary_that_is_gone_is_a_fault_of_the_surroundings(project):
    for file in (project.root / "circulars/vocabulary").iterdir():
        file.unlink()
    (project.root / "circulars/vocabulary").rmdir()
    ended = project.run("check")
    assert ended.status == 3
    assert ended.err.startswith("galat: folder tidak ditemukan")


def test_options_that_are_not_built_are_refused(project):
    for option in ("--known=2026-01-01", "--on=2026-01-01"):
        ended = project.run("check", option)
        assert ended.status == 2
        assert "tidak ada opsi" in ended.err


def test_colour_is_printed_when_asked_for_and_never_into_a_pipe(project):
    project.circular("jam-kerja", swap=ERROR)
    assert "\x1b[" in publisher("check", "--color", "always", cwd=project.root).out
    assert "\x1b[" not in publisher("check", cwd=project.root).out
    assert "\x1b[" not in publisher("check", "--color", "never", cwd=project.root).out


def test_a_console_that_is_not_utf_8_shows_what_it_can(project):
    project.circular("jam-kerja", title="Contoh “tanda” – 測試", swap=ERROR)
    ended = publisher("check", cwd=project.root, PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert ended.status == 1
    assert "period-reversed" in ended.out
    data = publisher("check", "--format", "json", cwd=project.root, PYTHONIOENCODING="cp1252")
    assert json.loads(data.out)["version"] == 1


def test_a_reader_that_leaves_early_ends_it_quietly(project):
    project.circular("jam-kerja", swap=ERROR)
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", "check"],
        cwd=project.root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    process.stdout.close()
    words = process.stderr.read()
    process.stderr.close()
    assert (process.wait(), words) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device /dev/full")
def test_output_that_does_not_fit_the_disk_is_a_fault_of_the_surroundings(project):
    project.circular("jam-kerja", swap=ERROR)
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "publisher", "check"],
            cwd=project.root,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"galat: ")
    assert done.stderr.count(b"\n") == 1
