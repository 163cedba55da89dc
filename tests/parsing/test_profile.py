"""Reading `profile.toml`: the shipped looks, what extends them, and what can be wrong."""

import tomllib

import pytest

from publisher import resources
from publisher.model.profile import Profile, merged
from publisher.model.source import Defect, Source
from publisher.parsing import demands
from publisher.parsing.profile import look_violations, parse

NEW, OLD = "permendagri-1-2023", "permendagri-54-2009"
HEAD = 'schema = "profile/1"\nlabel = {id = "Karo"}\nextends = "permendagri-1-2023"\n'


def shipped() -> dict[str, Source]:
    folder = resources.folder("templates")
    return {
        path.parent.name: Source(
            f"templates/{path.parent.name}/profile.toml", path.read_text("utf-8")
        )
        for path in sorted(folder.glob("*/profile.toml"))
    }


def source(name: str, text: str) -> Source:
    return Source(f"templates/{name}/profile.toml", text)


def read(**more: str):
    """Return the profiles and the defects of the shipped files and of those given."""
    sources = shipped() | {name: source(name, text) for name, text in more.items()}
    outcome = parse(sources)
    places = [(defect, sources[defect.span.path.split("/")[1]]) for defect in outcome.defects]
    return outcome.value, places


def karo(lines: str) -> list[tuple[Defect, Source]]:
    return read(karo=HEAD + lines)[1]


def only(places: list[tuple[Defect, Source]]) -> tuple[Defect, Source]:
    assert len(places) == 1, [(d.code, dict(d.facts)) for d, _ in places]
    return places[0]


def leaves(tables: dict, above: str = "") -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in tables.items():
        path = above + key
        found |= leaves(value, f"{path}.") if isinstance(value, dict) else {path: value}
    return found


def test_the_shipped_profiles_have_no_defect():
    profiles, places = read()
    assert places == []
    assert set(profiles) == {NEW, OLD}


def test_every_shipped_folder_with_a_profile_is_read():
    assert {NEW, OLD} <= shipped().keys()


def test_knobs_are_found_by_dotted_path():
    profile = read()[0][NEW]
    assert profile.get("page.paper_mm") == [210, 297]
    assert profile.number("list.step_mm") == 7.5
    assert profile.text("watermark.draft.line") == "DRAF - bukan naskah resmi"
    assert profile.lines("date.foot") == ("Ditetapkan di {place}", "pada tanggal {date}")
    assert profile.flag("tte.own_qr") is False


def test_the_press_mark_names_its_source_and_date():
    line = read()[0][NEW].text("watermark.press.line")
    assert line.format(source="X", date="Y") == (
        "Disusun kembali dari pemberitaan X, Y; bukan naskah asli."
    )


def test_the_older_profile_differs_exactly_in_the_lines_it_states():
    profiles, _ = read()
    new, old = leaves(dict(profiles[NEW].tables)), leaves(dict(profiles[OLD].tables))
    stated = leaves(tomllib.loads(shipped()[OLD].text))
    differing = {path for path in new.keys() | old.keys() if new.get(path) != old.get(path)}
    assert differing == stated.keys() - {"schema", "extends"}
    assert all(old[path] == stated[path] for path in differing)


def test_the_older_profile_is_folio_in_bookman_without_section_letters():
    old = read()[0][OLD]
    assert old.get("page.paper_mm") == [215, 330]
    assert old.text("font.family.default") == "Bookman Old Style"
    assert old.text("sections.numbering") == "none"
    assert old.text("addressee.opener") == "Kepada\nYth."
    assert old.get("page.margin_mm") == {"top": 20, "bottom": 25, "left": 30, "right": 20}


def test_every_family_of_the_shipped_profiles_has_a_substitute_that_ships():
    fonts = {
        path.name.replace("-", "").lower()
        for path in resources.folder("templates").glob("base/fonts/*")
    }
    for profile in read()[0].values():
        for family in profile.get("font.family").values():
            first = profile.get("font.substitutes")[family][0].replace(" ", "").lower()
            assert any(name.startswith(first) for name in fonts)


def test_verified_keys_are_not_inherited():
    profiles, _ = read(karo=HEAD)
    assert profiles[NEW].verified == ("signature.show",)
    assert profiles["karo"].verified == ()
    assert "verified" not in profiles["karo"].tables


def test_a_local_profile_of_three_lines_works():
    label = '{id = "Contoh", en = "Sample"}'
    text = f'schema = "profile/1"\nextends = "permendagri-54-2009"\nlabel = {label}\n'
    profiles, places = read(contoh=text)
    assert places == []
    assert profiles["contoh"].label.text("en") == "Sample"
    assert leaves(dict(profiles["contoh"].tables)) == leaves(dict(profiles[OLD].tables)) | {
        "label.id": "Contoh",
        "label.en": "Sample",
    }


