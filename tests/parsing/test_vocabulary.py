"""Reading vocabulary files: those of the repository, merging, and what can be wrong."""

import json
import re
from pathlib import Path

import pytest

from publisher.model.source import Defect, Source
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import schema
from publisher.parsing.vocabulary import parse

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "circulars" / "vocabulary"
LABEL = "label: {id: Contoh, en: Sample}"
AGED = "{part: trait, holds: {id: 'usia {}', en: 'aged {}'}, fails: {id: 'bukan {}', en: 'not {}'}"
UNFILLED = AGED.replace("usia {}", "tua")
NAMING = AGED.replace("trait", "role")
LAST = "last: {id: 'sampai {}', en: 'to {}'}"
LEAST = LAST.replace("last", "least")
KIND = f"theme: kegiatan, merge: cumulative, {LABEL}"


def files() -> list[Source]:
    return [
        Source(f"circulars/vocabulary/{path.name}", path.read_text("utf-8"))
        for path in sorted(FOLDER.glob("*.yaml"))
    ]


@pytest.fixture(scope="module")
def ours() -> Vocabulary:
    return parse(files(), {"permendagri-1-2023", "permendagri-54-2009"}).value


def read(*texts: str) -> tuple[Vocabulary, list[tuple[Defect, str]]]:
    """Return the vocabulary of the texts, and each defect with the text it points at."""
    sources = [Source(f"circulars/vocabulary/{i}.yaml", text) for i, text in enumerate(texts)]
    outcome = parse(sources)
    by_path = {source.path: source for source in sources}
    return outcome.value, [(d, by_path[d.span.path].read(d.span)) for d in outcome.defects]


def only(found: list[tuple[Defect, str]]) -> tuple[Defect, str]:
    assert len(found) == 1, [(d.code, dict(d.facts)) for d, _ in found]
    return found[0]


def local(text: str) -> list[tuple[Defect, str]]:
    """Return the defects of a file beside ours."""
    source = Source("circulars/vocabulary/zz.yaml", text)
    outcome = parse([*files(), source])
    assert all(defect.span.path == source.path for defect in outcome.defects)
    return [(defect, source.read(defect.span)) for defect in outcome.defects]


# --- the files of the repository ---


def test_the_vocabulary_files_have_no_defect():
    assert parse(files(), {"permendagri-1-2023", "permendagri-54-2009"}).defects == ()


def test_every_entry_has_a_label_in_both_languages(ours):
    codes = [code for scheme in ours.schemes.values() for code in scheme.values()]
    entries = [*codes, *ours.facts.values(), *ours.kinds.values(), *ours.authorities.values()]
    assert len(entries) > 100
    assert [entry.id for entry in entries if not (entry.label.id and entry.label.en)] == []


def test_no_two_codes_of_a_scheme_share_a_label(ours):
    for scheme in ours.schemes.values():
        labels = [code.label.id for code in scheme.values()]
        assert len(labels) == len(set(labels))


def test_every_theme_of_a_kind_has_a_label(ours):
    assert {kind.theme for kind in ours.kinds.values()} == ours.schemes["tema"].keys()


def test_the_kinds_are_those_of_the_design_and_of_the_circulars_that_needed_more(ours):
    exclusive = {
        "pembagian-kerja",
        "lokasi-kerja",
        "perjalanan-dinas",
        "jam-kerja",
        "pakaian-dinas",
        "jam-belajar",
        "bendera",
    }
    assert {k.id for k in ours.kinds.values() if k.merge == "exclusive"} == exclusive
    cap = ours.kinds["kapasitas-rapat"]
    assert (cap.merge, cap.on) == ("min", "share.max")
    assert ours.kinds["kewenangan"].delegates == "over"
    assert len(ours.kinds) == 33


@pytest.mark.parametrize(
    ("kind", "required"),
    [
        ("pembagian-kerja", ["split"]),
        ("lokasi-kerja", ["location"]),
        ("pelaporan", ["what", "to"]),
        ("kewenangan", ["over", "to"]),
        ("hari-libur", ["calendar", "dates"]),
        ("rapat", []),
    ],
)
def test_what_a_kind_asks_for(ours, kind, required):
    assert ours.kinds[kind].params.get("required", []) == required


