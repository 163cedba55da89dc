"""`publisher init`: a folder in which everything else works."""

import json
import os
import subprocess
import sys

import pytest

from tests.projects import ROOT, publisher

FILES = [
    ".gitattributes",
    ".gitignore",
    "circulars/vocabulary/authorities.yaml",
    "circulars/vocabulary/calendars.yaml",
    "circulars/vocabulary/facts.yaml",
    "circulars/vocabulary/kinds.yaml",
    "circulars/vocabulary/outcomes.yaml",
    "circulars/vocabulary/schemes.yaml",
    "circulars/vocabulary/verbs.yaml",
]


def contents(root):
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_an_empty_folder_becomes_ready(empty):
    ended = empty.run("init", "--yes")
    assert ended.status == 0
    assert sorted(ended.out.split()) == empty.files(".") == FILES
    assert "publisher new contoh/<tahun>/<nama>" in ended.err
    assert empty.run("check").out == "Tidak ada temuan.\n"


def test_from_an_empty_folder_to_a_letter(empty):
    assert (
        empty.run("init", "--yes", "--government", "Kota Uji", "--zone", "Asia/Jayapura").status
        == 0
    )
    assert empty.run("new", "kota-uji/2026/jam-kerja").status == 0
    assert empty.run("check").status == 0
    assert empty.run("build").status == 0
    letter = (empty.root / "dist/se/kota-uji/2026/jam-kerja/letter.txt").read_text("utf-8")
    assert "PEMERINTAH KOTA UJI" in letter
    assert empty.run("extract", "dist/se/kota-uji/2026/jam-kerja/letter.pdf").status == 0


def test_a_second_time_changes_nothing(empty):
    empty.run("init", "--yes")
    empty.write("circulars/vocabulary/authorities.yaml", "authorities: {}\n")
    before = contents(empty.root)
    ended = empty.run("init", "--yes", "--government", "Kota Lain")
    assert (ended.status, ended.out) == (0, "")
    assert "tidak ada yang diubah" in ended.err
    assert contents(empty.root) == before


def test_another_folder_may_be_named(empty):
    assert empty.run("init", "kerja/edaran", "--yes").status == 0
    assert empty.files("kerja/edaran") == FILES


def test_the_names_of_provinces_regencies_and_cities_are_understood(tmp_path, empty):
    for government, identity, tier, short in (
        ("Provinsi Jawa Uji", "jawa-uji", 2, "Jawa Uji"),
        ("Kabupaten Uji", "uji", 3, "Uji"),
        ("Kota Uji", "kota-uji", 3, "Uji"),
        ('Kabupaten "Petik" \\ Uji: #1', "petik-uji-1", 3, '"Petik" \\ Uji: #1'),
    ):
        folder = identity + "-folder"
        empty.run("init", folder, "--yes", "--government", government)
        entry = (tmp_path / folder / "circulars/vocabulary/authorities.yaml").read_text("utf-8")
        assert f'  "{identity}":\n    tier: {tier}\n' in entry
        assert f"short: {json.dumps(short)}" in entry
        assert empty.run("check", "-C", folder).status == 0


def test_what_cannot_name_a_folder_or_a_government_is_refused(empty):
    for option, value, words in (
        ("--authority", "Kota Uji", "pakai huruf kecil"),
        ("--authority", "vocabulary", "pakai huruf kecil"),
        ("--authority", "con", "pakai huruf kecil"),
        ("--authority", "../lain", "pakai huruf kecil"),
        ("--authority", "", "pakai huruf kecil"),
        ("--government", " ", "tidak boleh kosong"),
        ("--place", "", "tidak boleh kosong"),
        ("--profile", "lain", "tampilan lain tidak ada; pilih permendagri-1-2023"),
        ("--zone", "Europe/Berlin", "pilih WIB"),
    ):
        ended = empty.run("init", "--yes", option, value)
        assert (ended.status, ended.out) == (2, ""), (option, value)
        assert words in ended.err, (option, value)
    assert empty.files(".") == []


def test_a_file_in_the_place_of_the_folder_is_a_fault_of_the_surroundings(empty):
    empty.write("edaran", "berkas")
    ended = empty.run("init", "edaran", "--yes")
    assert ended.status == 3
    assert ended.err.startswith("galat: tidak dapat menulis ke edaran: ")


def test_what_is_missing_is_asked_for_on_stderr(empty):
    ended = publisher("init", cwd=empty.root, stdin="Kota Uji\n\nTaman Uji\nBali\nwita\n")
    assert ended.status == 0
    assert sorted(ended.out.split()) == FILES
    assert "Pemerintah [Kabupaten Contoh]: " in ended.err
    assert "Nama folder [kota-uji]: " in ended.err
    assert "Pilih salah satu: WIB, WITA, WIT" in ended.err
    entry = (empty.root / "circulars/vocabulary/authorities.yaml").read_text("utf-8")
    assert '"kota-uji":' in entry
    assert 'place: "Taman Uji"' in entry
    assert "tz: Asia/Makassar" in entry


def test_an_interview_that_breaks_off_writes_nothing(empty):
    ended = publisher("init", cwd=empty.root, stdin="Kota Uji\n")
    assert ended.status == 130
    assert ended.err.endswith("dihentikan\n")
    assert empty.files(".") == []


def test_a_hook_needs_a_git_folder(empty):
    ended = empty.run("init", "--yes", "--hook")
    assert ended.status == 2
    assert "bukan folder Git" in ended.err
    assert empty.files(".") == []


@pytest.mark.skipif(os.name == "nt", reason="Git brings its own shell there")
def test_a_hook_runs_the_check(empty):
    (empty.root / ".git").mkdir()
    ended = empty.run("init", "--yes", "--hook")
    assert ".git/hooks/pre-commit" in ended.out.split()
    empty.circular("satu", swap={"to: 2026-03-31": "to: 2026-02-01"})
    hook = empty.root / ".git/hooks/pre-commit"
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [str(hook)], cwd=empty.root, capture_output=True, check=False, env=surroundings
    )
    assert done.returncode == 1
    assert b"period-reversed" in done.stdout
    assert sys.executable in hook.read_text("utf-8")
    hook.write_text("milik orang lain", encoding="utf-8")
    assert empty.run("init", "--yes", "--hook").out == ""
    assert hook.read_text("utf-8") == "milik orang lain"


def test_a_zone_is_named_as_people_name_it(empty):
    for zone, kept in (
        ("wita", "Asia/Makassar"),
        ("WIT", "Asia/Jayapura"),
        ("Asia/Pontianak", "Asia/Pontianak"),
    ):
        folder = f"folder-{zone.lower().replace('/', '-')}"
        assert empty.run("init", folder, "--yes", "--zone", zone).status == 0
        entry = (empty.root / folder / "circulars/vocabulary/authorities.yaml").read_text("utf-8")
        assert f"tz: {kept}\n" in entry