def test_arrays_are_replaced_whole_and_tables_merge():
    office, province = ('{text = "{office}", size_pt = 14}', '{text = "PROVINSI X", size_pt = 12}')
    profiles, places = read(karo=f"{HEAD}kop.kepala.lines = [{office}, {province}]\n")
    assert places == []
    kop = profiles["karo"].get("kop.kepala")
    assert [line["text"] for line in kop["lines"]] == ["{office}", "PROVINSI X"]
    assert kop["emblem"] == profiles[NEW].get("kop.kepala.emblem")


def test_a_profile_extends_one_that_extends_another():
    second = HEAD.replace(NEW, "karo").replace("Karo", "Kota")
    profiles, places = read(karo=HEAD + "page.paper_mm = [215, 330]\n", kota=second)
    assert places == []
    assert profiles["kota"].get("page.paper_mm") == [215, 330]


def test_a_letterhead_of_its_own_can_be_chosen():
    lines = (
        'kop.choose.opd = "dinas"\n[kop.dinas]\naddress = "none"\nrule = "single"\n'
        '[[kop.dinas.lines]]\ntext = "{unit}"\nsize_pt = 14\n'
    )
    profiles, places = read(karo=HEAD + lines)
    assert places == []
    assert profiles["karo"].get("kop.dinas.lines") == [{"text": "{unit}", "size_pt": 14}]


@pytest.mark.parametrize(
    ("lines", "field", "nearest", "marked", "line"),
    [
        ("page.paper = [215, 330]", "page.paper", "paper_mm", "page.paper", 4),
        ("[signature.shw]\nhead = []", "signature.shw", "show", "signature.shw", 4),
        ("[signature]\nshow = {hed = []}", "signature.show.hed", "head", "hed", 5),
        ("[[kop.unit.lines]]\ntxt = 'x'", "kop.unit.lines.0.txt", "text", "txt", 5),
        ("kop.unit.emblem = {slt = 'x'}", "kop.unit.emblem.slt", "slot", "slt", 4),
        ("fonts = {size_pt = 12}", "fonts", "font", "fonts", 4),
    ],
)
def test_an_unknown_key_is_named_with_the_nearest(lines, field, nearest, marked, line):
    defect, file = next(
        (d, s) for d, s in karo(lines + "\n") if d.facts["keyword"] == "additionalProperties"
    )
    assert defect.code == "profile-invalid"
    assert (defect.facts["field"], defect.facts["nearest"]) == (field, nearest)
    assert file.read(defect.span) == marked
    assert file.position(defect.span.start).line == line


def test_an_unknown_key_alone_does_not_hinder_the_letter():
    profiles, places = read(karo=HEAD + "page.paper = [215, 330]\n")
    assert len(places) == 1
    assert isinstance(profiles["karo"], Profile)


@pytest.mark.parametrize(
    ("lines", "field", "keyword"),
    [
        ("date.position = 'hed'", "date.position", "enum"),
        ("page.paper_mm = [210]", "page.paper_mm", "minItems"),
        ("page.paper_mm = [nan, 297]", "page.paper_mm.0", "type"),
        ("page.paper_mm = [210, 2020-01-01]", "page.paper_mm.1", "type"),
        ("list.step_mm = 99999999999999999999999", "list.step_mm", "type"),
        ("order.judul = ['kop', 'signature']", "order.judul", "contains"),
        ("watermark.draft.color = 'red'", "watermark.draft.color", "pattern"),
        ("signature = 3", "signature", "type"),
        ("kop.choose.opd = 'unti'", "kop.choose.opd", "reference"),
        ("font.family.default = 'Comic Sans'", "font.family.default", "reference"),
        ("verified = ['page.papr_mm']", "verified.0", "reference"),
        ("kop.dinas = {address = 'none', rule = 'none'}", "kop.dinas.lines", "required"),
        ("kop.unit.lines = [{text = 'x'}]", "kop.unit.lines.0.size_pt", "required"),
    ],
)
def test_a_wrong_value_is_named_and_no_letter_is_made_with_it(lines, field, keyword):
    profiles, places = read(karo=HEAD + lines + "\n")
    defect, file = only(places)
    assert defect.code == "profile-invalid"
    assert (defect.facts["field"], defect.facts["keyword"]) == (field, keyword)
    assert file.position(defect.span.start).line == 4
    assert "karo" not in profiles


def test_a_misspelt_choice_is_named_with_the_nearest():
    defect, _ = only(karo("date.position = 'hed'\n"))
    assert (defect.facts["expected"], defect.facts["nearest"]) == ("foot, head", "head")


