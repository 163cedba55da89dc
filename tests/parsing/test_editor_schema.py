"""The schema for editors."""

from pathlib import Path

import pytest

from publisher.model.source import Source
from publisher.parsing import front_matter, strict_yaml
from publisher.parsing.editor_schema import editor_schema
from publisher.parsing.schema import load, validate

EDITOR = editor_schema(load("circular-1"))
LEAST = {"schema": "edaran/1", "title": "Judul", "effective": {"from": "2020-03-23"}}


def found(**more):
    return [(one.path, one.keyword) for one in validate({**LEAST, **more}, EDITOR)]


def test_it_is_a_schema_of_its_own_name():
    assert validate(EDITOR, {"$ref": "https://json-schema.org/draft/2020-12/schema"}) == ()
    assert EDITOR["$id"] == "urn:edaran:schema:circular:1:editor"


def test_the_published_schema_stays_as_it_is():
    published = load("circular-1")
    editor_schema(published)
    assert published == load("circular-1")


@pytest.mark.parametrize("name", ["babel", "pandeglang"])
def test_the_examples_of_the_design_fit_it(name):
    path = Path(__file__).parent / "examples" / f"{name}.md"
    source = Source("a.md", path.read_text(encoding="utf-8"))
    fences = front_matter.split(source).value
    root = strict_yaml.read(source, fences.yaml_start, fences.yaml_end).value
    assert validate(strict_yaml.plain(root), EDITOR) == ()


def test_shorthand_and_its_long_form_both_fit():
    assert found(title={"id": "a", "en": "b"}) == []
    assert found(en="b", not_in_data=[{"cite": ["C", {"p": "jadwal"}], "reason": "penutup"}]) == []


def test_the_english_stands_beside_what_it_translates():
    def after(properties, name):
        keys = list(properties)
        return keys[keys.index(name) + 1]

    assert after(EDITOR["properties"], "title") == "en"
    assert after(EDITOR["$defs"]["rule"]["properties"], "label") == "en"
    assert after(EDITOR["$defs"]["interval"]["properties"], "until") == "en"
    assert after(EDITOR["properties"]["statements"]["items"]["properties"], "text") == "en"


@pytest.mark.parametrize(
    "name", ["id", "authority", "revision", "recorded", "source_sha256", "text"]
)
def test_what_is_computed_is_no_key(name):
    assert found(**{name: "x"}) == [((), "additionalProperties")]


def test_what_is_published_only_may_be_null():
    assert found(place=None, to=None, number=None, signed=None, signatory=None) == []


def test_mistakes_are_still_found():
    assert found(efective={}) == [((), "additionalProperties")]
    assert found(effective={"from": "2020-02-30"}) == [(("effective", "from"), "format")]
    assert found(provenance={"source": "press"}) == [(("provenance",), "required")] * 2
    assert found(effective={"ends": "notice"}) == [(("effective",), "required")]


def test_descriptions_are_indonesian():
    assert EDITOR["properties"]["signed"]["description"] == "Tanggal yang tercantum pada surat."
    assert "x-description-id" not in str(EDITOR)
