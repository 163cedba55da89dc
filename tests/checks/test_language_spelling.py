"""Words that EYD spells otherwise."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "language-spelling"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("Pegawai dihimbau hadir.", "dihimbau", "diimbau"),
        ("Hari Jum\u2019at libur.", "Jum\u2019at", "Jumat"),
        ("Pada Nopember.", "Nopember", "November"),
        ("GUBENUR berkenan.", "GUBENUR", "GUBERNUR"),
        ("Perjalanan keluar\n   daerah.", "keluar\n   daerah", "ke luar daerah"),
        ("Senin s/d Kamis.", "s/d", "s.d."),
        ("Himbauan ini penting.", "Himbauan", "Imbauan"),
        ("**Ijin** diberikan.", "Ijin", "Izin"),
        ("| Hari |\n   | --- |\n   | Jum'at |", "Jum'at", "Jumat"),
    ],
)
def test_a_wrong_word_is_a_warning_with_the_right_one(findings, circular, sentence, words, right):
    (found,) = said(findings, circular, sentence)
    assert found.words == words
    assert found.severity is Severity.WARNING
    assert found.hint == f'tulis "{right}"'


@pytest.mark.parametrize(
    "sentence",
    [
        'Lagu "Himbauan Jiwa" dinyanyikan.',
        "Lagu *Himbauan* dinyanyikan.",
        "Peraturan Bupati Nomor 3 Tahun 2010 tentang Ijin Keramaian diperhatikan.",
        "Surat ke ijin@contoh.go.id dan laman ijin.contoh.go.id.",
        "Praktekkan dan himbauannya.",
        "Pegawai diimbau keluar.",
    ],
)
def test_words_of_others_and_parts_of_words_are_left_alone(findings, circular, sentence):
    assert not said(findings, circular, sentence)