def test_all_that_is_wrong_is_said_at_once():
    places = karo("page.paper = 1\ndate.position = 'hed'\nkop.dinas = {rule = 'none'}\n")
    assert {defect.facts["field"] for defect, _ in places} == {
        "page.paper",
        "date.position",
        "kop.dinas.lines",
        "kop.dinas.address",
    }


def test_a_profile_that_extends_nothing_and_lacks_tables_is_told_so_once():
    defect, _ = only(read(karo='schema = "profile/1"\nlabel = {id = "Karo"}\n')[1])
    assert (defect.facts["keyword"], defect.facts["property"]) == ("required", "extends")


def test_an_empty_file_is_a_finding():
    assert {d.facts["property"] for d, _ in read(karo="")[1]} == {"schema", "label", "extends"}


def test_an_unknown_parent_is_named_with_the_nearest():
    profiles, places = read(karo=HEAD.replace("1-2023", "1-2024"))
    defect, file = only(places)
    assert defect.code == "profile-extends-unknown"
    assert (defect.facts["name"], defect.facts["nearest"]) == ("permendagri-1-2024", NEW)
    assert file.position(defect.span.start).line == 3
    assert set(profiles) == {NEW, OLD}


def test_a_circle_of_profiles_is_shown_at_each_of_them_and_nowhere_else():
    a, b, outside = (HEAD.replace(NEW, other) for other in ("b", "a", "a"))
    profiles, places = read(a=a, b=b, outside=outside)
    assert [(d.code, d.facts["circle"]) for d, _ in places] == [
        ("profile-extends-unknown", "a > b > a"),
        ("profile-extends-unknown", "b > a > b"),
    ]
    assert set(profiles) == {NEW, OLD}


def test_a_profile_may_not_extend_itself():
    defect, _ = only(read(karo=HEAD.replace(NEW, "karo"))[1])
    assert defect.facts["circle"] == "karo > karo"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = = 2\n", 2),
        ("a = 1\na = 2\n", 2),
        ('a = "open', 1),
        ("a = " + "[" * 5000, 1),
        ("\n\n[a\n", 3),
    ],
)
def test_a_file_that_is_no_toml_is_a_finding_on_its_line(text, line):
    profiles, places = read(karo=text)
    defect, file = only(places)
    assert (defect.code, defect.facts["line"]) == ("profile-syntax", str(line))
    assert defect.facts["problem"]
    assert file.position(defect.span.start).line == line
    assert "karo" not in profiles


def test_thousands_of_dots_in_a_key_do_no_harm():
    places = read(karo=HEAD + "a" + ".a" * 4000 + " = 1\n")[1]
    assert only(places)[0].facts["field"] == "a"


def test_files_in_any_order_give_the_same():
    sources = shipped() | {"karo": source("karo", HEAD + "page.paper = 1\n")}
    assert parse(sources) == parse(dict(reversed(sources.items())))


def test_a_circular_may_override_four_tables_of_the_look():
    look = {"form": {"shape": "surat"}, "date": {"weekday": True}, "sections": {"headings": []}}
    assert look_violations(look) == ()
    profile = read()[0][NEW].overridden(look)
    assert profile.text("form.shape") == "surat"
    assert profile.get("form.fields") == ["Nomor", "Sifat", "Lampiran", "Hal"]


def test_a_circular_may_override_nothing_else():
    (violation,) = look_violations({"page": {"paper_mm": [100, 100]}})
    assert (violation.path, violation.facts["property"]) == ((), "page")
    (violation,) = look_violations({"form": {"shap": "surat"}})
    assert (violation.path, violation.facts["property"]) == (("form",), "shap")
    assert demands.known_keys("profile-1", violation.path) == (
        "shape",
        "title",
        "fields",
        "urgency",
        "heading",
    )


def test_merging_leaves_what_was_below_as_it_was():
    below = {"a": {"b": 1, "c": [1, 2]}}
    assert merged(below, {"a": {"c": [3]}}) == {"a": {"b": 1, "c": [3]}}
    assert below == {"a": {"b": 1, "c": [1, 2]}}


@pytest.mark.parametrize(
    "lines",
    [
        '[form]\ntitle = ["{tidak_ada}"]',
        '[date]\nfoot = ["Ditetapkan di {roman}"]',
        '[signature.forms]\nan = ["a.n. {number}"]',
        '[form]\ntitle = ["NOMOR {number"]',
    ],
)
def test_a_name_in_braces_that_nothing_fills_in_is_a_defect(lines):
    defect, _ = only(karo(lines))
    assert (defect.code, defect.facts["keyword"]) == ("profile-invalid", "reference")


def test_a_look_of_one_circular_has_the_same_names():
    (wrong,) = look_violations({"form": {"title": ["{titel}"]}})
    assert (wrong.path, wrong.facts["nearest"]) == (("form", "title", 0), "title")
    assert not look_violations({"form": {"title": ["{title}"]}})
