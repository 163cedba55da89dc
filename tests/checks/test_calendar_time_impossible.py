"""Times of the day that no clock shows."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "calendar-time-impossible"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Mulai pukul 25.70 WITA.", ["25.70"]),
        ("Mulai pukul 07.60 WITA.", ["07.60"]),
        ("Mulai pukul 24.30 WITA.", ["24.30"]),
        ("Mulai pukul 25:00 WITA.", ["25:00"]),
        ("Mulai pukul 125.00 WITA.", ["125.00"]),
        ("Mulai pukul 25 WITA.", ["25"]),
        ("Mulai pukul 07.30 s.d. 16.75 WITA.", ["16.75"]),
        ("Mulai pukul 07.60 sampai dengan pukul 25.00 WITA.", ["07.60", "25.00"]),
        ("Mulai 07.30\u201316.75 WITA.", ["16.75"]),
        ("Mulai 16.75 WIB.", ["16.75"]),
        ("| Masuk |\n   | --- |\n   | pukul 08.90 |", ["08.90"]),
    ],
)
def test_a_time_that_is_none_is_an_error(findings, circular, sentence, words):
    found = said(findings, circular, sentence)
    assert [one.words for one in found] == words
    assert {one.severity for one in found} == {Severity.ERROR}
    assert all(f'"{one.words}"' in one.message for one in found)


def test_after_jam_it_may_be_a_length_of_time(findings, circular):
    (found,) = said(findings, circular, "Mulai jam 25.70 WITA.")
    assert found.severity is Severity.ERROR  # the zone says that it is a time
    (found,) = said(findings, circular, "Mulai jam 25.70.")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "Mulai pukul 00.00 sampai dengan pukul 24.00 WITA.",
        "Mulai pukul 7.30 WITA, pukul 23:59 WITA, dan pukul 8 WITA.",
        "Jumlah jam kerja 37.30 dan tarif 25.70 per lembar.",
        "Selama 37 jam 75 menit.",
        "Jam 37,5 setiap minggu.",
        "Sesuai Nomor 25.70 dan pukul 8.30.15 WITA.",
        'Tertulis "pukul 25.70".',
        "Mulai {{ effective.from | tanggal }}.",
    ],
)
def test_other_times_and_numbers_are_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence)
