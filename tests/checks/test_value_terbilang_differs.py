"""Figures and words that differ, figures with two readings, shares without words."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "value-terbilang-differs"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("Hadir 30% (tiga belas persen).", "30% (tiga belas persen", "tiga puluh"),
        ("Hadir 30 (tiga belas) persen.", "30 (tiga belas", "tiga puluh"),
        ("Selama 14 (lima belas) hari.", "14 (lima belas", "empat belas"),
        ("Biaya Rp1.100.000,00 (satu juta rupiah).", "1.100.000,00 (satu juta rupiah",
         "satu juta seratus ribu"),
        ("Hadir 37,5% (tiga puluh tujuh persen).", "37,5% (tiga puluh tujuh persen",
         "tiga puluh tujuh koma lima"),
        ("Selama 14 (empat puluh puluh) hari.", "14 (empat puluh puluh", "empat belas"),
    ],
)  # fmt: skip
def test_other_words_are_found_at_their_place(findings, circular, sentence, words, right):
    (found,) = said(findings, circular, sentence)
    assert found.words == words
    assert found.severity is Severity.ERROR
    assert right in found.hint


@pytest.mark.parametrize(
    "sentence",
    [
        "Hadir 30% (tiga puluh persen).",
        "Hadir 30% (tiga puluh).",
        "Hadir 30% (tiga puluh per seratus).",
        "Hadir 30% (tiga puluh perseratus).",
        "Hadir 30 (tiga puluh) persen.",
        "Sebanyak 4 (empat) orang.",
        "Sebanyak 4 (Empat) orang.",
        "Biaya Rp1.100.000,00 (satu juta seratus ribu rupiah).",
        "Biaya Rp50.000,- (lima puluh ribu rupiah).",
        "Selama 1 (satu) minggu atau 0,5 (setengah) hari.",
        "Lampiran 3 (dua lembar) dan Tabel 2 (lihat di bawah).",
        "COVID-19 (sembilan) dan pukul 08.00 (delapan) WITA.",
        "Senin, 12 Januari 2026 (dua hari kerja).",
        "Nomor 800/2 (satu) dan Nomor 3/2020.",
        "Dibagi 50:50.",
    ],
)
def test_equal_words_and_what_is_no_number_are_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence)


def test_money_is_spelled_without_its_empty_cents(findings, circular):
    (found,) = said(findings, circular, "Biaya Rp1.100.000,00 (satu juta rupiah).")
    assert 'tulis kata-kata "satu juta seratus ribu" atau' in found.hint


def test_a_dot_between_figures_has_two_readings(findings, circular):
    (found,) = said(findings, circular, "Sebanyak 1.5% (satu koma lima persen).")
    assert found.words == "1.5"
    assert "1,5 atau 15" in found.message
    (found,) = said(findings, circular, "Sebanyak 12.5 persen.")
    assert "12,5 atau 125" in found.message


def test_cells_are_looked_at_and_need_no_words(findings, circular):
    table = "\n\n   | Hari | Porsi |\n   | --- | --- |\n   | 14 (lima belas) | 30% |\n"
    (found,) = said(findings, circular, f"Berlaku:{table}")
    assert found.words == "14 (lima belas"


def test_a_share_without_words_is_a_warning_once_in_a_paragraph(findings, circular):
    (found,) = said(findings, circular, "Hadir 30%, lalu lagi 30%.")
    assert found.words == "30%"
    assert found.severity is Severity.WARNING
    assert '"30% (tiga puluh persen)"' in found.hint
    assert not said(findings, circular, "Hadir 30% (tiga puluh persen), lalu lagi 30%.")


def test_what_a_mark_prints_is_right_already(findings, circular):
    body = "1. Wajib virtual. {#rapat}\n2. Hadir {{ batas.share.max | persen }}. {#masa}\n"
    rules = """
  - id: batas
    kind: kapasitas-rapat
    modality: wajib
    label: Batas
    en: Limit
    who: {subjek.jenis: unit-kerja}
    do: {share: {max: 25}}
    cite: [rapat]"""
    assert not findings(circular(body, rules=rules, effective="{from: 2026-01-12}"), CODE)
    wrong = body.replace("| persen", "").replace(" }}.", " }} (dua puluh) persen.")
    (found,) = findings(circular(wrong, rules=rules, effective="{from: 2026-01-12}"), CODE)
    assert found.words == "{{ batas.share.max  }} (dua puluh"
