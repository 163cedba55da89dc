"""Weekdays that do not fit, and days that are not there."""

import pytest

CODE = "calendar-weekday-differs"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mulai Selasa, 23 Maret 2020 berlaku.", "Selasa, 23 Maret 2020"),
        ("Mulai hari *Selasa* tanggal 23\n   Maret 2020.", "Selasa* tanggal 23\n   Maret 2020"),
        ("Mulai Senin s.d. Rabu, 23 s.d. 24 Maret 2020.", "Rabu"),
        ("Mulai Selasa, {{ effective.from | tanggal }}.", "Selasa, {{ effective.from | tanggal }}"),
        ("Mulai 30 Februari 2020.", "30 Februari 2020"),
        ("Mulai Senin, 31 April 2020.", "31 April 2020"),
        ("Mulai Senin, 2-9-2026.", "Senin, 2-9-2026"),
        ("Mulai hari Senin tanggal 02/09/2026.", "Senin tanggal 02/09/2026"),
        ("Mulai Senin, 31/04/2026.", "31/04/2026"),
        ("| Hari |\n   | --- |\n   | Jum'at, 14 Januari 2026 |", "Jum'at, 14 Januari 2026"),
    ],
)
def test_a_wrong_day_is_found_at_its_place(findings, circular, sentence, words):
    (found,) = said(findings, circular, sentence)
    assert found.words == words


def test_the_right_weekday_is_named(findings, circular):
    (found,) = said(findings, circular, "Mulai Selasa, 23 Maret 2020.")
    assert found.message == "23 Maret 2020 jatuh pada hari Senin, bukan Selasa"


@pytest.mark.parametrize(
    "sentence",
    [
        "Mulai Senin, 23 Maret 2020.",
        "Mulai {{ effective.from | hari_tanggal }}.",
        "Setiap Senin dan mulai 24 Maret 2020.",
        "Senin s.d. Jumat, 16 s.d. 20 November 2020.",
        "Selama 1 (satu) minggu sejak 24 Maret 2020.",
        "29 Februari 2020.",
        "Pada malam Senin, 6 September 2026.",  # the night before Monday
        "Mulai Rabu, 2-9-2026.",
        "Mulai Rabu (02/09/2026).",
        "Surat Nomor 31/04/2026.",
        "Setiap Senin, sesuai Nomor 800/2/9/2026.",
        "Setiap Senin 2/9/2026/ORG.",
    ],
)
def test_what_fits_is_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence)
