"""The answer as JSON, and its published schema."""

import json
import re

import pytest

from publisher.answers.document import document, render
from publisher.parsing import schema
from tests.asked import CASES, explanation, read
from tests.house.tree import ROOT

SCHEMA = schema.load("answer-1")
ALL = [(path.stem, n) for path in CASES for n in range(len(read(path.stem)["questions"]))]
BENGKULU = "kota-bengkulu/2020/800-11-bkpp-2"


@pytest.mark.parametrize(("name", "number"), ALL)
def test_the_answer_to_a_worked_case_is_valid(name, number):
    assert schema.validate(json.loads(render(explanation(name, number))), "answer-1") == ()


def parts(shape, path="answer"):
    """Yield every schema inside a schema, with its path."""
    if isinstance(shape, dict):
        yield path, shape
        for key, inner in shape.items():
            yield from parts(inner, f"{path}.{key}")
    elif isinstance(shape, list):
        for index, inner in enumerate(shape):
            yield from parts(inner, f"{path}[{index}]")


def test_objects_are_closed_and_every_field_is_described():
    for path, shape in parts(SCHEMA):
        if "properties" in shape and shape.get("type") == "object":
            assert shape["additionalProperties"] is False, path
            for name, field in shape["properties"].items():
                target = SCHEMA["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
                assert field.get("description") or target.get("description"), (path, name)


def test_the_schema_is_a_schema():
    meta = {"$ref": "https://json-schema.org/draft/2020-12/schema"}
    assert schema.validate(SCHEMA, meta) == ()


def test_a_worked_case_has_the_shape_of_the_design():
    found = document(explanation("T13"))
    assert (found["authority"], found["on"], found["known"], found["basis"]) == (
        *("kota-bengkulu", "2020-06-09"),
        *(None, "recorded"),
    )
    assert found["outcomes"]["tempat-kerja"] == {
        "state": "one",
        "value": "wfh",
        "modality": ["boleh"],
        "rules": [f"{BENGKULU}#dispensasi-rentan"],
        "unsettled": True,
    }
    rule = next(one for one in found["rules"] if one["rule"].endswith("#wajib-kantor"))
    assert (rule["side"], rule["applies"]) == ("bearer", "no")
    (reason,) = rule["because"]
    assert reason["defeated_by"] == f"{BENGKULU}#dispensasi-rentan"
    assert reason["how"] == "pengecualian"
    assert reason["cite"][0]["p"] == "4"
    assert reason["cite"][0]["text"].startswith("Pegawai perempuan yang sedang hamil")
    assert found["text"]["id"].startswith("Tempat kerja: bekerja dari rumah (wfh), boleh")


def test_the_example_of_the_papers_is_part_of_a_real_answer():
    paper = (ROOT / "docs" / "policy-semantics.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```json\n(.*?)^```$", paper, flags=re.MULTILINE | re.DOTALL)
    assert holds(document(explanation("T13")), json.loads(block))


def holds(real, shown):
    """Return whether all that is shown stands in the real answer, members of lists in order."""
    if isinstance(shown, dict):
        return all(key in real and holds(real[key], inner) for key, inner in shown.items())
    if isinstance(shown, list):
        rest = iter(real)
        return all(any(holds(one, inner) for one in rest) for inner in shown)
    return real == shown


def test_every_rule_and_side_is_answered():
    found = explanation("T22")
    known = [
        (f"{text.id}#{rule.id}", side)
        for text in found.texts.values()
        for rule in text.rules
        for side in (("bearer",) if rule.about is None else ("bearer", "affected"))
    ]
    assert [(one["rule"], one["side"]) for one in document(found)["rules"]] == known


def rule(name, number, wanted):
    found = document(explanation(name, number))["rules"]
    return next(one for one in found if one["rule"].endswith(f"#{wanted}"))


@pytest.mark.parametrize(
    ("name", "number", "wanted", "reason"),
    [
        ("T17", 1, "larangan-luar-daerah", {"state": "ended", "day": "2020-12-18"}),
        ("T01", 0, "kerja-dari-rumah", {"state": "not-yet", "day": "2020-03-23"}),
        ("H2", 1, "larangan-luar-daerah", {"state": "gap", "day": "2020-12-28"}),
        ("H3", 1, "kerja-dari-rumah", {"state": "cut", "day": "2020-12-30", "by": "babel/2021/a"}),
        (
            *("H5", 1, "kurangi-rapat"),
            {"state": "suspended", "day": "2021-08-18", "by": "tubaba/2021/a"},
        ),
    ],
)
def test_what_is_not_in_force_names_its_last_or_next_day(name, number, wanted, reason):
    found = rule(name, number, wanted)["because"][0]
    by = found.pop("by", "")
    assert bool(by) == bool(reason.pop("by", ""))
    assert found == reason


def test_the_days_around_the_one_asked_are_named():
    assert rule("T16", 0, "larangan-luar-daerah")["last"] == "2020-12-18"
    wfh = rule("T06", 0, "kerja-dari-rumah")
    assert (wfh["first"], wfh["last"]) == ("2020-03-23", None)
    assert wfh["open_end"]["until"]["id"] == "sampai ada perkembangan lebih lanjut"


def test_what_may_take_a_rule_away_is_named():
    (reason,) = rule("T14", 0, "wajib-kantor")["because"]
    assert reason["perhaps_defeated_by"] == f"{BENGKULU}#dispensasi-rentan"


def test_who_is_somebody_else_is_told_by_the_facts():
    assert rule("T13", 0, "protokol-kantor")["because"] == [{"facts": ["subjek.jenis"]}]


def test_a_derived_fact_and_a_measure_that_is_open_are_told():
    assert document(explanation("T08"))["derived"] == {"pegawai.piket": True}
    cap = document(explanation("T21"))["outcomes"]["kapasitas-rapat"]
    assert (cap["state"], cap["possible"]) == ("depends", [25, None])


def test_facts_that_were_given_are_not_in_the_answer():
    assert "hamil" not in json.dumps(
        {k: v for k, v in document(explanation("T13")).items() if k not in ("rules", "text")}
    )
    assert "facts" not in document(explanation("T13"))