def test_what_the_rotation_sets(ours):
    assert ours.kinds["pembagian-kerja"].sets == {
        "fact": "pegawai.piket",
        "by": "rotation",
        "group": "pegawai.giliran",
    }
    assert ours.kinds["lokasi-kerja"].sets["map"] == {"wfo": True, "wfh": False}
    assert ours.outcomes["tempat-kerja"]["pembagian-kerja"]["map"] == {
        "true": "wfo",
        "false": "wfh",
    }


def test_codes_are_trees(ours):
    kinds_of_staff = ours.schemes["jenis-pegawai"]
    assert (kinds_of_staff["pns"].broader, kinds_of_staff["phl"].broader) == ("asn", "non-asn")
    assert ours.schemes["peran"]["kepala-opd"].broader == "pimpinan-unit"


def test_offices_carry_their_level_and_agency_heads_inherit_it(ours):
    offices = ours.schemes["jabatan"]
    levels = {code.label.id: code.level for code in offices.values()}
    assert levels["Wali Kota"] == levels["Bupati"] == levels["Gubernur"] == "kepala-daerah"
    assert levels["Wakil Bupati"] == "wakil"
    assert levels["Sekretaris Daerah"] == "sekda"
    assert levels["Kepala Dinas Kesehatan"] == "opd"
    assert "" not in levels.values()


def test_the_facts_of_the_design(ours):
    assert ours.facts["subjek.jenis"].default == "pegawai"
    assert {f.id for f in ours.facts.values() if f.sensitive} == {"pegawai.kondisi"}
    assert ours.facts["pegawai.peran"].many
    assert not ours.facts["unit.presensi"].many
    assert ours.facts["unit.hari_kerja"].type == "integer"
    assert ours.facts["waktu.jam"].type == "clock"


def test_the_authorities_of_the_design(ours):
    tubaba = ours.authorities["tubaba"]
    assert (tubaba.tier, tubaba.code, tubaba.tz) == (3, "18.12", "Asia/Jakarta")
    assert (tubaba.short, tubaba.government) == (
        "Tulang Bawang Barat",
        "Kabupaten Tulang Bawang Barat",
    )
    assert ours.authorities["kota-bengkulu"].short == "Bengkulu"
    others = [a for a in ours.authorities.values() if a.id != "menpanrb"]
    assert all(a.parent == "menpanrb" and a.profile and a.place for a in others)


def test_only_the_invented_government_has_an_address(ours):
    with_address = [a for a in ours.authorities.values() if a.address]
    assert [a.id for a in with_address] == ["harapan-jaya"]
    names = re.findall(r"\S+\.\w+", " ".join(with_address[0].address))
    assert names
    assert all(name.endswith(".example") for name in names)


def test_no_verb_speaks_for_two_modalities(ours):
    verbs = [verb for modality in ours.verbs.values() for verb in modality]
    assert len(verbs) == len(set(verbs))
    assert "tidak boleh" in ours.verbs["dilarang"]
    assert len(ours.verbs) == 6


@pytest.mark.parametrize(
    ("kind", "do"),
    [
        (
            "pembagian-kerja",
            {
                "split": {"wfo": {"max": 30}, "wfh": {"target": 70}},
                "composition": {"administrator": 1, "pengawas": 1, "pelaksana": 4},
                "rotation": {"every": "P7D", "groups": 2, "anchor": "2021-01-04", "first": "wfo"},
                "basis": ["jenis layanan", "beban kerja"],
            },
        ),
        ("lokasi-kerja", {"location": "wfo", "hours": "jam kerja biasa"}),
        ("presensi", {"method": "iris", "in_place_of": "sidik-jari"}),
        ("pengawasan", {"object": ["a", "b"], "acts": "memantau", "frequency": "berkala"}),
        ("kinerja", {"system": "portal", "frequency": ["P1D", "P1M"]}),
        (
            "jam-kerja",
            {
                "hours": [{"days": ["MO", "TU"], "from": "07:30", "to": "14:30"}],
                "weekly_min": "PT35H",
            },
        ),
        ("pakaian-dinas", {"any_of": ["batik Korpri"]}),
        (
            "hari-libur",
            {"calendar": "cuti-bersama", "dates": ["2022-04-29"], "deducts_leave": False},
        ),
        ("energi", {"device": "alat listrik berdaya besar"}),
        (
            "pelaporan",
            {
                "what": "gratifikasi",
                "to": "KPK",
                "due": {"within": 30, "unit": "hari-kerja", "after": "diterima"},
            },
        ),
        ("status", {"is": "bekerja", "is_not": ["libur", "cuti"]}),
    ],
)
def test_what_the_design_writes_fits_its_kind(ours, kind, do):
    assert schema.validate(do, ours.kinds[kind].params, "circular-1") == ()


