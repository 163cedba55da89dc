"""Questions in a body: the answers are those of the register, the faults name no value."""

import json

import pytest

from publisher.answers import document
from publisher.model.moment import moment
from publisher.parsing import schema
from publisher.pipeline import ask as job
from publisher.pipeline.facts import written
from publisher.pipeline.registry import registry
from tests.samples import ROOT

PREGNANT = {
    "authority": "kota-bengkulu",
    "on": "2020-06-09",
    "known": "2026-11-21",
    "facts": {"pegawai.jenis": "pns", "pegawai.kondisi": ["hamil"]},
}


def answer(desk, **body):
    found = desk.post("/api/v1/ask", body)
    assert found.status == 200, found.body
    return found.data


def test_the_worked_question_of_a_pregnant_employee(desk):
    found = answer(desk, **PREGNANT)
    assert found["answer"]["outcomes"]["tempat-kerja"]["value"] == "wfh"
    rules = {one["rule"].partition("#")[2]: one for one in found["answer"]["rules"]}
    assert rules["wajib-kantor"]["applies"] == "no"
    assert rules["wajib-kantor"]["because"][0]["defeated_by"].endswith("#dispensasi-rentan")
    assert rules["lapor-hasil-wfh"]["applies"] == "yes"
    assert rules["lapor-hasil-wfh"]["cite"]
    assert (found["on"], found["known"], found["clock"]) == ("2020-06-09", "2026-11-21", "request")


def questions():
    for path in sorted((ROOT / "tests/conformance").glob("T*.json")):
        for number, one in enumerate(json.loads(path.read_text("utf-8"))["questions"]):
            yield pytest.param(one, id=f"{path.stem}-{number}")


@pytest.mark.parametrize("question", [*questions()])
def test_every_worked_question_is_answered_as_by_the_register_itself(desk, question):
    """The release alone is read here; what was issued is read there."""
    authority, known = question["authority"], question.get("known")
    body = {"authority": authority, "on": question["on"], "known": known}
    given = answer(desk, **body, facts=question["facts"])["answer"]
    found = registry(ROOT)
    asked = job.desk(found, authority, moment(known) if known else None)
    day = moment(question["on"])
    wanted = document.document(asked.answer(day, written(question["facts"])))
    assert given == json.loads(json.dumps(wanted))
    assert schema.validate(given, "answer-1") == ()


def test_without_a_day_the_day_of_the_authority_is_taken_and_said(desk):
    found = answer(desk, authority="babel")
    assert (found["on"], found["clock"]) == ("2026-11-21", "server")


def test_an_answer_is_kept_by_nobody(desk):
    headers = desk.post("/api/v1/ask", PREGNANT).headers
    assert headers["cache-control"] == "no-store"
    assert "etag" not in headers


def test_one_kind_and_one_side_can_be_asked_for(desk):
    found = answer(desk, **PREGNANT, kind="lokasi-kerja")["answer"]
    assert {one["kind"] for one in found["rules"]} == {"lokasi-kerja"}
    assert set(found["outcomes"]) == {"lokasi-kerja", "tempat-kerja"}
    affected = answer(desk, authority="babel", on="2020-03-25", side="affected")["answer"]
    assert {one["side"] for one in affected["rules"]} == {"affected"}


def test_everything_that_is_wrong_is_told_at_once_with_its_place(desk):
    found = desk.post(
        "/api/v1/ask",
        {
            "authority": "kota-bengkuli",
            "on": "2020-02-30",
            "known": 5,
            "sisi": 1,
            "side": "x",
            "kind": "entah",
            "facts": {"pegawai.jnis": "pns", "unit.lembur": "ya", "pegawai.kondisi": "hamil"},
        },
    )
    told = {one["pointer"]: (one["code"], one.get("hint")) for one in found.data["errors"]}
    assert (found.status, found.data["code"]) == (422, "request-invalid")
    assert told["#/facts/pegawai.jnis"] == ("fact-unknown", "pegawai.jenis")
    assert told["#/authority"] == ("authority-unknown", "kota-bengkulu")
    assert told["#/facts/unit.lembur"] == ("fact-invalid", "tulis true atau false")
    assert {place: code for place, (code, _) in told.items()} == {
        "#/authority": "authority-unknown",
        "#/on": "field-invalid",
        "#/known": "field-invalid",
        "#/sisi": "field-unknown",
        "#/side": "field-invalid",
        "#/kind": "kind-unknown",
        "#/facts/pegawai.jnis": "fact-unknown",
        "#/facts/unit.lembur": "fact-invalid",
        "#/facts/pegawai.kondisi": "fact-invalid",
    }


def test_one_kind_of_fault_is_the_code_of_the_problem(desk):
    found = desk.post("/api/v1/ask", {**PREGNANT, "facts": {"pegawai.jnis": "pns"}})
    assert found.data["code"] == "fact-unknown"
    assert found.data["type"] == "https://edaran.example/masalah/fact-unknown"
    assert found.headers["content-type"] == "application/problem+json"


def test_no_fault_repeats_a_value(desk):
    for value in ("rahasia-sekali", ["rahasia-sekali"], {"rahasia-sekali": 1}):
        body = {**PREGNANT, "facts": {"pegawai.kondisi": value, "pegawai.jenis": value}}
        found = desk.post("/api/v1/ask", body)
        assert found.status == 422
        assert b"rahasia-sekali" not in found.body


@pytest.mark.parametrize(
    ("body", "remedy"),
    [
        (b"", "JSON yang sah"),
        (b"{", "JSON yang sah"),
        (b"\xff", "JSON yang sah"),
        (b"[]", "tulis objek JSON"),
        (b"null", "tulis objek JSON"),
        (b'{"authority": "babel", "authority": "babel"}', "sekali saja"),
        (b'{"authority": NaN}', "bilangan biasa"),
        (b'{"authority": ' + b"7" * 5_000 + b"}", "bilangan biasa"),
        (b'{"authority": "\\ud800"}', "Unicode"),
        (b'{"facts": ' + b"[" * 50 + b"]" * 50 + b"}", "tingkat"),
        (b"[" * 60_000, "tingkat"),
    ],
)
def test_a_body_that_is_no_plain_object_is_refused_with_what_is_wrong_with_it(desk, body, remedy):
    found = desk.post("/api/v1/ask", body)
    assert (found.status, found.data["code"]) == (400, "body-not-json")
    assert remedy in found.data["errors"][0]["hint"]
    assert "JSON yang sah" not in found.data["title"]


def test_a_body_has_to_be_json_and_not_large(desk):
    assert desk.post("/api/v1/ask", PREGNANT, "text/plain").status == 415
    assert desk.post("/api/v1/ask", b" " * 70_000).status == 413
    assert desk.post("/api/v1/ask", PREGNANT, "application/json; charset=utf-8").status == 200


def test_a_whole_number_may_be_written_with_a_point(desk):
    facts = desk.office._shown.library.vocabulary.facts.values()
    name = next(one.id for one in facts if one.type == "integer")
    assert desk.post("/api/v1/ask", {**PREGNANT, "facts": {name: 1.0}}).status == 200
    assert desk.post("/api/v1/ask", {**PREGNANT, "facts": {name: 1.5}}).status == 422
    assert desk.post("/api/v1/ask", {**PREGNANT, "facts": {name: True}}).status == 422
    huge = f'{{"authority": "babel", "facts": {{"{name}": 1e999}}}}'.encode()
    assert desk.post("/api/v1/ask", huge).status in (400, 422)
