"""The nouns of the model and the published schemas have the same fields and the same words."""

import dataclasses
import inspect
import json
import re
from datetime import date

import pytest

from publisher.model import circular as nouns
from publisher.model import vocabulary as entries
from publisher.model.body import Body, Passage
from publisher.parsing import building, shorthand
from tests.house.tree import ROOT, modules


def schema(name):
    return json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))


CIRCULAR = schema("circular-1.json")
VOCABULARY = schema("vocabulary-1.json")


def properties(*path):
    part = CIRCULAR
    for step in path:
        part = part[step]
    return set(part["properties"])


# Noun -> its properties in the schema, and what is called otherwise: field -> property, or None.
PAIRS = {
    nouns.Rule: (properties("$defs", "rule"), {}),
    nouns.Relation: (properties("$defs", "relation"), {}),
    nouns.Interval: (properties("$defs", "interval"), {"start": "from", "end": "to"}),
    nouns.Signatory: (
        (properties("properties", "signatory") - {"degrees"})
        | properties("properties", "signatory", "properties", "degrees"),
        {},
    ),
    nouns.Statement: (properties("properties", "statements", "items"), {}),
    nouns.NotInData: (properties("properties", "not_in_data", "items"), {}),
    nouns.Provenance: (properties("properties", "provenance"), {}),
    nouns.Cite: (
        set(CIRCULAR["$defs"]["cites"]["items"]["properties"]),
        {"named": None},  # what was typed, for findings
    ),
    Passage: (
        set(CIRCULAR["properties"]["text"]["items"]["properties"]),
        {"label": "p", "clause": "id", "inlines": "text", "span": None},
    ),
    nouns.Circular: (
        set(CIRCULAR["properties"]) - {"schema", "source_sha256"},
        {"source": None, "data": None, "places": None, "withdrawn": None, "body": "text"},
    ),
    entries.Authority: (
        set(VOCABULARY["$defs"]["authority"]["properties"]),
        {"id": None},
    ),
    entries.Code: (set(VOCABULARY["$defs"]["code"]["properties"]), {"id": None}),
    entries.Fact: (set(VOCABULARY["$defs"]["fact"]["properties"]), {"id": None}),
    entries.Phrase: (set(VOCABULARY["$defs"]["phrase"]["properties"]), {}),
    entries.Kind: (set(VOCABULARY["$defs"]["kind"]["properties"]), {"id": None}),
    entries.Vocabulary: (set(VOCABULARY["properties"]), {}),
}


@pytest.mark.parametrize("noun", PAIRS, ids=lambda noun: noun.__name__)
def test_the_fields_of_a_noun_are_the_keys_of_its_schema(noun):
    wanted, otherwise = PAIRS[noun]
    fields = {field.name for field in dataclasses.fields(noun)}
    assert otherwise.keys() <= fields
    assert {otherwise.get(name, name) for name in fields} - {None} == wanted


def test_every_noun_of_the_circular_is_compared():
    found = {
        noun
        for noun in vars(nouns).values()
        if dataclasses.is_dataclass(noun) and noun.__module__ == nouns.__name__
    }
    assert found <= PAIRS.keys()


def enum(*path):
    part = CIRCULAR["$defs"]
    for step in path:
        part = part[step]
    return set(part["enum"])


def named_in(text, words):
    return set(re.findall(r"[a-z-]+", text)) & words


def test_six_modalities_eight_relations_four_endings_and_four_merges_are_fixed():
    """A change here is a change of the format: an ADR and a new version of the schema first."""
    assert enum("rule", "properties", "modality") == {
        "wajib",
        "dilarang",
        "boleh",
        "dianjurkan",
        "dihindari",
        "ketentuan",
    }
    assert enum("relation", "properties", "type") == {
        "mengubah",
        "memperpanjang",
        "menangguhkan",
        "mencabut",
        "mengganti",
        "melaksanakan",
        "berdasarkan",
        "merujuk",
    }
    assert enum("interval", "properties", "ends") == {"fixed", "notice", "condition", "unstated"}
    assert set(VOCABULARY["$defs"]["kind"]["properties"]["merge"]["enum"]) == {
        "exclusive",
        "cumulative",
        "min",
        "max",
    }


def test_the_verbs_of_the_vocabulary_are_those_of_the_modalities():
    verbs = VOCABULARY["properties"]["verbs"]["properties"]
    assert set(verbs) == enum("rule", "properties", "modality")


def test_what_the_model_says_of_endings_is_what_the_schema_allows():
    source = inspect.getsource(nouns.Interval)
    comment = re.search(r"ends: str  # (.*)", source)
    assert set(comment[1].split(", ")) == enum("interval", "properties", "ends")
    merges = set(VOCABULARY["$defs"]["kind"]["properties"]["merge"]["enum"])
    assert named_in(entries.Kind.__doc__, merges) == merges


def test_the_kinds_of_passages_are_the_same_in_model_and_schema():
    kinds = CIRCULAR["properties"]["text"]["items"]["properties"]["kind"]["enum"]
    annotation = inspect.get_annotations(Passage)["kind"]
    assert set(annotation.__args__) == set(kinds)


def test_nobody_writes_what_is_computed():
    assert set(shorthand.COMPUTED) <= set(CIRCULAR["required"])


def test_a_period_built_from_every_key_keeps_every_key():
    data = {
        "from": "2026-01-01",
        "to": None,
        "ends": "notice",
        "until": {"id": "sampai dicabut", "en": "until revoked"},
        "precision": "at-latest",
        "not_before": "2025-12-01",
        "basis": "signed",
        "review_by": "2026-06-01",
    }
    assert data.keys() | {"cite"} == properties("$defs", "interval")
    built = building.interval(data, {}, ())
    assert built.start == date(2026, 1, 1)
    empty = nouns.Interval(None, None, "unstated")
    unlike = {f.name for f in dataclasses.fields(built)} - {"end", "cite"}
    assert [name for name in unlike if getattr(built, name) == getattr(empty, name)] == []


def test_the_front_matter_is_documented_in_both_languages():
    for name, part in CIRCULAR["properties"].items():
        assert part.get("description"), name
        assert part.get("x-description-id"), name


def test_the_model_knows_no_json_reader():
    for module in modules():
        if module.startswith("model/"):
            assert "json" not in module
    assert Body() == Body((), ())
