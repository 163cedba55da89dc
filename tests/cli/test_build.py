"""`publisher build`: the files, the summary, and what a mistake leaves behind."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import publisher

LETTER = ["letter.docx", "letter.html", "letter.pdf", "letter.txt", "policy.json", "source.md"]
ERROR = {"to: 2026-03-31": "to: 2026-02-01"}
BROKEN = {"schema: edaran/1": "schema: ["}


def of(name):
    return [f"se/contoh/2026/{name}/{file}" for file in LETTER]


def sums(folder: Path):
    lines = (folder / "manifest.txt").read_text(encoding="utf-8").splitlines()
    return {line[66:]: line[:64] for line in lines if line[64:66] == "  "}


def test_a_build_lays_its_files_out_and_lists_their_hashes(project):
    project.circular("satu")
    project.circular("dua")
    ended = project.run("build")
    assert (ended.status, ended.err) == (0, "")
    assert project.files() == sorted(["index.html", "manifest.txt", *of("satu"), *of("dua")])
    listed = sums(project.root / "dist")
    assert sorted(listed) == sorted(["index.html", *of("satu"), *of("dua")])
    for name, digest in listed.items():
        assert hashlib.sha256((project.root / "dist" / name).read_bytes()).hexdigest() == digest


def test_the_system_s_own_tool_reads_the_manifest(project):
    project.circular("satu")
    project.run("build")
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "manifest.txt"],
        cwd=project.root / "dist",
        check=False,
        capture_output=True,
    )
    assert (done.returncode, done.stdout) == (0, b"")


def test_the_summary_says_what_was_made_and_what_to_open(project):
    project.circular("satu")
    assert project.run("build").out == (
        "1 edaran menjadi surat (DOCX, PDF, HTML, teks) dan data JSON; 8 berkas di dist/.\n"
        "Tidak ada temuan.\n"
        "Buka: dist/index.html\n"
    )
    assert project.run("build", "-q").out == ""


def test_the_summary_speaks_english_on_demand(project):
    project.circular("satu", swap=ERROR)
    for ended in (
        publisher("build", "--lang", "en", cwd=project.root),
        publisher("build", cwd=project.root, PUBLISHER_LANG="en"),
    ):
        assert "1 circulars became letters" in ended.out
        assert "1 error, " in ended.out
        assert "Open: dist/index.html" in ended.out


def test_json_is_one_document_on_stdout(project):
    project.circular("satu", swap=ERROR)
    project.circular("dua", swap=BROKEN)
    ended = project.run("build", "--format", "json")
    document = json.loads(ended.out)
    assert ended.status == 1
    assert document["version"] == 1
    assert document["folder"] == "dist"
    assert document["circulars"] == [{"id": "contoh/2026/satu", "path": "se/contoh/2026/satu/"}]
    assert document["left_out"] == ["contoh/2026/dua"]
    assert document["failed"] == []
    assert document["files"] == 8
    assert {one["code"] for one in document["findings"]} >= {"period-reversed", "yaml-syntax"}
    assert "Buka: dist/index.html" in ended.err


def test_a_circular_with_findings_is_made_and_bears_its_draft_mark(project):
    project.circular("satu", swap=ERROR)
    ended = project.run("build")
    assert ended.status == 1
    assert "galat[period-reversed]" in ended.out
    assert project.files()[2:] == of("satu")
    assert "DRAF" in (project.root / "dist/se/contoh/2026/satu/letter.txt").read_text("utf-8")


def test_wrong_data_removes_the_old_output_and_stops_no_other(project):
    project.circular("dua")
    project.circular("satu")
    project.run("build")
    project.circular("dua", swap=BROKEN)
    ended = project.run("build")
    assert ended.status == 1
    assert project.files() == sorted(["index.html", "manifest.txt", *of("satu")])
    assert sorted(sums(project.root / "dist")) == sorted(["index.html", *of("satu")])
    assert "tidak dibuat karena datanya salah, lihat galatnya: contoh/2026/dua." in ended.out
    assert project.run("build", "contoh/2026/dua").status == 1
    assert project.run("build", "contoh/2026/satu").status == 0


def test_a_letter_that_cannot_be_made_stops_no_other(project):
    project.circular("satu")
    long = "# " + "kata " * 7000 + "\n\nPelaksanaan"  # a PDF holds no text so long as a heading
    project.circular("dua", swap={"\nPelaksanaan": f"\n{long}"})
    ended = project.run("build")
    assert ended.status == 3
    assert ended.err.startswith("galat: circulars/contoh/2026/dua.md: ")
    assert "Traceback" not in ended.err
    assert project.files() == sorted(["index.html", "manifest.txt", *of("satu")])
    document = json.loads(project.run("build", "--format", "json").out)
    failed = [(one["id"], one["path"]) for one in document["failed"]]
    assert failed == [("contoh/2026/dua", "circulars/contoh/2026/dua.md")]


def test_a_sign_that_no_font_has_leaves_its_letter_out_with_a_finding(project):
    project.circular("satu")
    project.circular("dua", title="Tanda 𓀀")
    ended = project.run("build")
    assert ended.status == 1
    assert "language-unprintable" in ended.out
    assert project.files() == sorted(["index.html", "manifest.txt", *of("satu")])


def test_a_deleted_circular_loses_its_output(project):
    project.circular("satu")
    gone = project.circular("dua")
    project.run("build")
    gone.unlink()
    assert project.run("build").status == 0
    assert project.files() == sorted(["index.html", "manifest.txt", *of("satu")])


def test_a_path_builds_one_and_leaves_the_others(project):
    project.circular("satu")
    project.circular("dua")
    project.run("build")
    before = (project.root / "dist/se/contoh/2026/dua/letter.pdf").stat().st_mtime_ns
    project.circular("dua", title="Judul lain")
    project.circular("satu", title="Judul baru")
    ended = project.run("build", "circulars/contoh/2026/satu.md")
    assert ended.out.startswith("1 edaran menjadi surat")
    assert "14 berkas" in ended.out
    assert (project.root / "dist/se/contoh/2026/dua/letter.pdf").stat().st_mtime_ns == before
    new = (project.root / "dist/se/contoh/2026/satu/letter.txt").read_text("utf-8")
    assert "JUDUL BARU" in new
    assert sums(project.root / "dist").keys() == {"index.html", *of("satu"), *of("dua")}


def test_a_path_without_a_circular_is_refused_before_anything_is_made(project):
    project.circular("satu")
    for path in ("circulars/vocabulary/kinds.yaml", "circulars/vocabulary"):
        ended = project.run("build", path)
        assert ended.status == 2
        assert "tidak ada surat edaran di" in ended.err
    assert not (project.root / "dist").exists()


def test_a_folder_without_a_circular_still_gives_a_page(project):
    ended = project.run("build")
    assert ended.status == 0
    assert ended.out.startswith("0 edaran menjadi surat")
    assert project.files() == ["index.html", "manifest.txt"]


def test_a_second_build_changes_no_byte(project):
    project.circular("satu")
    project.run("build")
    before = (project.root / "dist/manifest.txt").read_bytes()
    project.run("build")
    assert (project.root / "dist/manifest.txt").read_bytes() == before


def test_another_folder_may_be_named(project):
    project.circular("satu")
    ended = project.run("build", "--into", "hasil/surat")
    assert "8 berkas di hasil/surat/." in ended.out
    assert project.files("hasil/surat") == sorted(["index.html", "manifest.txt", *of("satu")])


@pytest.mark.parametrize("manifest", [None, "manifest.txt", "manifest.txt text"])
def test_a_folder_with_files_of_somebody_else_is_refused(project, manifest):
    project.circular("satu")
    project.write("dokumen/laporan.docx", "penting")
    if manifest:
        project.write("dokumen/manifest.txt", manifest)
    before = project.files("dokumen")
    ended = project.run("build", "--into", "dokumen")
    assert ended.status == 2
    assert "dokumen tidak dapat menjadi folder keluaran" in ended.err
    assert project.files("dokumen") == before


def test_a_file_somebody_put_into_the_output_stays_and_is_not_listed(project):
    project.circular("satu")
    project.run("build")
    project.write("dist/catatan.txt", "jangan hilang")
    assert project.run("build").status == 0
    assert (project.root / "dist/catatan.txt").read_text("utf-8") == "jangan hilang"
    assert "catatan.txt" not in sums(project.root / "dist")


def test_an_output_that_is_a_file_or_cannot_be_made_is_said(project):
    project.circular("satu")
    project.write("dist", "sebuah berkas")
    ended = project.run("build")
    assert (ended.status, ended.out) == (2, "")
    assert "itu berkas, bukan folder" in ended.err
    ended = project.run("build", "--into", "dist/dalam")
    assert ended.status == 3
    assert ended.err.startswith("galat: tidak dapat menulis ke dist/dalam: ")


def test_no_bar_is_drawn_into_a_pipe(project):
    project.circular("satu")
    assert publisher("build", cwd=project.root).err == ""


def test_open_asks_the_browser_for_the_page(project):
    project.circular("satu")
    script = project.write("browser.py", "import sys; open('opened', 'w').write(sys.argv[1])")
    browser = f"{sys.executable} {script} %s"
    ended = publisher("build", "--open", cwd=project.root, BROWSER=browser)
    assert ended.status == 0
    page = (project.root / "dist/index.html").resolve().as_uri()
    assert (project.root / "opened").read_text("utf-8") == page
