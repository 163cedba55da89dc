"""What a consumer can learn from the vocabulary, with nothing of ours to help it."""

import json
from dataclasses import fields, replace

import jsonschema_rs
import pytest

from publisher.feeds import vocabulary
from publisher.model import vocabulary as nouns
from publisher.model.label import Label
from publisher.parsing import schema
from tests.published import files, publication
from tests.samples import ROOT


@pytest.fixture(scope="module")
def words():
    return json.loads(files(vocabulary.artefacts, publication())["feed/vocabulary.json"])


def test_it_keeps_to_its_schema(words):
    assert schema.validate(words, "feed-vocabulary-1") == ()


@pytest.mark.parametrize("noun", [nouns.Authority, nouns.Code, nouns.Fact, nouns.Kind])
def test_every_field_of_an_entry_is_in_the_schema(noun):
    shape = schema.load("feed-vocabulary-1")["$defs"][noun.__name__.lower()]
    assert {field.name for field in fields(noun)} - {"id"} == shape["properties"].keys()


def within(codes, code, wider):
    """Return whether a code is part of another, as any consumer would find out."""
    while code and code != wider:
        code = codes[code].get("broader")
    return code == wider


def test_a_consumer_learns_that_pns_is_asn_and_a_contract_worker_is_not(words):
    kinds = words["schemes"][words["facts"]["pegawai.jenis"]["scheme"]]
    assert within(kinds, "pns", "asn")
    assert not within(kinds, "kontrak", "asn")
    assert not within(kinds, "asn", "pns")


def test_every_code_leads_upwards_to_an_end(words):
    for codes in words["schemes"].values():
        for code in codes:
            wider = code
            for _ in codes:
                wider = codes[wider].get("broader") if wider else None
            assert wider is None


def test_nothing_of_the_vocabulary_is_left_out(words):
    own = publication().vocabulary
    assert words["authorities"].keys() == own.authorities.keys()
    assert words["facts"].keys() == own.facts.keys()
    assert words["kinds"].keys() == own.kinds.keys()
    assert {name: set(codes) for name, codes in words["schemes"].items()} == {
        name: set(codes) for name, codes in own.schemes.items()
    }
    assert words["facts"]["pegawai.kondisi"]["sensitive"] is True
    assert words["authorities"]["pandeglang"]["label"]["en"] == "Pandeglang Regency"


def test_the_rules_of_a_policy_fit_the_parameters_of_their_kinds(words):
    """A consumer needs the vocabulary and the schema of circulars, no more."""
    shapes = json.loads((ROOT / "schemas/circular-1.json").read_text(encoding="utf-8"))
    registry = jsonschema_rs.Registry([(shapes["$id"], shapes)])
    checked = 0
    for data in publication().policies.values():
        for rule in json.loads(data)["rules"]:
            params = words["kinds"][rule["kind"]]["params"]
            jsonschema_rs.Draft202012Validator(params, registry=registry).validate(rule["do"])
            with pytest.raises(jsonschema_rs.ValidationError):
                jsonschema_rs.Draft202012Validator(params, registry=registry).validate(
                    rule["do"] | {"no-such-key": 1}
                )
            checked += 1
    assert checked > 40


def test_a_bound_of_zero_is_a_bound():
    facts = {"unit.jumlah": nouns.Fact("unit.jumlah", Label("Jumlah"), type="integer", min=0)}
    own = replace(publication().vocabulary, facts=facts)
    made = files(vocabulary.artefacts, replace(publication(), vocabulary=own))
    page = json.loads(made["feed/vocabulary.json"])
    assert schema.validate(page, "feed-vocabulary-1") == ()
    assert page["facts"]["unit.jumlah"] == {
        "label": {"id": "Jumlah"},
        "type": "integer",
        "min": 0,
    }


def test_a_calendar_has_its_days_by_year():
    days = {"2026": ({"date": "2026-02-16", "source": "SKB", "label": {"id": "Imlek"}},)}
    own = replace(publication().vocabulary, calendars={"cuti-bersama": days})
    made = files(vocabulary.artefacts, replace(publication(), vocabulary=own))
    page = json.loads(made["feed/calendars/cuti-bersama.json"])
    assert schema.validate(page, "calendar-1") == ()
    assert page["years"]["2026"][0]["label"] == {"id": "Imlek"}


def test_every_calendar_has_a_file():
    made = files(vocabulary.artefacts, publication())
    for name in publication().vocabulary.calendars:
        page = json.loads(made[f"feed/calendars/{name}.json"])
        assert schema.validate(page, "calendar-1") == ()
