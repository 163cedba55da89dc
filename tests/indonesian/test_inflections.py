"""Words that are found by one another."""

import pytest

from publisher.indonesian.inflections import kin


@pytest.mark.parametrize(
    ("written", "leads"),
    [
        ("diperpanjang", "panjang"),
        ("perpanjangan", "diperpanjang"),
        ("dikumpulkan", "umpul"),  # what Snowball leaves of pengumpulan
        ("pengumpulan", "kumpul"),
        ("penugasan", "tugas"),
        ("ditugaskan", "ugas"),
        ("pengawasan", "diawasi"),
        ("mengerjakan", "kerja"),
        ("kepegawaiannya", "pegawai"),
    ],
)
def test_a_word_leads_to_its_kin(written, leads):
    assert leads in kin(written)
    assert kin(written.upper()) == kin(written)


@pytest.mark.parametrize("word", ["kerja", "ASN", "COVID19", "tanggal", "kabupaten", ""])
def test_a_short_word_and_one_without_a_prefix_have_none(word):
    assert kin(word) == ()


def test_no_word_is_its_own_kin():
    assert "perpanjangan" not in kin("perpanjangan")
