"""Figures typed by hand that contradict the rule citing them."""

import pytest

from publisher.model.body import Value, marks, passages
from publisher.model.diagnostic import Severity
from tests import samples

CODE = "value-differs-from-rule"


def rules(do, kind="pembagian-kerja", more=""):
    return f"""
  - id: batas
    kind: {kind}
    modality: wajib
    label: Batas
    en: Limit
    who: {{pegawai.peran: kepala-opd}}
    do: {do}{more}
    cite: [rapat]"""


def said(findings, circular, sentence, *parts, **fields):
    body = f"1. {sentence} {{#rapat}}\n2. Wajib berlaku. {{#masa}}\n"
    fields.setdefault("effective", "{from: 2026-01-12}")
    text = circular(body, rules=rules(*parts), **fields)
    return findings(text, CODE)


SPLIT = "{split: {wfo: {max: 30}, wfh: {target: 70}}, rotation: {every: P1W}}"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Pegawai wajib hadir paling banyak 40%, bergilir tiap minggu.", "40%"),
        ("Pegawai wajib hadir paling banyak 40 (empat puluh) persen.", "40 (empat puluh) persen"),
        ("Pegawai wajib hadir 30%, bergilir setiap 2 (dua) minggu.", "2 (dua) minggu"),
    ],
)
def test_another_figure_is_found_at_its_place(findings, circular, sentence, words):
    (found,) = said(findings, circular, sentence, SPLIT)
    assert found.words == words
    assert found.diagnostic.related


def test_the_mark_that_would_print_it_is_offered(findings, circular):
    (found,) = said(findings, circular, "Pegawai wajib hadir 40%.", SPLIT)
    assert "{{ batas.split.wfo.max | persen }}" in found.hint
    assert found.message.endswith("yaitu 30%")


@pytest.mark.parametrize(
    "sentence",
    [
        "Pegawai wajib hadir 30% (tiga puluh persen), sisanya 70 persen.",
        "Pegawai wajib hadir 30%, bergilir setiap 7 (tujuh) hari.",
        "Pegawai wajib hadir 30%, dengan anggaran 5%, bergilir tiap minggu.",
        "Pegawai wajib hadir {{ batas.split.wfo.max | persen }}, kinerja paling rendah 80%.",
        "Pegawai wajib hadir 30:70, paling lambat 3 (tiga) hari kerja.",
        "Pegawai wajib hadir.",
    ],
)
def test_the_figure_of_the_rule_and_figures_beside_it_are_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence, SPLIT)


def test_a_ratio_is_two_shares(findings, circular):
    half = "{split: {wfo: {exact: 50}, wfh: {exact: 50}}}"
    assert not said(findings, circular, "Pegawai wajib dibagi 50:50.", half)
    found = said(findings, circular, "Pegawai wajib dibagi 60:40.", half)
    assert [one.words for one in found] == ["60", "40"]
    assert not said(findings, circular, "Separuh pegawai wajib hadir, 80% tepat waktu.", half)


HOURS = '{hours: [{days: [MO], from: "08:00", to: "15:00"}], weekly_min: PT37H30M}'


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Wajib hadir pukul 08.00 s.d. 15.30 WITA, 37,5 jam.", ["15.30"]),
        ("Wajib hadir pukul 08:30 sampai dengan pukul 15:00 WITA, 37,5 jam.", ["08:30"]),
        ("Wajib hadir 08.00–15.00 WITA, 38 (tiga puluh delapan) jam 30 menit.",
         ["38 (tiga puluh delapan) jam 30 menit"]),
        ("Wajib hadir 08.00–15.00 WITA, 37 jam 30 menit.", []),
        ("Wajib hadir 08.00–15.00 WITA, 37 jam dan 30 menit.", []),
    ],
)  # fmt: skip
def test_clock_times_and_lengths_are_compared(findings, circular, sentence, words):
    found = said(findings, circular, sentence, HOURS, "jam-kerja")
    assert [one.words for one in found] == words


def test_the_cells_of_a_cited_table_are_looked_at(findings, circular):
    table = "\n\n   | Masuk | Pulang |\n   | --- | --- |\n   | 08.00 WITA | 16.00 WITA |\n"
    body = f"1. Wajib hadir: {{#rapat}}{table}\n2. Wajib. {{#masa}}\n"
    text = circular(body, rules=rules(HOURS, "jam-kerja"), effective="{from: 2026-01-12}")
    (found,) = findings(text, CODE)
    assert found.words == "16.00"


def test_times_of_a_condition_count(findings, circular):
    do, more = "{device: lampu}", '\n    when: {waktu.jam: {gte: "17:00", lt: "22:00"}}'
    right = "Wajib padam pukul 17.00 s.d. 22.00 WITA."
    wrong = "Wajib padam pukul 18.00 s.d. 22.00 WITA."
    assert not said(findings, circular, right, do, "energi", more)
    (found,) = said(findings, circular, wrong, do, "energi", more)
    assert found.words == "18.00"
    assert "17.00" in found.message


@pytest.mark.parametrize(
    ("due", "sentence", "words"),
    [
        ("{by: 2026-03-25}", "Wajib lapor paling lambat Kamis, 26 Maret 2026.", ["26 Maret 2026"]),
        ("{by: 2026-03-25}", "Wajib lapor paling lambat Rabu, 25 Maret 2026.", []),
        ("{by: 2026-03-25}", "Wajib lapor 25 Maret 2026 atas data 1 Maret 2026.", []),
        ("{by: 2026-03-25}", "Wajib lapor segera.", []),
        ("{within: 5, unit: hari-kerja, after: x}", "Wajib lapor 7 (tujuh) hari kerja setelah x.",
         ["7 (tujuh) hari kerja"]),
        ("{within: 5, unit: hari-kerja, after: x}", "Wajib lapor 5 hari kerja, 2 hari libur.", []),
    ],
)  # fmt: skip
def test_days_and_terms_are_compared(findings, circular, due, sentence, words):
    do = f"{{what: x, to: Bupati, due: {due}}}"
    assert [one.words for one in said(findings, circular, sentence, do, "pelaporan")] == words


