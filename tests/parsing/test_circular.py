"""From one text to one circular, and everything that can be wrong on the way."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.model.body import passages
from publisher.model.circular import Cite
from publisher.model.label import Label
from publisher.model.source import Defect, Source, Span
from publisher.model.vocabulary import Authority, Fact, Kind, Vocabulary
from publisher.parsing import vocabulary as vocabulary_parsing
from publisher.parsing.circular import parse
from publisher.parsing.schema import load, validate
from publisher.sources import folder

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = Path(__file__).parent / "examples"
PATH = "circulars/babel/2020/jadwal.md"
SCHEDULE = {
    "type": "object",
    "required": ["split"],
    "additionalProperties": False,
    "properties": {
        "split": {"type": "object", "additionalProperties": {"$ref": "#/$defs/share"}},
        "rotation": {"$ref": "#/$defs/rotation"},
        "basis": {"$ref": "#/$defs/words"},
        "due": {"$ref": "#/$defs/due"},
    },
}
VOCABULARY = Vocabulary(
    authorities={"babel": Authority("babel", 2, Label("Babel"), "Asia/Jakarta")},
    facts={"pegawai.jenis": Fact("pegawai.jenis", Label("Jenis pegawai"))},
    kinds={"jadwal": Kind("jadwal", Label("Jadwal"), "exclusive", SCHEDULE)},
)
TOP = """\
schema: edaran/1
title: Jadwal
effective: {from: 2020-03-23}
"""
RULE = """\
rules:
  - id: bergilir
    kind: jadwal
    modality: wajib
    label: Digilir
    who: {pegawai.jenis: asn}
    do: {split: {wfo: {max: 30}}}
    cite: [jadwal]
"""
BODY = """\
# Isi Edaran {#isi}

