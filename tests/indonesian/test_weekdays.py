"""Weekdays of sentences, row by row."""

import pytest

from publisher.indonesian.weekdays import find_weekdays

CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rows(text):
    return [
        (text[one.start : one.end], " ".join(CODES[day] for day in sorted(one.days)))
        for one in find_weekdays(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        ("setiap hari Senin.", "Senin", "MO"),
        ("Senin sampai dengan Kamis pukul 07.30", "Senin sampai dengan Kamis", "MO TU WE TH"),
        ("Senin s.d. Kamis dan Sabtu", "Senin s.d. Kamis dan Sabtu", "MO TU WE TH SA"),
        ("Senin-Kamis", "Senin-Kamis", "MO TU WE TH"),
        ("SENIN \u2013 JUM'AT", "SENIN \u2013 JUM'AT", "MO TU WE TH FR"),
        ("hari Senin hingga hari Rabu", "Senin hingga hari Rabu", "MO TU WE"),
        ("Senin s/d Rabu", "Senin s/d Rabu", "MO TU WE"),
        ("Senin, Rabu, dan Jumat", "Senin, Rabu, dan Jumat", "MO WE FR"),
        ("hari Rabu dan hari Jum\u2019at", "Rabu dan hari Jum\u2019at", "WE FR"),
        ("Jumat s.d. Senin", "Jumat s.d. Senin", "MO FR SA SU"),
        ("Sabtu/minggu", "Sabtu/minggu", "SA SU"),
        ("hari Ahad", "Ahad", "SU"),
        ("Kamis, 07.30 WIB", "Kamis", "TH"),
        ("Senin s.d. Kamis mulai 3 Mei 2021", "Senin s.d. Kamis", "MO TU WE TH"),
    ],
)
def test_rows_are_read_whole(text, words, days):
    assert rows(text) == [(words, days)]


@pytest.mark.parametrize(
    "text",
    [
        "Senin, 3 Mei 2021",
        "hari Jumat tanggal 18 Desember 2020",
        "Senin s.d. Jumat, 16 s.d. 20 November 2020",
        "Senin (3 Mei)",
        "Senin, 2/9/2026",
        "3 Mei 2021 (Senin)",
        "dalam 1 (satu) minggu",
        "setiap minggu",
        "Minggu pertama Januari",
        "Minggu ke-2",
        "setiap hari kerja",
        "",
    ],
)
def test_dates_and_weeks_are_no_weekdays(text):
    assert rows(text) == []


def test_rows_that_nothing_joins_stay_apart():
    assert rows("Senin s.d. Kamis pukul 08.00, dan Jumat pukul 09.00") == [
        ("Senin s.d. Kamis", "MO TU WE TH"),
        ("Jumat", "FR"),
    ]


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("kegiatan Jumat Bersih", True),
        ("setelah salat Jumat", True),
        ("setiap Minggu", True),
        ("setiap hari Minggu", False),
        ("Sabtu dan Minggu", False),
        ("hari Jumat WIB", False),
    ],
)
def test_names_called_after_days_are_marked(text, is_name):
    assert [one.is_name for one in find_weekdays(text)] == [is_name]


def test_a_long_row_of_weekdays_is_read_in_time():
    assert len(find_weekdays("Senin " * 20000)) == 1
    assert len(find_weekdays("Senin 1, " * 20000)) == 20000
