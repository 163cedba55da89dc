"""The head of a site: what it says is what its schema describes."""

import copy
import json
from dataclasses import replace

import jsonschema_rs
import pytest

from publisher.release import heads
from tests.projects import ROOT
from tests.release.sites import facts, put

SCHEMA = json.loads((ROOT / "schemas/index-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA, validate_formats=True)


@pytest.fixture
def index(tmp_path):
    put(tmp_path / "site", 1)
    return put(tmp_path / "site", 2).head.index


def test_a_head_fits_its_schema_and_has_every_field_of_it(index):
    VALIDATOR.validate(index)
    assert set(index) == set(SCHEMA["properties"]) == set(SCHEMA["required"])


def test_a_first_head_without_boundaries_fits_its_schema_too():
    bare = replace(facts(0), next_boundary=None, coverage=(), heads={}, git_commit="0" * 40)
    found = json.loads(heads.index(bare, None, b"", {}))
    VALIDATOR.validate(found)
    assert (found["prev"], found["next_boundary"], found["sequence"]) == (None, None, 1)


@pytest.mark.parametrize("field", sorted(SCHEMA["properties"]))
def test_a_field_that_is_missing_or_of_another_kind_is_refused(index, field):
    assert not VALIDATOR.is_valid({key: value for key, value in index.items() if key != field})
    turned = copy.deepcopy(dict(index))
    turned[field] = {"other": []}
    assert not VALIDATOR.is_valid(turned)


def described(part):
    """Give every part of a schema that stands for a value."""
    for key in ("properties", "$defs"):
        for one in part.get(key, {}).values():
            yield one
            yield from described(one)
    for key in ("items", "additionalProperties"):
        if isinstance(part.get(key), dict):
            yield part[key]
            yield from described(part[key])


def test_every_field_is_described_in_both_languages():
    parts = list(described(SCHEMA))
    assert len(parts) > 25
    assert all(part["description"] and part["x-description-id"] for part in parts)