@pytest.mark.parametrize(
    ("kind", "do", "keyword"),
    [
        ("pembagian-kerja", {"split": {"wfx": {"max": 30}}}, "additionalProperties"),
        ("pembagian-kerja", {"split": {"wfo": {"max": 130}}}, "maximum"),
        ("pembagian-kerja", {"split": {}}, "minProperties"),
        ("lokasi-kerja", {"location": "rumah"}, "enum"),
        ("lokasi-kerja", {"location": "wfo", "hour": "x"}, "additionalProperties"),
        ("lokasi-kerja", {}, "required"),
        ("kewenangan", {"over": "pembagian-kerja"}, "required"),
    ],
)
def test_what_does_not_fit_its_kind_is_refused(ours, kind, do, keyword):
    (violation,) = schema.validate(do, ours.kinds[kind].params, "circular-1")
    assert violation.keyword == keyword


def test_the_order_of_the_files_has_no_meaning():
    assert repr(parse(files())) == repr(parse(reversed(files())))


def test_the_vocabulary_is_json(ours):
    assert json.dumps({name: kind.params for name, kind in ours.kinds.items()})


# --- merging ---


def test_a_local_file_adds_a_code_below_a_shared_one():
    text = f"schemes: {{jenis-pegawai: {{guru-kontrak: {{broader: kontrak, {LABEL}}}}}}}"
    outcome = parse([*files(), Source("circulars/vocabulary/karo.yaml", text)])
    assert outcome.defects == ()
    assert outcome.value.schemes["jenis-pegawai"]["guru-kontrak"].broader == "kontrak"
    assert "pns" in outcome.value.schemes["jenis-pegawai"]


def test_a_local_place_of_work_fits_the_kinds_at_once():
    text = f"schemes: {{lokasi: {{wfa: {{{LABEL}}}}}}}"
    kinds = parse([*files(), Source("circulars/vocabulary/karo.yaml", text)]).value.kinds
    do = {"split": {"wfa": {"max": 10}}}
    assert schema.validate(do, kinds["pembagian-kerja"].params, "circular-1") == ()


def test_a_new_kind_of_rule_costs_no_code():
    text = (
        f"kinds: {{donor-darah: {{{KIND}, params: {{required: [place],"
        " properties: {place: =text, who: {scheme: peran}, more: {properties: {a: =date}}}}}}"
    )
    outcome = parse([*files(), Source("circulars/vocabulary/karo.yaml", text)])
    assert outcome.defects == ()
    params = outcome.value.kinds["donor-darah"].params
    assert params["properties"]["place"] == {"$ref": "#/$defs/text"}
    assert params["additionalProperties"] is False
    assert params["properties"]["more"]["additionalProperties"] is False
    assert "ppk" in params["properties"]["who"]["enum"]
    do = {"place": "aula", "more": {"a": "2026-03-16"}}
    assert schema.validate(do, params, "circular-1") == ()


def test_objects_below_if_and_then_stay_open():
    text = (
        f"kinds: {{x: {{{KIND}, params: {{properties: {{a: {{type: object,"
        " if: {properties: {b: {const: =k}}}, then: {required: [c]}}}}}}"
    )
    vocabulary, found = read(text)
    assert found == []
    inner = vocabulary.kinds["x"].params["properties"]["a"]
    assert inner["if"] == {"properties": {"b": {"const": "=k"}}}


def test_a_property_called_properties_is_a_property():
    text = f"kinds: {{x: {{{KIND}, params: {{properties: {{properties: =text, a: =text}}}}}}}}"
    vocabulary, found = read(text)
    assert found == []
    assert vocabulary.kinds["x"].params["properties"] == {
        "properties": {"$ref": "#/$defs/text"},
        "a": {"$ref": "#/$defs/text"},
    }


def test_two_files_add_to_one_calendar():
    vocabulary, found = read(
        'calendars: {cuti-bersama: {"2023": [{date: 2023-04-19, source: SKB}]}}',
        'calendars: {cuti-bersama: {"2024": []}, kosong: {}}',
    )
    assert found == []
    assert vocabulary.calendars["cuti-bersama"]["2023"] == (
        {"date": "2023-04-19", "source": "SKB"},
    )
    assert vocabulary.calendars["kosong"] == {}


