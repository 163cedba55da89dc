"""What cannot be seen, turns the writing, or only looks like a letter or figure is found.

More than two thousand generated cases: every invisible sign and every figure of another script
that Unicode has, and words and numbers with letters of other alphabets. Ordinary titles, with the
accents of names and of regional languages, are left in peace.
"""

import itertools
import sys
import unicodedata

import pytest

from publisher.indonesian.lookalikes import LATIN
from tests.hostile import arena, texts

CODES = {"language-invisible", "language-unprintable", "language-lookalike", "number-lookalike"}
SIGNS = [chr(point) for point in range(0x80, sys.maxunicode + 1)]
UNSEEN = [
    sign
    for sign in SIGNS
    if unicodedata.category(sign) in {"Cf", "Zl", "Zp", "Zs"}
    or "\ufe00" <= sign <= "\ufe0f"
    or sign in "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ue000\U000e0100\U000e01ef"
]
FIGURES = [sign for sign in SIGNS if unicodedata.category(sign) == "Nd"]
WORDS = ("Bupati", "Sekretariat", "Perangkat", "KEPALA DINAS", "OPD", "ASN", "Harapan", "Surya")
NUMBERS = (
    "8OO/12/ORG/2026", "800/l2/ORG/2026", "800/I2/ORG/2026", "8O0/12/VII/2026", "800/12/ORG/2O26",
    "80O/1/ORG/2026", "8|0/1/ORG/2026", "800\u204412\u2044ORG", "800\u221512/ORG",
    "800/12\u2013ORG", "800/1\u00b2/ORG", "800/12/V\u0399I",
    "\uff18\uff10\uff10/12/ORG", "800/12/\u2166/2026",
)  # fmt: skip


def disguised(word):
    """Yield a word with one letter, or all that can be, from another alphabet."""
    for index, sign in enumerate(word):
        for other, plain in LATIN.items():
            if plain == sign:
                yield word[:index] + other + word[index + 1 :]
    whole = {plain: other for other, plain in LATIN.items()}
    if (every := "".join(whole.get(sign, sign) for sign in word)) != word:
        yield every


def cases():
    """Yield fields with the words that are put there."""
    for sign in UNSEEN:
        yield {"title": f"Rapat{sign} Virtual"}
        yield {"number": f"800/1{sign}2/ORG/2026"}
        yield {"paragraph": f"Disampaikan{sign} hal berikut."}
    for sign in FIGURES:
        yield {"number": f"800/{sign}/ORG/2026"}
    for sign in FIGURES:
        yield {"cell": f"paling banyak {sign}0 orang"}
    yield from ({"number": number} for number in NUMBERS)
    for other in itertools.chain.from_iterable(map(disguised, WORDS)):
        yield {"number": f"800/12/{other}/2026"}
        for field in ("title", "name", "paragraph", "item", "to"):
            yield {field: f"{other} Contoh"}


CASES = list(cases())
_CHUNK = 250

SUBJECTS = (
    "Jam Kerja pada Bulan Ramadan 1447 H", "Pelaksanaan Rapat secara Virtual",
    "Penggunaan Pakaian Dinas Harian", "Cuti Bersama Idulfitri dan Nyepi Tahun Baru Saka 1948",
    "Penghematan Energi dan Air", "Pencegahan COVID-19 di Lingkungan Perangkat Daerah",
    "Penyesuaian Sistem Kerja Pegawai ASN (Work from Home)", "Gerakan Jumat Bersih & Sehat",
    "Pemberian THR dan Gaji ke-13", "Pengibaran Bendera \u00bd Tiang", "Suhu Ruangan 24 \u00b0C",
    "Siaga Bencana \u2013 Musim Hujan 2025/2026", "Lomba Kreasi \u201cBatik\u201d dan Kuliner",
    "Pembelian Kendaraan 1.500 m\u00b2", "Peringatan HUT Ke-80 RI", "Tata Naskah Dinas: SRIKANDI",
    "Penanganan Demam Berdarah (\u2265 3 kasus)", "Kawasan Tanpa Rokok \u2026 dan Vape",
    "Pemutakhiran Data Non-ASN", "Larangan Gratifikasi/Suap", "Pesta D\u00e9mokrasi Desa",
)  # fmt: skip
PLACES = (
    "Kabupaten Kepulauan Sula", "Aceh (B\u00eb\u00ebh, \u00d4reu\u00ebng)", "Kota B\u00e9ji",
    "Gianyar, d\u00e9sa adat B\u0113dulu", "\u00c9tnis R\u00eajang", "Nias (\u00d6ri, Gun\u00f6)",
    "Sund\u00e9k \u00c8l\u00e9ktronik", "Pulau Ro\u2019o", "M\u00fcller & Co.",
    "Jos\u00e9 Ra\u00fal", "Fran\u00e7ois d\u2019Hondt", "Tor\u00e1ja S\u00e0'dan",
    "\u1e24ijaz, Mu\u1e25ammad, \u02bfAl\u012b", "Kota Batu", "\u014ckubo",
    "Dusun \u0160\u00e1ri", "S\u00f8ren", "\u1e5aama, \u015aiwa, K\u1e5b\u1e63\u1e47a",
    "Desa Sei Mencirim", "OPD se-Jawa", "Sul-Sel", "Kec. Nusa Penida", "DKI Jakarta", "Papua",
    "RSUD dr. Soetomo", "Bupati H. Abd. Rahman, S.H., M.Si.", "Kab. Karo", "Tj. Pinang",
    "Bau-Bau", "Kel. Ka\u2018e", "SMA/SMK", "P3K", "BPBD", "Ngawi", "Blitar", "Kota Sorong",
    "Bima", "Dompu", "Palu", "Poso", "Luwu", "Maros", "Sinjai", "Wajo", "Bone", "Buton", "Muna",
    "Wakatobi",
)  # fmt: skip
TITLES = [f"{subject} bagi {place}" for subject in SUBJECTS for place in PLACES]


def said(**changes):
    return {one.code for one in arena.judge(texts.written(**changes)).findings} & CODES


def test_there_are_two_thousand_cases_and_a_thousand_titles():
    assert len(CASES) >= 2_000
    assert len(TITLES) >= 1_000


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, len(CASES), _CHUNK))
def test_every_disguise_is_found(first):
    missed = [one for one in CASES[first : first + _CHUNK] if not said(**one)]
    assert [ascii(one) for one in missed] == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, len(TITLES), _CHUNK))
def test_no_ordinary_title_is_disturbed(first):
    alarmed = {
        title: found
        for title in TITLES[first : first + _CHUNK]
        if (found := said(title=title, paragraph=f"{title}.", cell=title))
    }
    assert alarmed == {}
