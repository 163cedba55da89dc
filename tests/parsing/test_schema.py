"""The door of the schema library."""

from types import MappingProxyType

import pytest

from publisher.parsing.schema import json_type, load, validate


def found(instance, schema, definitions=""):
    violations = validate(instance, schema, definitions)
    return [(one.path, one.keyword, dict(one.facts)) for one in violations]


def test_a_value_that_fits_gives_nothing():
    assert validate({"a": 1}, {"properties": {"a": {"type": "integer"}}}) == ()


def test_all_violations_come_at_once_sorted_by_place():
    schema = {
        "required": ["z"],
        "properties": {"b": {"items": {"type": "string"}}, "a": {"enum": ["x", "y"]}},
        "additionalProperties": False,
    }
    instance = {"b": [1] * 11, "a": "q", "d": 1, "c": 2}
    assert [(path, keyword) for path, keyword, _ in found(instance, schema)] == [
        ((), "additionalProperties"),
        ((), "additionalProperties"),
        ((), "required"),
        (("a",), "enum"),
        *((("b", number), "type") for number in range(11)),
    ]


def test_a_missing_property_and_each_unknown_one_are_named():
    schema = {"required": ["a", "b"], "properties": {"a": {}}, "additionalProperties": False}
    assert [facts["property"] for _, _, facts in found({"x": 1, "y": 1}, schema)] == list("xyab")


def test_types_are_named_as_the_schema_names_them():
    schema = {"type": ["string", "null"]}
    facts = {"expected": "null, string", "got": "integer", "value": "3"}
    assert found(3, schema) == [((), "type", facts)]
    assert found([3], {"type": "string"})[0][2] == {"expected": "string", "got": "array"}


@pytest.mark.parametrize(
    ("instance", "schema", "expected", "value"),
    [
        ("c", {"enum": ["a", "b"]}, "a, b", "c"),
        ("b", {"const": "a"}, "a", "b"),
        (130, {"maximum": 100}, "100", "130"),
        ("x", {"pattern": "^[0-9]$"}, "^[0-9]$", "x"),
        ("", {"minLength": 1}, "1", ""),
        (True, {"type": "number"}, "number", "true"),
    ],
)
def test_facts_say_what_was_wanted_and_what_was_read(instance, schema, expected, value):
    [(_, _, facts)] = found(instance, schema)
    assert (facts["expected"], facts["value"]) == (expected, value)


@pytest.mark.parametrize(
    "day", ["2020-02-30", "2021-02-29", "2020-13-01", "23 Maret 2020", "2020-1-1", ""]
)
def test_a_day_that_does_not_exist_breaks_the_format(day):
    [(_, keyword, facts)] = found(day, {"type": "string", "format": "date"})
    assert (keyword, facts["expected"], facts["value"]) == ("format", "date", day)


def test_a_leap_day_is_a_day():
    assert found("2020-02-29", {"format": "date"}) == []


def test_of_alternatives_the_one_that_was_meant_speaks():
    words = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    assert found({"w": ["a", 3]}, {"properties": {"w": words}}) == [
        (("w", 1), "type", {"expected": "string", "got": "integer", "value": "3"})
    ]


def test_where_no_alternative_was_meant_all_are_named():
    words = {"anyOf": [{"type": "string"}, {"type": "array"}]}
    assert found(3, words)[0][2]["expected"] == "string, array"
    due = {"oneOf": [{"required": ["by"]}, {"required": ["within"]}]}
    assert found({}, due) == [((), "oneOf", {"expected": "by, within", "got": "object"})]


def test_more_than_one_of_exactly_one_is_a_violation():
    due = {"oneOf": [{"required": ["by"]}, {"required": ["within"]}]}
    [(path, keyword, facts)] = found({"by": 1, "within": 1}, due)
    assert (path, keyword, facts["expected"]) == ((), "oneOf", "")


def test_a_schema_may_use_the_shapes_of_a_published_one():
    schema = MappingProxyType({"properties": MappingProxyType({"s": {"$ref": "#/$defs/share"}})})
    assert found({"s": {"max": 30}}, schema, "circular-1") == []
    [(path, keyword, _)] = found({"s": {"max": 130}}, schema, "circular-1")
    assert (path, keyword) == (("s", "max"), "maximum")


def test_a_published_schema_is_found_by_name():
    missing = {facts["property"] for _, keyword, facts in found({}, "circular-1")}
    assert missing == set(load("circular-1")["required"])


@pytest.mark.parametrize(
    ("value", "name"),
    [
        (None, "null"),
        (False, "boolean"),
        (1, "integer"),
        (1.0, "integer"),
        (1.5, "number"),
        ("a", "string"),
        ([], "array"),
        ({}, "object"),
    ],
)
def test_types_of_values_have_the_names_of_the_standard(value, name):
    assert json_type(value) == name


META = "https://json-schema.org/draft/2020-12/schema"


def test_the_published_schema_is_a_schema():
    assert validate(load("circular-1"), {"$ref": META}) == ()


def properties(part, at=""):
    if isinstance(part, list):
        for index, one in enumerate(part):
            yield from properties(one, f"{at}/{index}")
    elif isinstance(part, dict):
        for key, inner in part.items():
            if key in {"if", "then", "else"}:
                continue
            if key in {"properties", "patternProperties"}:
                yield from ((f"{at}/{key}/{name}", shape) for name, shape in inner.items())
            yield from properties(inner, f"{at}/{key}")


def test_every_property_of_the_published_schema_is_described_in_both_languages():
    bare = [
        place
        for place, shape in properties(load("circular-1"))
        if not (shape.get("description") and shape.get("x-description-id"))
    ]
    assert bare == []


def objects(part):
    if isinstance(part, list):
        for one in part:
            yield from objects(one)
    elif isinstance(part, dict):
        if "properties" in part and part.get("type") == "object":
            yield part
        for key, inner in part.items():
            if key not in {"if", "then", "else"}:
                yield from objects(inner)


def test_every_object_of_the_published_schema_is_closed():
    listed = list(objects(load("circular-1")))
    assert len(listed) > 15
    assert all(one["additionalProperties"] is False for one in listed)