def test_two_files_add_verbs_to_one_modality():
    vocabulary, found = read("verbs: {wajib: [wajib]}", "verbs: {wajib: [mesti]}")
    assert found == []
    assert vocabulary.verbs == {"wajib": ("wajib", "mesti")}


def test_an_empty_file_says_nothing():
    vocabulary, found = read("", "# nothing\n", "schemes: {}\n")
    assert found == []
    assert vocabulary == Vocabulary()


# --- what can be wrong ---


@pytest.mark.parametrize(
    ("first", "second", "name", "marked"),
    [
        (f"schemes: {{a: {{b: {{{LABEL}}}}}}}", f"schemes: {{a: {{b: {{{LABEL}}}}}}}", "a.b", "b"),
        (
            f"facts: {{a.b: {{type: date, {LABEL}}}}}",
            f"facts: {{a.b: {{type: date, {LABEL}}}}}",
            "a.b",
            "a.b",
        ),
        ("verbs: {wajib: [harus]}", "verbs: {boleh: [harus]}", "harus", "harus"),
        ('calendars: {c: {"2023": []}}', 'calendars: {c: {"2023": []}}', "c.2023", '"2023"'),
    ],
)
def test_an_id_defined_twice_is_a_defect_and_the_first_counts(first, second, name, marked):
    defect, text = only(read("\n" + first, second)[1])
    assert (defect.code, defect.facts["id"]) == ("vocabulary-duplicate", name)
    assert defect.span.path == "circulars/vocabulary/1.yaml"
    assert (defect.facts["first_path"], defect.facts["first_line"]) == (
        "circulars/vocabulary/0.yaml",
        "2",
    )
    assert text == marked


def test_of_two_verbs_the_first_file_counts():
    vocabulary, _ = read("verbs: {wajib: [harus]}", "verbs: {boleh: [harus, dapat]}")
    assert vocabulary.verbs == {"wajib": ("harus",), "boleh": ("dapat",)}


@pytest.mark.parametrize(
    ("text", "field", "name", "nearest", "marked"),
    [
        (
            f"authorities: {{karo: {{tier: 3, tz: Asia/Jakarta, parent: menpan, {LABEL}}}}}",
            "authorities.karo.parent",
            "menpan",
            "menpanrb",
            "menpan",
        ),
        (
            f"schemes: {{jenis-pegawai: {{guru: {{broader: kontrk, {LABEL}}}}}}}",
            "schemes.jenis-pegawai.guru.broader",
            "kontrk",
            "kontrak",
            "kontrk",
        ),
        (
            f"facts: {{a.b: {{scheme: jenis-pegawi, {LABEL}}}}}",
            "facts.a.b.scheme",
            "jenis-pegawi",
            "jenis-pegawai",
            "jenis-pegawi",
        ),
        (
            f"facts: {{a.b: {{scheme: subjek, default: pegawi, {LABEL}}}}}",
            "facts.a.b.default",
            "pegawi",
            "pegawai",
            "pegawi",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{properties: {{a: =shar}}}}}}}}",
            "kinds.x.params.properties.a",
            "shar",
            "share",
            "=shar",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{properties: {{a: {{scheme: lokas}}}}}}}}}}",
            "kinds.x.params.properties.a.scheme",
            "lokas",
            "lokasi",
            "lokas",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{required: [plac], properties: {{place: =text}}}}}}}}",
            "kinds.x.params.required.0",
            "plac",
            "place",
            "plac",
        ),
        (
            f"kinds: {{x: {{{KIND}, sets: {{fact: pegawai.pike, from: a, map: {{b: true}}}},"
            " params: {properties: {a: =name}}}}",
            "kinds.x.sets.fact",
            "pegawai.pike",
            "pegawai.piket",
            "pegawai.pike",
        ),
        (
            f"kinds: {{x: {{{KIND}, delegates: ovr, params: {{properties: {{over: =name}}}}}}}}",
            "kinds.x.delegates",
            "ovr",
            "over",
            "ovr",
        ),
        (
            "outcomes: {tempat: {lokasi-kerj: {from: location}}}",
            "outcomes.tempat.lokasi-kerj",
            "lokasi-kerj",
            "lokasi-kerja",
            "lokasi-kerj",
        ),
        (
            "outcomes: {tempat: {lokasi-kerja: {from: locaton}}}",
            "outcomes.tempat.lokasi-kerja.from",
            "locaton",
            "location",
            "locaton",
        ),
    ],
)
def test_a_name_that_leads_nowhere_is_named_with_the_nearest(text, field, name, nearest, marked):
    defect, found = only(local(text))
    assert defect.code == "vocabulary-reference-unknown"
    assert (defect.facts["field"], defect.facts["name"]) == (field, name)
    assert defect.facts["nearest"] == nearest
    assert found == marked