PERIOD = "{from: 2026-01-12, to: 2026-06-30, cite: [masa]}"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Berlaku mulai 13 Januari 2026 sampai dengan 30 Juni 2026.", ["13 Januari 2026"]),
        ("Berlaku mulai 12 Januari 2026 sampai dengan 30 Juni 2026.", []),
        ("Berlaku mulai 12 Januari s.d. 30 Juni 2026, sesuai surat 3 Januari 2026.", []),
        ("Berlaku mulai {{ effective.from | tanggal }} s.d. 29 Juni 2026.", ["29 Juni 2026"]),
    ],
)
def test_the_paragraph_of_the_period_says_its_days(findings, circular, sentence, words):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    found = findings(circular(body, effective=PERIOD), CODE)
    assert [one.words for one in found] == words


def test_days_of_a_rule_of_its_own_period_are_held_to_its_paragraph(findings, circular):
    own = "\n    effective: {from: 2026-02-02, to: 2026-02-27}"
    found = said(findings, circular, "Wajib mulai 3 Februari 2026 s.d. 27 Februari 2026.",
                 "{mode: virtual}", "rapat", own)  # fmt: skip
    assert [one.words for one in found] == ["3 Februari 2026"]
    assert "{{ batas.effective.from | tanggal }}" in found[0].hint


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Berlaku mulai 30 Juni 2026 sampai dengan 12 Januari 2026.",
         ["30 Juni 2026", "12 Januari 2026"]),
        ("Berlaku mulai 12 Januari 2026, dievaluasi pada 15 September 2026.", []),
        ("SE lama berlaku sampai dengan 12 Januari 2026; ini mulai 12 Januari 2026 s.d. "
         "30 Juni 2026.", []),
    ],
)  # fmt: skip
def test_days_stand_in_their_roles(findings, circular, sentence, words):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    found = findings(circular(body, effective=PERIOD), CODE)
    assert [one.words for one in found] == words


def test_times_stand_in_their_roles(findings, circular):
    wrong = "Wajib hadir pukul 15.00 sampai dengan pukul 08.00 WITA, 37,5 jam."
    found = said(findings, circular, wrong, HOURS, "jam-kerja")
    assert [one.words for one in found] == ["15.00", "08.00"]
    rest = "Wajib hadir, istirahat pukul 12.00 s.d. 13.00 WITA, 37,5 jam."
    assert not said(findings, circular, rest, HOURS, "jam-kerja")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Wajib hadir Senin sampai dengan Kamis pukul 08.00 sampai dengan 15.00 WITA.", []),
        ("Wajib hadir Senin s.d. Jum\u2019at, pukul 08.00 WITA s.d. 15.00 WITA.", []),
        ("Wajib hadir Senin sampai dengan Kamis pukul 15.00 sampai dengan 08.00 WITA.",
         ["15.00", "08.00"]),
        ("Wajib hadir sampai dengan hari Kamis pukul 08.00 WITA, mulai pukul 15.00 WITA.",
         ["08.00", "15.00"]),
    ],
)  # fmt: skip
def test_the_end_of_a_range_of_weekdays_is_no_end_of_hours(findings, circular, sentence, words):
    short = HOURS.replace(", weekly_min: PT37H30M", "")
    found = said(findings, circular, sentence, short, "jam-kerja")
    assert [one.words for one in found] == words


def test_the_least_is_not_the_most(findings, circular):
    most = "{share: {max: 40}}"
    (found,) = said(findings, circular, "Wajib hadir paling sedikit 40%.", most, "kapasitas-rapat")
    assert found.words == "40%"
    assert "paling banyak" in found.message
    fine = "Wajib hadir paling banyak 40%."
    assert not said(findings, circular, fine, most, "kapasitas-rapat")
    least = "{share: {min: 40}}"
    assert said(findings, circular, "Wajib maksimal 40%.", least, "kapasitas-rapat")


def test_a_share_of_something_else_is_only_warned_of(findings, circular):
    sentence = "Wajib hadir, tidak melebihi 20% belanja."
    (found,) = said(findings, circular, sentence, "{share: {max: 40}}", "kapasitas-rapat")
    assert found.severity is Severity.WARNING


def test_a_term_that_is_another_day_of_the_letter_is_found(findings, circular):
    do = "{what: x, to: Bupati, due: {by: 2026-03-25}}"
    sentence = "Wajib lapor paling lambat 12 Januari 2026."
    (found,) = said(findings, circular, sentence, do, "pelaporan")
    assert found.words == "12 Januari 2026"


@pytest.mark.parametrize("identity", samples.identities())
def test_a_sample_typed_out_as_it_prints_is_contradicted_by_nothing(findings, identity):
    sample = samples.project().circulars[identity]
    found = {mark.span: mark for one in passages(sample.body) for mark in marks(one.inlines)}
    text = sample.source.text
    for span in sorted(found, reverse=True):
        if isinstance(found[span], Value):
            text = text[: span.start] + found[span].text + text[span.end :]
    others = {one.source.path: one.source.text for one in samples.project().circulars.values()}
    said = findings(text, path=sample.source.path, others=others)
    assert {one.code for one in said} <= {"letter-field-missing"}
