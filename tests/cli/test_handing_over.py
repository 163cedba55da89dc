"""`publisher build --srikandi`: one letter into the outbox, or the reasons against it."""

import json

from tests.projects import publisher
from tests.samples import ROOT

LETTER = "outbox/contoh/2026/satu/satu-srikandi.docx"


def test_the_letter_is_named_and_what_to_do_with_it_is_said(project):
    project.circular("satu")
    ended = project.run("build", "--srikandi", "contoh/2026/satu")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out.startswith(f"Naskah untuk SRIKANDI: {LETTER}\n")
    assert (project.root / LETTER).is_file()
    assert not (project.root / "dist").exists()


def test_the_circular_may_be_named_by_its_path_and_the_folder_chosen(project):
    project.circular("satu")
    path = "circulars/contoh/2026/satu.md"
    ended = project.run("build", "--srikandi", path, "--into", "keluar", "-q")
    assert (ended.status, ended.out, ended.err) == (0, "", "")
    assert project.files("keluar") == ["contoh/2026/satu/satu-srikandi.docx"]


def test_a_finding_is_shown_and_nothing_is_written(project):
    project.circular("satu", swap={"to: 2026-03-31": "to: 2026-02-01"})
    ended = project.run("build", "--srikandi", "contoh/2026/satu")
    assert ended.status == 1
    assert "galat[period-reversed]" in ended.out
    assert ended.err == "Naskah untuk SRIKANDI tidak dibuat.\n"
    assert not (project.root / "outbox").exists()


def test_a_press_text_is_refused_in_both_languages(tmp_path):
    press = ("build", "--srikandi", "babel/2020/800-1102-vii", "--into", str(tmp_path / "outbox"))
    ended = publisher(*press)
    assert (ended.status, ended.out) == (1, "")
    assert ended.err.startswith("galat: edaran ini disusun dari pemberitaan")
    ended = publisher(*press, "--lang", "en", cwd=ROOT)
    assert ended.err.startswith("error: this circular was made from press reports")
    assert list(tmp_path.iterdir()) == []


def test_tools_get_one_document(project):
    project.circular("satu")
    ended = project.run("build", "--srikandi", "contoh/2026/satu", "--format", "json")
    document = json.loads(ended.out)
    assert (document["file"], document["reasons"]) == (LETTER, [])
    project.circular("satu", swap={"Pelaksanaan tugas": "Surat ${hal}"})
    ended = project.run("build", "--srikandi", "contoh/2026/satu", "--format", "json")
    document = json.loads(ended.out)
    assert document["file"] is None
    assert [one["code"] for one in document["findings"]] == ["publish-placeholder-left"]


def test_one_circular_at_a_time(project):
    project.circular("satu")
    project.circular("dua")
    ended = project.run("build", "contoh/2026/dua", "--srikandi", "contoh/2026/satu")
    assert ended.status == 2
    assert "satu id saja" in ended.err
    assert project.run("build", "--srikandi", "contoh").status == 2
    assert project.run("build", "--srikandi", "contoh/2026/tiada").status == 2