def test_a_profile_that_is_not_there_is_named():
    outcome = parse(files(), {"permendagri-1-2023"})
    assert {d.facts["field"] for d in outcome.defects} == {
        "authorities.pandeglang.profile",
        "authorities.tubaba.profile",
    }
    assert {d.facts["nearest"] for d in outcome.defects} == {"permendagri-1-2023"}


def test_a_circle_of_codes_is_shown_and_cut():
    text = (
        f"schemes: {{s: {{a: {{broader: b, {LABEL}}}, b: {{broader: a, {LABEL}}},"
        f" c: {{broader: a, {LABEL}}}, d: {{broader: d, {LABEL}}}}}}}"
    )
    vocabulary, found = read(text)
    assert [d.facts["circle"] for d, _ in found] == ["a > b > a", "b > a > b", "d > d"]
    assert [marked for _, marked in found] == ["b", "a", "d"]
    assert {c.id: c.broader for c in vocabulary.schemes["s"].values()} == {
        "a": "",
        "b": "",
        "c": "a",
        "d": "",
    }


@pytest.mark.parametrize(
    ("text", "field", "keyword", "marked"),
    [
        ("kind: {}", "kind", "additionalProperties", "kind"),
        (
            f"facts: {{a.b: {{typ: date, type: date, {LABEL}}}}}",
            "facts.a.b.typ",
            "additionalProperties",
            "typ",
        ),
        ("schemes: {a: {b: {label: {id: B}}}}", "schemes.a.b.label.en", "required", "label"),
        (f"schemes: {{a: {{B c: {{{LABEL}}}}}}}", "schemes.a.B c", "additionalProperties", "B c"),
        (
            f"authorities: {{a: {{tier: 4, tz: Asia/Jakarta, {LABEL}}}}}",
            "authorities.a.tier",
            "enum",
            "4",
        ),
        (
            f"authorities: {{a: {{tier: 3, tz: Asia/Jakart, {LABEL}}}}}",
            "authorities.a.tz",
            "enum",
            "Asia/Jakart",
        ),
        (
            f"authorities: {{a: {{tier: 3, tz: Asia/Jakarta, code: 12.06, {LABEL}}}}}",
            "authorities.a.code",
            "type",
            "12.06",
        ),
        (
            f"authorities: {{issued: {{tier: 3, tz: Asia/Jakarta, {LABEL}}}}}",
            "authorities.issued",
            "additionalProperties",
            "issued",
        ),
        (
            f"kinds: {{x: {{theme: a, merge: min, {LABEL}, params: {{properties: {{a: =k}}}}}}}}",
            "kinds.x.on",
            "required",
            "x",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{properties: {{a: text}}}}}}}}",
            "kinds.x.params.properties.a",
            "pattern",
            "text",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{properties: {{a: {{type: strng}}}}}}}}}}",
            "kinds.x.params.properties.a.type",
            "enum",
            "strng",
        ),
        (
            f"kinds: {{x: {{{KIND}, params: {{properties: {{a: {{pattern: '('}}}}}}}}}}",
            "kinds.x.params.properties.a.pattern",
            "format",
            "'('",
        ),
        (
            f"facts: {{a.b: {{type: boolean, max: 3, {LABEL}}}}}",
            "facts.a.b.type",
            "const",
            "boolean",
        ),
        (
            f"facts: {{a.b: {{type: integer, phrase: {AGED}, {LAST}}}, {LABEL}}}}}",
            "facts.a.b.phrase.last",
            "additionalProperties",
            "last",
        ),
        (
            f"facts: {{a.b: {{type: integer, phrase: {UNFILLED}}}, {LABEL}}}}}",
            "facts.a.b.phrase.holds.id",
            "pattern",
            "'tua'",
        ),
        (
            f"facts: {{a.b: {{type: integer, phrase: {NAMING}}}, {LABEL}}}}}",
            "facts.a.b.phrase.part",
            "enum",
            "role",
        ),
        (
            f"facts: {{a.b: {{scheme: s, phrase: {AGED.replace('trait', 'rol')}}}, {LABEL}}}}}\n"
            "schemes: {s: {}}",
            "facts.a.b.phrase.part",
            "enum",
            "rol",
        ),
        (
            f"facts: {{a.b: {{scheme: s, phrase: {AGED}, {LEAST}}}, {LABEL}}}}}\n"
            "schemes: {s: {}}",
            "facts.a.b.phrase.least",
            "additionalProperties",
            "least",
        ),
        ("verbs: {wajb: [harus]}", "verbs.wajb", "additionalProperties", "wajb"),
        (
            'calendars: {a: {"2023": [{date: 2023-02-30, source: SKB}]}}',
            "calendars.a.2023.0.date",
            "format",
            "2023-02-30",
        ),
        ("schemes: [a]", "schemes", "type", "schemes"),
        ("word", "", "type", "word"),
    ],
)
def test_what_the_schema_refuses_is_said_with_its_place(text, field, keyword, marked):
    vocabulary, found = read(text)
    defect, words = only(found)
    assert defect.code == "vocabulary-invalid"
    assert (defect.facts["field"], defect.facts["keyword"]) == (field, keyword)
    assert words == marked
    assert isinstance(vocabulary, Vocabulary)


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("kind: {}", "kinds"),
        ("verbs: {wajb: [harus]}", "wajib"),
        (f"facts: {{a.b: {{typ: date, type: date, {LABEL}}}}}", "type"),
        (f"authorities: {{a: {{tier: 3, tz: Asia/Jakart, {LABEL}}}}}", "Asia/Jakarta"),
        (f"schemes: {{a: {{b: {{boader: c, {LABEL}}}}}}}", "broader"),
    ],
)
def test_a_misspelt_key_is_named_with_the_nearest(text, nearest):
    assert only(read(text)[1])[0].facts["nearest"] == nearest


