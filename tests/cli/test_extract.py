"""`publisher extract`: the same bytes that stand beside the letter."""

import pytest

LETTER = "dist/se/contoh/2026/satu/letter.pdf"


@pytest.fixture
def built(project):
    project.circular("satu")
    assert project.run("build", "-q").status == 0
    return project


def test_what_comes_out_is_what_stands_beside_the_letter(built):
    ended = built.run("extract", LETTER)
    assert ended.status == 0
    assert ended.out.split() == [
        "dist/se/contoh/2026/satu/letter/policy.json",
        "dist/se/contoh/2026/satu/letter/source.md",
    ]
    assert ended.err == "2 berkas dikeluarkan.\n"
    folder = built.root / "dist/se/contoh/2026/satu"
    for name in ("policy.json", "source.md"):
        assert (folder / "letter" / name).read_bytes() == (folder / name).read_bytes()


def test_the_folder_may_be_named(built):
    ended = built.run("extract", LETTER, "--into", "keluar", "-q")
    assert (ended.status, ended.err) == (0, "")
    assert built.files("keluar") == ["policy.json", "source.md"]


def test_a_letter_without_a_suffix_gets_a_folder_of_another_name(built):
    (built.root / LETTER).rename(built.root / "surat")
    assert built.run("extract", "surat").out.split() == [
        "surat-isi/policy.json",
        "surat-isi/source.md",
    ]


def test_a_second_time_is_fine_and_other_content_is_kept(built):
    assert built.run("extract", LETTER, "--into", "keluar").status == 0
    assert built.run("extract", LETTER, "--into", "keluar").status == 0
    built.write("keluar/source.md", "catatan saya")
    (built.root / "keluar/policy.json").unlink()
    ended = built.run("extract", LETTER, "--into", "keluar")
    assert (ended.status, ended.out) == (2, "")
    assert "keluar/source.md sudah ada dan isinya lain" in ended.err
    assert built.files("keluar") == ["source.md"]


def test_a_file_that_is_no_letter_of_ours_is_refused_with_a_reason(built):
    built.write("kosong.pdf", "")
    built.write("catatan.txt", "catatan")
    built.write("rusak.pdf", "%PDF-1.7\nrusak")
    half = (built.root / LETTER).read_bytes()
    (built.root / "separuh.pdf").write_bytes(half[: len(half) // 2])
    (built.root / "folder").mkdir()
    for name in ("kosong.pdf", "catatan.txt", "rusak.pdf", "separuh.pdf", "folder", "tiada.pdf"):
        ended = built.run("extract", name)
        assert (ended.status, ended.out) == (3, ""), name
        assert ended.err.startswith("galat: "), name
        assert ended.err.count("\n") == 1, name


def test_a_folder_that_cannot_be_written_is_said(built):
    built.write("keluar", "berkas")
    ended = built.run("extract", LETTER, "--into", "keluar/dalam")
    assert ended.status == 3
    assert ended.err.startswith("galat: tidak dapat menulis ke keluar/dalam: ")
