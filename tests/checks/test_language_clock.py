"""Times of the day as letters do not write them."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "language-clock"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words", "right"),
    [
        ("Mulai pukul 08:00 WITA.", ["08:00"], "08.00"),
        ("Mulai 7:30–15.00 WITA.", ["7:30"], "7.30"),
        ("Mulai jam 08.00 WITA.", ["jam 08.00"], "pukul 08.00 WITA"),
        ("Mulai pukul 08.00.", ["pukul 08.00"], "pukul 08.00 WITA"),
        ("Mulai jam 08:00.", ["jam 08:00", "08:00"], "pukul 08.00 WITA"),
        ("| Masuk |\n   | --- |\n   | 08:00 |", ["08:00"], "08.00"),
    ],
)
def test_a_time_written_otherwise_is_a_warning(findings, circular, sentence, words, right):
    found = said(findings, circular, sentence)
    assert [one.words for one in found] == words
    assert {one.severity for one in found} == {Severity.WARNING}
    assert f'"{right}"' in found[0].hint


@pytest.mark.parametrize(
    "sentence",
    [
        "Mulai pukul 08.00 WITA.",
        "Mulai pukul 08.00 sampai dengan pukul 15.00 WITA.",
        "Mulai pukul 08.00 waktu setempat.",
        "Selama 8 jam, dibagi 50:50 atau 20:30.",
        "| Masuk |\n   | --- |\n   | pukul 08.00 |",
    ],
)
def test_the_letters_way_and_ratios_are_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence)


def test_what_a_mark_prints_is_right_already(findings, circular):
    rules = """
  - id: jam
    kind: jam-kerja
    modality: wajib
    label: Jam
    en: Hours
    who: {pegawai.jenis: asn}
    do: {hours: [{days: [MO], from: "08:00", to: "15:00"}]}
    cite: [rapat]"""
    body = "1. Wajib pukul {{ jam.hours.0.from | jam }}. {#rapat}\n"
    assert not findings(circular(body, rules=rules, effective="{from: 2026-01-12}"), CODE)