def test_a_refused_entry_is_left_out_and_the_rest_stays():
    vocabulary, found = read(
        f"schemes: {{a: {{b: {{{LABEL}}}, c: {{label: {{id: C}}}}, d: {{broader: c, {LABEL}}}}}}}"
    )
    assert len(found) == 1  # that d is below the refused c is no second finding
    assert vocabulary.schemes["a"].keys() == {"b", "d"}


def test_the_phrase_of_a_boolean_has_no_place_for_a_value():
    whole = "{part: trait, holds: {id: yang a, en: who a}, fails: {id: yang bukan a, en: who not}}"
    vocabulary, found = read(f"facts: {{a.b: {{type: boolean, phrase: {whole}, {LABEL}}}}}")
    assert found == []
    assert vocabulary.facts["a.b"].phrase.fails.id == "yang bukan a"
    _, found = read(f"facts: {{a.b: {{type: boolean, phrase: {AGED}}}, {LABEL}}}}}")
    assert {defect.facts["keyword"] for defect, _ in found} == {"pattern"}
    assert len(found) == 4


def test_a_schema_may_not_point_outside():
    text = f"kinds: {{x: {{{KIND}, params: {{properties: {{a: {{$ref: 'x.json'}}}}}}}}}}"
    vocabulary, found = read(text)
    assert only(found)[0].facts["property"] == "$ref"
    assert "x" not in vocabulary.kinds


def test_a_kind_that_cannot_be_checked_is_left_out():
    text = f"kinds: {{x: {{{KIND}, params: {{properties: {{a: =nosuch}}}}}}}}"
    assert read(text)[0].kinds == {}


def test_faults_of_yaml_are_passed_on():
    vocabulary, found = read(
        "schemes: {a: &x {}, b: *x}", f"facts: {{a.b: {{type: date, {LABEL}}}}}"
    )
    assert {d.code for d, _ in found} == {"yaml-feature"}
    assert "a.b" in vocabulary.facts


def test_all_faults_of_all_files_are_said_at_once():
    _, found = read("kind: {}\nverbs: {wajb: [a]}", "fact: {}")
    assert [d.facts["field"] for d, _ in found] == ["kind", "verbs.wajb", "fact"]
