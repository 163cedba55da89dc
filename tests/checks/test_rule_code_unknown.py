"""Kinds, facts, codes and what else must be in the vocabulary."""

import pytest

CODE = "rule-code-unknown"


def rules(**changes):
    rule = {
        "id": "rapat-virtual",
        "kind": "rapat",
        "modality": "wajib",
        "label": "Rapat diadakan secara virtual",
        "en": "Meet virtually",
        "who": "{subjek.jenis: unit-kerja}",
        "do": "{mode: virtual}",
        "cite": "[rapat]",
        **changes,
    }
    inner = "\n    ".join(f"{key}: {value}" for key, value in rule.items())
    return f"\n  - {inner}"


def test_a_kind_that_is_not_there_is_found_with_the_nearest(findings, circular):
    (found,) = findings(circular(rules=rules(kind="rapatt")), CODE)
    assert found.words == "rapatt"
    assert "`rapat`" in found.hint


@pytest.mark.parametrize(
    ("condition", "words", "hint"),
    [
        ("{pegawai.jenis: honorer}", "honorer", ""),
        ("{pegawai.jenis: [asn, pnss]}", "pnss", "`pns`"),
        ("{pegawai.jenis: {gt: asn}}", "asn", ""),
        ("{pegawai.jnis: asn}", "pegawai.jnis", "`pegawai.jenis`"),
        (
            "{not: {any: [{pegawai.jenis: asn}, {all: [{unit.jnis: a}]}]}}",
            "unit.jnis",
            "unit.jenis",
        ),
        ("{unit.lembur: ya}", "ya", "unit.lembur: true"),
        ("{unit.lembur: 1}", "1", "unit.lembur: true"),
        ('{unit.hari_kerja: "5"}', '"5"', "unit.hari_kerja: 5"),
        ("{unit.hari_kerja: true}", "true", "unit.hari_kerja: 5"),
        ('{waktu.jam: {gte: "17:00", lt: "25:00"}}', '"25:00"', '"17:00"'),
        ("{hari.tanggal: [17, tujuh]}", "tujuh", "hari.tanggal: 5"),
        ("{hari.nama: Senin}", "Senin", ""),
        ("{hari.tanggal: [17, 32]}", "32", "1 s.d. 31"),
        ("{unit.hari_kerja: 7}", "7", "1 s.d. 6"),
        ("{pegawai.giliran: -1}", "-1", "paling sedikit 0"),
    ],
)
def test_facts_and_their_values_are_found_however_deep(findings, circular, condition, words, hint):
    (found,) = findings(circular(rules=rules(when=condition)), CODE)
    assert found.words == words
    assert hint in found.hint


def test_what_the_vocabulary_has_is_fine(findings, circular):
    when = (
        '{any: [{unit.hari_kerja: 5}, {not: {unit.lembur: true}}], waktu.jam: {gte: "17:00"}, '
        "hari.nama: [MO, TU], hari.tanggal: 17}"
    )
    assert not findings(circular(rules=rules(when=when)))


def test_the_end_of_a_range_may_lie_beyond_the_bounds(findings, circular):
    assert not findings(circular(rules=rules(when="{hari.tanggal: {gte: 25, lt: 32}}")))


def test_a_fact_that_is_not_there_is_told_once(findings, circular):
    found = findings(circular(rules=rules(when="{unit.jnis: [a, b, c]}")), CODE)
    assert len(found) == 1


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("classification", "pentingg", "pentingg"),
        ("urgency", "kilat", "kilat"),
        ("profile", "permendagri-9", "permendagri-9"),
        ("type", "surat-edran", "surat-edran"),
        ("relations", "[{type: mencabut, target: null, label: X, kinds: [rapatt]}]", "rapatt"),
        ("statements", "[{id: a, kind: tujuann, text: X, cite: [rapat]}]", "tujuann"),
        ("not_in_data", "[{cite: [pembuka], reason: pengantarr}]", "pengantarr"),
        ("tests", "[{day: 2026-02-01, facts: {pegawai.jenis: honorer}}]", "honorer"),
        ("tests", "[{day: 2026-02-01, facts: {pegawai.peran: []}, silent: [rapatt]}]", "rapatt"),
        ("tests", "[{day: 2026-02-01, facts: {pegawai.jenis: {a: asn}}}]", "{a: asn}"),
        ("tests", "[{day: 2026-02-01, facts: {pegawai.jenis: [[asn]]}}]", "[asn]"),
    ],
)
def test_other_fields_take_codes_of_their_lists(findings, circular, field, value, words):
    (found,) = findings(circular(**{field: value}), CODE)
    assert found.words == words


def test_a_power_is_delegated_over_a_kind_that_is_there(findings, circular):
    changed = rules(kind="kewenangan", modality="boleh", do="{over: jam-krja, to: kepala}")
    (found,) = findings(circular(rules=changed), CODE)
    assert found.words == "jam-krja"
    assert "`jam-kerja`" in found.hint


def test_an_authority_nobody_knows_is_told_once_at_the_first_line(findings, circular):
    path = "circulars/harapan-jya/2026/rapat.md"
    (found,) = findings(circular(), CODE, path)
    assert found.words == "---"
    assert "`harapan-jaya`" in found.hint