1. Jadwal kerja digilir. {#jadwal}
   1. Satu;
   2. dua. {#dua}
"""


def text(front, body=BODY):
    return f"---\n{front}---\n{body}"


def reading(front, body=BODY, path=PATH):
    return parse(Source(path, text(front, body)), VOCABULARY)


def circular(front, body=BODY):
    outcome = reading(front, body)
    assert outcome.defects == ()
    return outcome.value


def defects(front, body=BODY, path=PATH):
    source = Source(path, text(front, body))
    found = parse(source, VOCABULARY).defects
    return [(defect.code, source.read(defect.span), dict(defect.facts)) for defect in found]


def codes(front, body=BODY):
    return [(code, where) for code, where, _ in defects(front, body)]


def only(front, body=BODY):
    [found] = defects(front, body)
    return found


def unreadable(front):
    return reading(front).value is None


# the examples of the design


@cache
def shipped_vocabulary():
    paths = folder.vocabulary_paths(ROOT)
    return vocabulary_parsing.parse([folder.read(ROOT, path) for path in paths]).value


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("babel", "circulars/babel/2020/800-1102-vii.md"),
        ("pandeglang", "circulars/pandeglang/2020/800-2688-bkd.md"),
    ],
)
def test_the_examples_of_the_design_have_no_defect_and_fit_the_published_schema(name, path):
    source = Source(path, (EXAMPLES / f"{name}.md").read_text(encoding="utf-8"))
    outcome = parse(source, shipped_vocabulary())
    assert outcome.defects == ()
    computed = {"revision": 1, "recorded": None, "source_sha256": "0" * 64, "text": []}
    assert validate({**outcome.value.data, **computed}, "circular-1") == ()
    assert f"circulars/{outcome.value.id}.md" == path


def test_the_first_example_is_read_to_the_letter():
    source = Source(
        "circulars/babel/2020/800-1102-vii.md", (EXAMPLES / "babel.md").read_text(encoding="utf-8")
    )
    found = parse(source, shipped_vocabulary()).value
    assert found.number == "800/1102 /VII"
    assert found.title == Label(
        "Pengaturan Jadwal Sistem Masuk Kerja", "Office Attendance Schedule"
    )
    assert (found.signed, found.provenance.date) == (None, date(2020, 3, 21))
    assert (found.effective.start, found.effective.end) == (date(2020, 3, 23), None)
    assert found.effective.until == Label(
        "sampai ada perkembangan lebih lanjut", "until there are further developments"
    )
    assert found.effective.cite[0] == Cite("jadwal", "D.1", "jadwal")
    assert [rule.id for rule in found.rules][:2] == ["jadwal-bergilir", "kerja-dari-rumah"]
    assert found.rules[0].cite[1] == Cite(
        "batas-kantor", "D.1.a", "batas-kantor", "paling banyak 30%"
    )
    assert found.rules[0].do["composition"] == {"administrator": 1, "pengawas": 1, "pelaksana": 4}
    assert found.rules[0].open.en.startswith("Is 1+1+4")
    assert found.statements[3].by == "Gubernur Erzaldi Rosman"
    assert found.not_in_data[0].note.en == "each rule states its own population"
    assert source.read(found.at("rules", 0, "do", "split", "wfo", "max")) == "30"


# shorthand and defaults


def test_the_least_a_circular_needs_gets_every_default():
    found = circular(TOP)
    assert found.data == {
        "schema": "edaran/1",
        "id": "babel/2020/jadwal",
        "authority": "babel",
        "type": "surat-edaran",
        "classification": "biasa",
        "title": {"id": "Jadwal"},
        "number": None,
        "signed": None,
        "published": None,
        "effective": {"from": "2020-03-23", "to": None, "ends": "unstated"},
        "provenance": {"source": "official"},
        "relations": [],
        "rules": [],
        "statements": [],
        "not_in_data": [],
    }
    assert (found.type, found.classification, found.signatory) == ("surat-edaran", "biasa", None)


def test_a_bilingual_field_may_be_plain_or_hold_both():
    plain = circular(TOP + "en: Schedule\n").data["title"]
    both = circular(TOP.replace("Jadwal", "{id: Jadwal, en: Schedule}")).data["title"]
    beside = circular(TOP.replace("Jadwal", "{id: Jadwal}") + "en: Schedule\n").data["title"]
    assert plain == both == beside == {"id": "Jadwal", "en": "Schedule"}


def test_english_stands_beside_every_bilingual_field():
    found = circular(
        TOP.replace("}", ", ends: notice, until: nanti, en: later}")
        + RULE.replace("Digilir\n", "Digilir\n    en: In turns\n    open: Berapa?\n")
        + "relations: [{type: merujuk, target: null, label: UU, en: Act}]\n"
        + "statements: [{id: a, kind: fakta, text: b, en: c}]\n"
        + "not_in_data: [{cite: [isi], reason: penutup, note: d, en: e}]\n"
    )
    assert found.effective.until == Label("nanti", "later")
    assert found.rules[0].label == Label("Digilir", "In turns")
    assert found.rules[0].open == Label("Berapa?")
    assert found.relations[0].label == Label("UU", "Act")
    assert found.statements[0].text == Label("b", "c")
    assert found.not_in_data[0].note == Label("d", "e")


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("{from: 2020-01-01, to: 2020-01-31}", ("2020-01-01", "2020-01-31", "fixed", None)),
        ("{from: 2020-01-01}", ("2020-01-01", None, "unstated", None)),
        ("{from: 2020-01-01, to: null}", ("2020-01-01", None, "unstated", None)),
        ("{from: null}", (None, None, "unstated", None)),
        ("{to: 2020-12-31}", ("2020-03-02", "2020-12-31", "fixed", "signed")),
        (
            "{from: 2020-01-01, ends: unstated, basis: stated}",
            ("2020-01-01", None, "unstated", "stated"),
        ),
    ],
)
def test_a_period_is_completed_by_what_is_written(written, period):
    front = TOP.replace("{from: 2020-03-23}", written) + "signed: 2020-03-02\n"
    found = circular(front).data["effective"]
    assert (found["from"], found["to"], found["ends"], found.get("basis")) == period


def test_without_first_day_and_day_signed_the_start_is_unknown():
    found = circular(TOP.replace("{from: 2020-03-23}", "{ends: unstated}")).effective
    assert (found.start, found.basis) == (None, "signed")


def test_the_own_period_of_a_relation_starts_with_the_circular_and_of_an_extension_openly():
    front = TOP + (
        "relations:\n"
        "  - {type: mencabut, target: babel/2019/x, effective: {to: 2020-12-31}}\n"
        "  - {type: memperpanjang, target: babel/2019/x, effective: {to: 2020-12-31}}\n"
    )
    revoking, extending = circular(front).relations
    assert revoking.effective.start == date(2020, 3, 23)
    assert extending.effective.start is None


def test_a_rule_with_a_period_of_its_own_starts_when_signed():
    front = TOP + "signed: 2020-03-02\n" + RULE + "    effective: {to: 2020-12-31}\n"
    assert circular(front).rules[0].effective.start == date(2020, 3, 2)


def test_words_may_stand_alone_or_in_a_list():
    found = circular(TOP + "to: Kepala OPD\ncc: [Gubernur, Inspektur]\n")
    assert (found.to, found.cc) == (("Kepala OPD",), ("Gubernur", "Inspektur"))
    assert (found.data["to"], found.data["cc"]) == ("Kepala OPD", ["Gubernur", "Inspektur"])


def test_the_signatory_keeps_rank_and_nip_in_the_data():
    front = TOP + (
        'signatory: {office: Bupati, name: A, degrees: {before: Dr., after: M.Si.}, nip: "'
        + "1" * 18
        + '", rank: Pembina}\n'
    )
    found = circular(front)
    assert (found.signatory.before, found.signatory.after) == ("Dr.", "M.Si.")
    assert found.data["signatory"]["nip"] == found.signatory.nip == "1" * 18


def test_an_empty_field_is_as_good_as_none():
    found = circular(TOP + "place:\nto: null\nsignatory:\nrules:\nurgency:\nprovenance:\n")
    assert (found.place, found.to, found.signatory, found.rules) == ("", (), None, ())
    assert found.provenance.source == "official"


# cites


def test_cites_take_labels_and_clause_ids_and_the_data_hold_both():
    front = TOP + RULE.replace("[jadwal]", '["A.1.b", dua, {p: "A.1.a", quote: Satu}, jadwal]')
    found = circular(front)
    assert found.rules[0].cite == (
        Cite("A.1.b", "A.1.b", "dua"),
        Cite("dua", "A.1.b", "dua"),
        Cite("A.1.a", "A.1.a", "", "Satu"),
        Cite("jadwal", "A.1", "jadwal"),
    )
    assert found.data["rules"][0]["cite"][1:3] == [
        {"p": "A.1.b", "id": "dua"},
        {"p": "A.1.a", "quote": "Satu"},
    ]


def test_a_label_that_several_clauses_share_names_none_of_them():
    body = "# Isi {#isi}\n\nSatu. {#satu}\n"
    found = circular(TOP + "statements: [{id: a, kind: fakta, text: b, cite: [A]}]\n", body)
    assert found.statements[0].cite == (Cite("A", "A"),)


def test_a_cite_that_leads_nowhere_keeps_its_words_and_spoils_nothing():
    found = circular(TOP + RULE.replace("[jadwal]", "[jadwl, Z.9]"))
    assert found.rules[0].cite == (Cite("jadwl"), Cite("Z.9"))
    assert found.data["rules"][0]["cite"] == [{"p": "jadwl"}, {"p": "Z.9"}]


def test_a_key_cite_inside_facts_of_a_test_is_no_cite():
    found = circular(TOP + "tests: [{day: 2020-03-25, facts: {cite: [{p: jadwal}]}}]\n")
    assert found.data["tests"][0]["facts"] == {"cite": [{"p": "jadwal"}]}


# identity


def test_the_path_is_the_identity():
    found = reading(TOP, path="circulars/kota-bengkulu/2021/libur.md").value
    assert (found.id, found.authority) == ("kota-bengkulu/2021/libur", "kota-bengkulu")


def test_a_typed_identity_must_agree_with_the_path():
    assert defects("id: babel/2020/jadwal\nauthority: babel\n" + TOP) == []
    assert defects("id: babel/2020/x\nauthority: bable\n" + TOP) == [
        (
            "number-id-differs",
            "babel/2020/x",
            {
                "field": "id",
                "typed": "babel/2020/x",
                "expected": "babel/2020/jadwal",
                "places": "4-21",
            },
        ),
        (
            "number-id-differs",
            "bable",
            {"field": "authority", "typed": "bable", "expected": "babel", "places": "21-38"},
        ),
    ]
    assert reading("authority: bable\n" + TOP).value.authority == "babel"


def test_a_source_with_an_unsafe_name_is_not_read_further():
    unsafe = Defect("publish-path-unsafe", Span(PATH, 0, 0), {"reason": "link"})
    outcome = parse(Source(PATH, "", (unsafe,)), VOCABULARY)
    assert (outcome.value, outcome.defects) == (None, ())


def test_a_source_with_broken_bytes_gives_no_circular_and_all_other_findings():
    broken = Defect("yaml-syntax", Span(PATH, 4, 5), {"reason": "encoding"})
    outcome = parse(Source(PATH, text(TOP + "x: 1\n"), (broken,)), VOCABULARY)
    assert outcome.value is None
    assert [defect.code for defect in outcome.defects] == ["letter-field-unknown"]


# what is wrong with the YAML


def test_without_front_matter_the_body_is_read_all_the_same():
    outcome = parse(Source(PATH, "# Isi\n\nlihat [](#tidak-ada)\n"), VOCABULARY)
    found = [defect.code for defect in outcome.defects]
    assert (outcome.value, found) == (None, ["yaml-syntax", "cite-reference-unknown"])


def test_a_front_matter_that_is_no_mapping_is_found():
    code, where, facts = only("- a\n- b\n")
    assert (code, where, facts["reason"]) == ("yaml-syntax", "- a\n- b", "not-mapping")


def test_an_empty_front_matter_names_everything_that_is_needed():
    found = defects("# nothing yet\n")
    assert [(code, facts["field"]) for code, _, facts in found] == [
        ("letter-field-missing", name) for name in ("effective", "schema", "title")
    ]
    assert {where for _, where, _ in found} == {"---"}


def test_a_yaml_feature_makes_the_circular_unreadable_and_hides_nothing():
    front = TOP + "cc: *daftar\nplacee: x\n"
    assert codes(front) == [("yaml-feature", "*daftar"), ("letter-field-unknown", "placee")]
    assert unreadable(front)


def test_a_comma_in_braces_is_the_only_thing_said_of_it():
    front = TOP + "statements:\n  - {id: a, kind: fakta, text: rapat, seminar}\n"
    assert codes(front) == [("yaml-comma-in-braces", "rapat, seminar")]
    assert unreadable(front)


@pytest.mark.parametrize("typed", ["045.2", "1.10", "800", "010", "true", "12:30", "15:00", "1e5"])
def test_a_number_where_text_is_wanted_keeps_its_characters(typed):
    outcome = reading(TOP + f"number: {typed}\n")
    assert outcome.value.number == typed
    [defect] = outcome.defects
    assert (defect.code, defect.facts["text"]) == ("yaml-unquoted", typed)
    assert circular(TOP + f'number: "{typed}"\n').number == typed


@pytest.mark.parametrize("typed", ["800/1102", "no", "45A", "2020-03-23"])
def test_what_no_reader_takes_for_a_number_needs_no_quotes(typed):
    assert circular(TOP + f"number: {typed}\n").number == typed


def test_text_is_wanted_in_cites_lists_and_contents_of_rules_too():
    front = TOP + "cc: [1, dua]\n" + RULE.replace("30}}", "30}}, basis: [1.10]")
    outcome = reading(front)
    assert [defect.facts["text"] for defect in outcome.defects] == ["1", "1.10"]
    assert outcome.value.rules[0].do == {"split": {"wfo": {"max": 30}}, "basis": ["1.10"]}
    assert outcome.value.cc == ("1", "dua")


def test_numbers_and_yes_or_no_stay_what_they_are_in_conditions():
    who = "{pegawai.piket: false, unit.hari_kerja: 5, pegawai.jenis: [asn, 3]}"
    found = circular(TOP + RULE.replace("{pegawai.jenis: asn}", who))
    assert found.rules[0].who["pegawai.piket"] is False
    assert found.rules[0].who["unit.hari_kerja"] == 5


# what the schema says


@pytest.mark.parametrize(
    ("front", "field", "where", "nearest"),
    [
        (TOP + "efective: x\n", "efective", "", "effective"),
        (TOP + "number: null\nnomor: x\n", "nomor", "", ""),
        (TOP + "signatory: {office: A, nama: B}\n", "nama", "signatory", "name"),
        (TOP + RULE + "    en: x\n    overides: [a]\n", "overides", "rules[bergilir]", "overrides"),
        (
            TOP + RULE.replace("pegawai.jenis", "pegawai_jenis"),
            "pegawai_jenis",
            "rules[bergilir].who",
            "pegawai.jenis",
        ),
        (
            TOP + "relations: [{type: merujuk, target: a/2020/b, enn: x}]\n",
            "enn",
            "relations[1]",
            "en",
        ),
        (TOP + "rule: []\n", "rule", "", "rules"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_named_with_the_nearest_one(front, field, where, nearest):
    code, found, facts = only(front)
    assert (code, found) == ("letter-field-unknown", field)
    assert (facts["field"], facts["where"], facts["nearest"]) == (field, where, nearest)
    assert unreadable(front)


@pytest.mark.parametrize("name", ["revision", "recorded", "source_sha256", "text"])
def test_what_is_computed_is_written_by_nobody(name):
    code, where, facts = only(TOP + f"{name}: 1\n")
    assert (code, where, facts["reason"]) == ("letter-field-unknown", name, "computed")


@pytest.mark.parametrize(
    ("front", "field", "where", "shown"),
    [
        (TOP.replace("title: Jadwal\n", ""), "title", "", "---"),
        (TOP.replace("title: Jadwal", "title:"), "title", "", "title"),
        (TOP.replace("title: Jadwal", "en: Schedule"), "title", "", "Schedule"),
        (TOP.replace("schema: edaran/1\n", ""), "schema", "", "---"),
        (TOP + RULE.replace("    who: {pegawai.jenis: asn}\n", ""), "who", "rules[bergilir]", "id"),
        (TOP + RULE.replace("{split: {wfo: {max: 30}}}", ""), "do", "rules[bergilir]", "do"),
        (TOP + "signatory: {name: A}\n", "office", "signatory", "name"),
        (TOP.replace("}", ", ends: fixed}"), "to", "effective", "from"),
        (TOP + "relations: [{type: merujuk, target: null}]\n", "label", "relations[1]", "type"),
        (TOP + "attachments: [{title: Peta}]\n", "file", "attachments[1]", "title"),
    ],
)
def test_a_missing_key_is_named_where_it_belongs(front, field, where, shown):
    code, found, facts = only(front)
    assert (code, facts["field"], facts["where"]) == ("letter-field-missing", field, where)
    assert found == shown
    assert unreadable(front)


def test_press_needs_its_source_and_day():
    found = defects(TOP + "provenance: {source: press}\n")
    assert [(code, facts["field"]) for code, _, facts in found] == [
        ("letter-field-missing", "date"),
        ("letter-field-missing", "ref"),
    ]


@pytest.mark.parametrize(
    ("front", "where", "facts"),
    [
        (
            TOP + 'signatory: {office: A, nip: "12"}\n',
            '"12"',
            {"field": "nip", "where": "signatory.nip", "keyword": "pattern", "value": "12"},
        ),
        (
            TOP.replace("}", ", ends: fixd}"),
            "fixd",
            {"field": "ends", "where": "effective.ends", "keyword": "enum", "nearest": "fixed"},
        ),
        (
            TOP + RULE.replace("wajib", "harus"),
            "harus",
            {"field": "modality", "where": "rules[bergilir].modality", "keyword": "enum"},
        ),
        (
            TOP.replace("edaran/1", "edaran/2"),
            "edaran/2",
            {"field": "schema", "keyword": "const", "expected": "edaran/1"},
        ),
        (
            TOP + RULE.replace("[jadwal]", "jadwal"),
            "jadwal",
            {"field": "cite", "keyword": "type", "expected": "array", "got": "string"},
        ),
        (
            TOP.replace("{from: 2020-03-23}", "2020-03-23"),
            "2020-03-23",
            {"field": "effective", "where": "effective", "expected": "object", "got": "string"},
        ),
        (
            TOP + "rules: [bergilir]\n",
            "bergilir",
            {"field": "rules[1]", "where": "rules[1]", "expected": "object"},
        ),
        (
            TOP.replace("Jadwal", "[a, b]"),
            "[a, b]",
            {"field": "title", "where": "title", "expected": "string", "got": "array"},
        ),
        (
            TOP.replace("Jadwal", '""'),
            '""',
            {"field": "title", "where": "title", "keyword": "pattern", "expected": "\\S"},
        ),
        (
            TOP + "to: [a, [b]]\n",
            "[b]",
            {"field": "to[2]", "expected": "string", "got": "array"},
        ),
        (
            TOP + "profile: ../x\n",
            "../x",
            {"field": "profile", "keyword": "pattern", "value": "../x"},
        ),
    ],
)  # fmt: skip
def test_a_value_of_another_shape_is_told_with_what_is_wanted(front, where, facts):
    code, found, said = only(front)
    assert (code, found) == ("letter-field-invalid", where)
    assert {key: said.get(key) for key in facts} == facts
    assert unreadable(front)


def test_everything_wrong_is_told_at_once():
    front = (
        TOP.replace("Jadwal", "")
        + "efective: 1\nsigned: 2020-02-30\nnumber: 045.2\ncc: &a x\n"
        + RULE.replace("max: 30", "max: 130").replace("wajib", "harus")
    )
    assert [code for code, _ in codes(front, BODY + "\n3. [](#tidak)\n")] == [
        "letter-field-missing",
        "letter-field-unknown",
        "period-date-invalid",
        "yaml-unquoted",
        "yaml-feature",
        "letter-field-invalid",
        "rule-do-misfit",
        "cite-reference-unknown",
    ]


def test_what_a_check_of_its_own_says_better_is_left_to_it():
    assert circular(TOP.replace("}", ", ends: notice}")).effective.until is None
    front = TOP + "relations: [{type: mencabut, target: null, label: x}]\n"
    assert circular(front).relations[0].kinds == ()


# dates


@pytest.mark.parametrize(
    ("front", "value", "field", "reason"),
    [
        (TOP + "signed: 2020-02-30\n", "2020-02-30", "signed", "no-such-day"),
        (TOP + "published: 2021-02-29\n", "2021-02-29", "published", "no-such-day"),
        (TOP + "signed: 23 Maret 2020\n", "23 Maret 2020", "signed", "form"),
        (TOP + "signed: 2020-3-2\n", "2020-3-2", "signed", "form"),
        (TOP + "signed: 2-26-03-20\n", "2-26-03-20", "signed", "form"),
        (TOP + "signed: 1944-12-31\n", "1944-12-31", "signed", "early"),
        (TOP.replace("2020-03-23", "0220-03-23"), "0220-03-23", "from", "early"),
        (TOP.replace("}", ", review_by: 2020-04-31}"), "2020-04-31", "review_by", "no-such-day"),
        (TOP + "tests: [{day: 2020-13-01, facts: {}}]\n", "2020-13-01", "day", "no-such-day"),
        (
            TOP + RULE.replace("30}}", "30}}, rotation: {every: P1W, anchor: 2020-00-01}"),
            "2020-00-01",
            "anchor",
            "no-such-day",
        ),
        (
            TOP + RULE.replace("30}}", "30}}, due: {by: 1020-01-01}"),
            "1020-01-01",
            "by",
            "early",
        ),
    ],
)
def test_a_day_that_does_not_exist_makes_the_circular_unreadable(front, value, field, reason):
    code, where, facts = only(front)
    assert (code, where, facts["value"]) == ("period-date-invalid", value, value)
    assert (facts["field"], facts["reason"]) == (field, reason)
    assert unreadable(front)


def test_the_first_day_of_1945_is_a_day():
    assert circular(TOP + "signed: 1945-01-01\n").signed == date(1945, 1, 1)


def test_a_wrong_day_signed_that_stands_for_others_is_wrong_once():
    front = TOP.replace("{from: 2020-03-23}", "{to: 2020-12-31}") + "signed: 2020-02-30\n"
    code, _, facts = only(front)
    assert (code, facts["field"], facts["where"]) == ("period-date-invalid", "signed", "")


# contents of rules


@pytest.mark.parametrize(
    ("do", "where", "facts"),
    [
        (
            "{split: {wfo: {max: 130}}}",
            "130",
            {"field": "max", "keyword": "maximum", "expected": "100"},
        ),
        ("{split: {wfo: {max: x}}}", "x", {"field": "max", "expected": "number", "got": "string"}),
        ("{split: {wfo: 3}}", "3", {"field": "wfo", "where": "rules[bergilir].do.split.wfo"}),
        (
            "{splt: {}, split: {}}",
            "splt",
            {"field": "splt", "where": "rules[bergilir].do", "nearest": "split"},
        ),
        ("{basis: x}", "do", {"field": "split", "keyword": "required"}),
        (
            "{split: {}, rotation: {every: 1 minggu}}",
            "1 minggu",
            {"field": "every", "keyword": "pattern"},
        ),
        ("{split: {}, rotation: {}}", "rotation", {"field": "every", "keyword": "required"}),
        ("{split: {}, due: {}}", "due", {"field": "due", "keyword": "oneOf"}),
    ],
)
def test_contents_that_do_not_fit_the_kind_are_told_and_the_circular_is_read(do, where, facts):
    front = TOP + RULE.replace("{split: {wfo: {max: 30}}}", do)
    code, found, said = only(front)
    assert (code, found) == ("rule-do-misfit", where)
    assert {key: said[key] for key in facts} == facts
    assert (said["rule"], said["kind"]) == ("bergilir", "jadwal")
    assert reading(front).value.rules[0].id == "bergilir"


def test_the_contents_of_an_unknown_kind_are_left_to_its_check():
    front = TOP + RULE.replace("kind: jadwal", "kind: jadwl").replace("max: 30", "max: 130")
    assert circular(front).rules[0].do == {"split": {"wfo": {"max": 130}}}


# places


def test_places_fall_back_to_what_stands_around():
    front = TOP + RULE
    found = circular(front)
    read = found.source.read
    assert read(found.at("title")) == read(found.at("title", "id")) == "Jadwal"
    assert read(found.at("rules", 0, "cite", 0)) == "jadwal"
    assert read(found.at("rules", 0, "cite", 0, "p")) == "jadwal"
    assert read(found.at("rules", 0, "cite", 0, "id")) == "jadwal"
    assert read(found.at("rules", 0, "who", "pegawai.jenis")) == "asn"
    assert read(found.at("effective", "review_by")) == "{from: 2020-03-23}"
    assert read(found.at("signatory")).startswith("schema: edaran/1")


def test_every_place_of_the_data_has_a_span_inside_the_front_matter():
    source = Source(
        "circulars/babel/2020/800-1102-vii.md", (EXAMPLES / "babel.md").read_text(encoding="utf-8")
    )
    found = parse(source, shipped_vocabulary()).value
    end = source.text.index("\n---\n", 4)
    for path, value in leaves(found.data):
        if path[-1] == "id" and path[-3:-2] == ("cite",):
            continue  # given by the body
        assert path in found.places
        span = found.places[path]
        assert 4 <= span.start <= span.end <= end
        if isinstance(value, str) and source.read(span).startswith(value[:5]):
            assert source.read(span) == value


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, index))
    else:
        yield path, value


def test_the_same_text_gives_the_same_circular_and_leaves_the_schema_alone():
    before = load("circular-1")
    assert reading(TOP + RULE) == reading(TOP + RULE)
    assert load("circular-1") == before


_PIECES = st.sampled_from(
    [
        *(TOP + RULE).splitlines(keepends=True),
        "number: [\n",
        "\ta: 1\n",
        "effective: 3\n",
        "rules: 3\n",
        "  - 3\n",
        "relations: [{}, 3, {effective: {}}]\n",
        "statements: {a: 1}\n",
        "title: {en: x}\n",
        "effective: {to: 2020-02-30}\n",
        "correction: {cite: [x, 1, {p: 3}]}\n",
        "cite: [{p: [1]}]\n",
        "not_in_data: [{cite: x, note: {id: 1}}]\n",
        "signatory: []\n",
        "provenance: x\n",
        "---\n",
    ]
)


@given(st.lists(_PIECES, max_size=14))
def test_any_front_matter_is_answered_and_a_circular_means_valid_data(pieces):
    source = Source(PATH, text("".join(pieces)))
    outcome = parse(source, VOCABULARY)
    assert outcome.value is not None or outcome.defects
    for defect in outcome.defects:
        assert 0 <= defect.span.start <= defect.span.end <= len(source.text)


def test_a_look_that_no_profile_knows_is_invalid_and_the_nearest_knob_is_named() -> None:
    text = "---\nschema: edaran/1\ntitle: Uji\neffective: {from: 2026-01-01}\n"
    text += "look: {form: {shap: surat}, kop: {}}\n---\nAlinea.\n"
    outcome = parse(Source("circulars/contoh/2026/uji.md", text), Vocabulary())
    assert outcome.value is None
    found = {(d.code, d.facts["field"], d.facts["nearest"]) for d in outcome.defects}
    assert ("letter-field-unknown", "shap", "shape") in found
    assert any(field == "kop" for _, field, _ in found)


def test_a_look_with_a_wrong_value_is_invalid() -> None:
    text = "---\nschema: edaran/1\ntitle: Uji\neffective: {from: 2026-01-01}\n"
    text += "look: {form: {shape: x}}\n---\nAlinea.\n"
    outcome = parse(Source("circulars/contoh/2026/uji.md", text), Vocabulary())
    assert outcome.value is None
    assert [d.code for d in outcome.defects] == ["letter-field-invalid"]


def test_labels_past_z_fit_the_published_schema():
    sections = "".join(f"# Bagian {number}\n\nKata.\n\n" for number in range(1, 28))
    items = "1. Daftar:\n" + "".join(f"   1. butir {number};\n" for number in range(1, 704))
    front = (
        TOP + 'statements:\n  - {id: kata, kind: harapan, text: Kata, cite: ["AA", "AA.1.aaa"]}\n'
    )
    found = circular(front, sections + items)
    assert [cite.p for cite in found.statements[0].cite] == ["AA", "AA.1.aaa"]
    computed = {"revision": 1, "recorded": None, "source_sha256": "0" * 64}
    text = [
        {"p": passage.label, "kind": passage.kind, "text": "x"} for passage in passages(found.body)
    ]
    assert validate({**found.data, **computed, "text": text}, "circular-1") == ()
