"""Fields of the wrong type or form."""

import pytest

from publisher.checks import letter_field_invalid
from publisher.model.source import Defect, Span

CODE = "letter-field-invalid"


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("signatory", '{office: Bupati, name: A, nip: "12"}', ('"12"', "18 angka")),
        ("signatory", "{office: Bupati, name: A, acting: plf}", ("plf", "plf")),
        ("schema", "edaran/2", ("edaran/2", "harus `edaran/1`")),
        ("provenance", "{source: koran}", ("koran", "bukan pilihannya")),
        ("title", '""', ('""', "tidak boleh kosong")),
        ("title", '" "', ('" "', "tidak boleh kosong")),
        ("title", "[]", ("[]", "`title` harus teks, bukan daftar")),
        ("title", "[Satu, Dua]", ("[Satu, Dua]", "harus teks, bukan daftar")),
        ("number", '" "', ('" "', "tidak boleh kosong")),
        ("number", '"800\\n1"', ('"800\\n1"', "satu baris")),
        ("to", '" "', ('" "', "tidak boleh kosong")),
        ("to", '[Camat, " "]', ('" "', "tidak boleh kosong")),
        ("place", '" "', ('" "', "tidak boleh kosong")),
        ("rules", "rapat", ("rapat", "harus daftar, bukan teks")),
        ("profile", "Permen 1", ("Permen 1", "huruf kecil")),
    ],
)
def test_the_place_and_the_demand_are_named(findings, circular, field, value, expected):
    (found,) = findings(circular(**{field: value}), CODE)
    words, said = expected
    assert found.words == words
    assert said in found.message


@pytest.mark.parametrize(
    ("label", "said"), [('" "', "tidak boleh kosong"), ("[]", "harus teks, bukan daftar")]
)
def test_the_label_of_a_rule_is_a_text_with_words(findings, circular, rules, label, said):
    rule = (
        "  - {id: rapat-virtual, kind: rapat, modality: wajib, en: Meet, cite: [rapat], "
        f"label: {label}, who: {{subjek.jenis: unit-kerja}}, do: {{mode: virtual}}}}\n"
    )
    (found,) = findings(circular(rules=rules(rule)))
    assert (found.code, found.words) == (CODE, label)
    assert said in found.message


def test_the_nearest_choice_is_asked_for(findings, circular):
    (found,) = findings(circular(provenance="{source: offical}"), CODE)
    assert found.hint == "maksud Anda `official`?"


def test_a_last_day_beside_an_open_end_says_what_to_do(findings, circular):
    effective = "{from: 2026-01-12, to: 2026-06-30, ends: notice, until: nanti, cite: [masa]}"
    (found,) = findings(circular(effective=effective), CODE)
    assert "ends: fixed" in found.hint


@pytest.mark.parametrize("keyword", ["", "dependentRequired", "not", "oneOf", "maxItems", "enum"])
def test_demands_of_any_schema_give_words(keyword):
    facts = {"field": "x", "where": "x", "keyword": keyword}
    finding = letter_field_invalid.CHECK.word(Defect(CODE, Span("a.md", 0, 1), facts))
    assert finding.message.id
    assert finding.message.en
    assert finding.hint is not None
