"""The page of an answer, in both languages, on worked cases."""

import re

import pytest

from publisher.answers.outcomes import summary
from publisher.answers.page import render
from tests.asked import CASES, explanation, read

ALL = [(path.stem, n) for path in CASES for n in range(len(read(path.stem)["questions"]))]


def flat(name, language, number=0):
    """Return a page with its lines joined."""
    return " ".join(render(explanation(name, number), language).split())


@pytest.mark.parametrize(
    ("name", "number", "language", "sentence"),
    [
        (
            *("T13", 0, "id"),
            "Tempat kerja: bekerja dari rumah (wfh), boleh, menurut angka 4 SE 800/11/BKPP.2. "
            "Bacaannya belum pasti: PTT tidak disebut tegas oleh sumber.",
        ),
        (
            *("T13", 0, "en"),
            "Work location: working from home (wfh), may, according to point 4 of circular "
            "800/11/BKPP.2. The reading is open: The source does not name temporary staff "
            "expressly.",
        ),
        (
            *("T13", 0, "id"),
            'Didahului "Pegawai hamil, menyusui, atau sakit akut boleh bekerja dari rumah" '
            "(angka 4 SE 800/11/BKPP.2): pengecualian.",
        ),
        (*("T14", 0, "id"), 'Tempat kerja: belum pasti, bergantung pada "Kondisi pegawai".'),
        (*("T14", 0, "en"), "Decides 5 answers; sensitive: never logged or stored."),
        (
            *("T08", 0, "id"),
            "Bergilir): lex specialis + lex posterior. Berlaku lagi bila aturan itu berakhir.",
        ),
        (*("T08", 0, "id"), 'Mengikuti aturan: "Bertugas di kantor hari itu": ya.'),
        (*("T08", 0, "en"), 'Follows from the rules: "On office duty that day": yes.'),
        (*("H9", 0, "id"), "lex superior (tegang: lex specialis, lex posterior)"),
        (*("H9", 0, "en"), "lex superior (in tension: lex specialis, lex posterior)"),
        (*("T21", 0, "id"), "Mungkin 25% atau tanpa batas."),
        (*("T21", 0, "en"), "Possible: 25% or no limit."),
        (*("T21", 1, "id"), "Kapasitas rapat: 25%, wajib, menurut angka 4 SE 045.2/148"),
        (*("T19", 0, "id"), "Tempat kerja: diserahkan kepada pihak lain: Unit pelayanan publik"),
        (*("T19", 0, "en"), "Work location: left to somebody else: Public-service units"),
        (
            *("H7", 0, "id"),
            "Tempat kerja: BERTENTANGAN, bekerja dari rumah (wfh) lawan bekerja di kantor (wfo)",
        ),
        (*("H7", 0, "id"), 'Bertentangan dengan "Aturan rumah"'),
        (*("H7", 0, "en"), "No principle decides which comes first; ask the issuer."),
        (*("T20", 0, "id"), 'Tidak untuk semua orang di unit: "Pimpinan unit kerja tetap'),
        (
            *("T15", 0, "id"),
            "mulai yang belum pasti dan naskah yang belum terdaftar (Aturan WFH sebelumnya).",
        ),
        (*("T17", 1, "id"), "Sudah berakhir, terakhir 18 Desember 2020, SE 800/2688-BKD/2020"),
        (*("T17", 1, "en"), "Ended, last day 18 December 2020, circular 800/2688-BKD/2020"),
        (*("T01", 0, "id"), "Belum berlaku, mulai 23 Maret 2020, SE 800/1102/VII"),
        (*("T06", 0, "id"), "Menurut catatan s.d. 1 Oktober 2020."),
        (
            *("T06", 0, "id"),
            'Tanpa hari terakhir: SE 800/1102/VII, "sampai ada perkembangan lebih lanjut".',
        ),
        (*("H5", 1, "id"), "Ditangguhkan, berlaku lagi mulai 18 Agustus 2021"),
        (*("H2", 1, "id"), "Jeda, berlaku lagi mulai 28 Desember 2020"),
        (*("H6a", 1, "id"), "Diakhiri oleh SE tentang Edaran untuk kasus uji, terakhir 28 Feb"),
        (*("T12", 0, "id"), "angka 1: Seluruh Aparatur Sipil Negara (ASN) dan Pegawai Tidak"),
    ],
)
def test_a_worked_case_is_told_in_words(name, number, language, sentence):
    assert sentence in flat(name, language, number)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("name", "number"), ALL)
def test_a_page_fits_eighty_columns_and_begins_with_the_outcomes(name, number, language):
    lines = render(explanation(name, number), language).splitlines()
    assert [line for line in lines if len(line) > 80] == []
    assert ("OUTCOME" if language == "en" else "HASIL") in lines


@pytest.mark.parametrize(("name", "number"), ALL)
def test_silence_is_never_told_as_a_permission(name, number):
    """Whatever is silent stands after these words; `boleh` stands where a rule permits."""
    found = explanation(name, number)
    text = " ".join(render(found, "id").split())
    if any(result.state == "silent" for result in found.answer.results.values()):
        assert "Tidak diatur dalam register (bukan berarti boleh): " in text
    permitted = any(
        one.entry.rule.modality == "boleh" and not one.truth.is_no for one in found.rules
    )
    assert permitted or not re.search(r", boleh,|- boleh:", text)


def test_nothing_at_all_is_told_as_not_settled():
    assert summary(explanation("T01")).id == (
        "Yang ditanyakan tidak diatur dalam register; itu bukan berarti boleh."
    )
    assert summary(explanation("T01")).en.endswith("that does not mean it is allowed.")
    assert "YANG BERLAKU" not in render(explanation("T01"), "id")


@pytest.mark.parametrize(("name", "number"), ALL)
def test_what_applies_is_never_told_as_not_settled(name, number):
    found = explanation(name, number)
    if any(not one.truth.is_no for one in found.rules):
        for words in (summary(found).id, render(found, "id")):
            assert "Yang ditanyakan tidak diatur" not in " ".join(words.split())


def test_a_day_of_knowledge_is_told_as_people_write_it():
    told = " ".join(render(explanation("H3", 0), "id").split())
    assert re.search(r"Menurut catatan s\.d\. [0-9]+ [A-Z][a-z]+ 202[01]\.", told), told


def test_what_decides_most_is_asked_first():
    wanted = [name for name, _ in explanation("T14").wanted]
    assert wanted == ["pegawai.kondisi", "unit.presensi"]
