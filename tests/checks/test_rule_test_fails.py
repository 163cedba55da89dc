"""Worked questions that the rules answer otherwise."""

import pytest

CODE = "rule-test-fails"
HEADS = """
  - id: rapat-virtual
    kind: rapat
    modality: wajib
    label: Rapat diadakan secara virtual
    en: Meet virtually
    who: {subjek.jenis: unit-kerja}
    when: {kegiatan.mendesak: true}
    do: {mode: virtual}
    cite: [rapat]"""


def question(answer, facts="{subjek.jenis: unit-kerja}", day="2026-02-23", known=""):
    known = f"known: {known}, " if known else ""
    return f"[{{day: {day}, {known}facts: {facts}, {answer}}}]"


@pytest.mark.parametrize(
    ("answer", "words", "message"),
    [
        ("not_applies: [rapat-virtual]", "rapat-virtual", "seharusnya tidak berlaku, tetapi ber"),
        ("silent: [rapat]", "rapat", "seharusnya tidak diatur, tetapi diatur: rapat-virtual"),
        (
            "depends: {rapat-virtual: [unit.lembur]}",
            "[unit.lembur]",
            "seharusnya bergantung pada unit.lembur, tetapi berlaku",
        ),
    ],
)
def test_another_answer_is_found_at_its_place(findings, circular, answer, words, message):
    (found,) = findings(circular(tests=question(answer)), CODE)
    assert found.words == words
    assert "contoh ke-1 (2026-02-23)" in found.message
    assert message in found.message


@pytest.mark.parametrize(
    "answer",
    ["applies: [rapat-virtual]", "not_applies: [rapat-virtual~]", "silent: [lokasi-kerja, tugas]"],
)
def test_the_answer_that_is_given_is_fine(findings, circular, answer):
    assert not findings(circular(tests=question(answer)), CODE)


def test_what_it_depends_on_has_to_be_named_in_full(findings, circular):
    right = question("depends: {rapat-virtual: [kegiatan.mendesak]}")
    assert not findings(circular(rules=HEADS, tests=right), CODE)
    (found,) = findings(circular(rules=HEADS, tests=question("applies: [rapat-virtual]")), CODE)
    assert "tetapi bergantung pada kegiatan.mendesak" in found.message


def test_the_reason_is_named(findings, circular):
    day = question("applies: [rapat-virtual]", day="2026-07-01")
    (found,) = findings(circular(tests=day), CODE)
    assert "Sudah berakhir, terakhir 30 Juni 2026" in found.hint
    people = question("applies: [rapat-virtual]", facts="{pegawai.jenis: pns}")
    (found,) = findings(circular(tests=people), CODE)
    assert 'Untuk yang lain menurut "Jenis sasaran"' in found.hint


def test_no_value_of_a_fact_is_in_the_words(findings, circular):
    facts = "{pegawai.kondisi: [hamil], pegawai.jenis: pns}"
    (found,) = findings(circular(tests=question("applies: [rapat-virtual]", facts=facts)), CODE)
    assert "hamil" not in found.message + found.hint


def test_a_draft_is_known_from_the_day_it_is_published(findings, circular):
    early = question("applies: [rapat-virtual]", known="2026-01-05")
    assert findings(circular(tests=early), CODE)
    assert not findings(circular(tests=early.replace("01-05", "01-06")), CODE)


def test_a_draft_without_a_day_is_not_known_yet(findings, circular):
    later = question("not_applies: [rapat-virtual]", known="2030-01-01")
    assert not findings(circular(tests=later, published="null"), CODE)


def test_known_is_a_day_or_a_moment(findings, circular):
    (found,) = findings(circular(tests=question("applies: []", known="kemarin")), CODE)
    assert found.words == "kemarin"


def test_a_text_with_errors_is_not_tried(findings, circular):
    wrong = question("not_applies: [rapat-virtual]")
    assert not findings(circular(tests=wrong, effective="{from: 2026-06-30, to: 2026-01-12}"), CODE)


def test_a_text_that_acts_on_a_draft_waits_for_it(findings, circular):
    relations = (
        "[{type: memperpanjang, target: harapan-jaya/2026/awal, "
        "effective: {from: 2026-07-01, to: 2026-07-31}, cite: [masa]}]"
    )
    others = {"circulars/harapan-jaya/2026/awal.md": circular(number='"000.8.3/902/ORG/2026"')}
    wrong = question("not_applies: [rapat-virtual]")
    text = circular(relations=relations, tests=wrong)
    assert not findings(text, CODE, others=others)
    assert findings(circular(tests=wrong), CODE, others=others)
