"""Sentences told apart, and what only looks like the end of one."""

import pytest

from publisher.indonesian.sentences import sentences

TOLD_APART = [
    ("Satu dua.", "Tiga empat."),
    ("Apakah buka?", "Ya, buka!", "Terima kasih."),
    ("Berlaku sejak tahun 2020.", "Selain itu, hasilnya baik."),
    ("Rapat mulai pukul 09.00.", "Peserta hadir."),
    ("Biayanya Rp2.500.000,00.", "3 orang saksi hadir."),
    ("Sesuai dengan angka 3.", "{{ aturan.isi | persen }} pegawai hadir."),
    ("Memuat nama, jabatan, dst.", "Bentuknya bebas."),
    ("(Tidak bagi petugas jaga.)", "Petugas jaga diatur tersendiri."),
    ('Semboyannya "Bersih. Tertib."', "Semboyan itu dipasang."),
    ("Bacaannya “Tertib. Aman.”", "Itu dipasang."),
    ("Cukup **penting.**", "*Work from home* diatur."),
    ("Nilainya 2.5 kali.", "1.000 lembar dicetak."),
    ("Isinya (satu dan dua.", "Tiga menyusul."),
    ("1) satu.", "Dua (tiga. Empat)."),
]
WHOLE = [
    "Peraturan Bupati No. 5 Tahun 2014 tetap berlaku",
    "ditandatangani a.n. Bupati oleh Sekretaris Daerah",
    "oleh Prof. Dr. Ir. Melati Contohwati, M.Si. Tim menyusul",
    "dibuka oleh dr. A. B. Contoh",
    "pada tanggal 1 s.d. 5 Maret",
    "di Jl. Merdeka No. 1, Gedung C. Lantai 2",
    "sebagaimana dimaksud pada huruf b. Selain itu",
    "di kantor, di rumah, dsb. menurut kebutuhan",
    "menurut angka 1. 2. ini bukan daftar",
    "ketentuan lama. 2021. pada tahun itu",
    "ketentuan lama. 3) Ketentuan lain",
    "ketentuan lama. - Butir",
    "ketentuan lama. # Judul",
    "ketentuan lama. * Butir",
    "ketentuan lama. | sel | sel |",
    "ketentuan lama. [](#lain) berlaku",
    "ketentuan lama. {#lama}",
    "ketentuan lama. A. Latar Belakang",
    'menulis "Kami siap. Selalu melayani." di loket',
    "laman harapanjaya.example. laman lain",
    "Sdr. Budi dan Ny. Sri",
    "UU No. 12/2011 jo. UU No. 13/2022",
]


@pytest.mark.parametrize("parts", TOLD_APART, ids=" / ".join)
def test_sentences_are_told_apart(parts):
    assert sentences(" ".join(parts)) == parts


@pytest.mark.parametrize("text", WHOLE)
def test_what_only_looks_like_an_end_is_none(text):
    assert sentences(text) == (text,)


def test_nothing_is_lost():
    text = " ".join([*WHOLE, *(" ".join(parts) for parts in TOLD_APART)])
    assert " ".join(sentences(text)) == text


def test_a_long_text_takes_no_long_time():
    assert len(sentences("(a. " * 20_000 + "Satu. " * 20_000)) == 20_000
