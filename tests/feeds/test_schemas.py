import json

from publisher.feeds import schemas
from tests.published import files, publication
from tests.samples import ROOT


def test_every_schema_is_published_as_it_stands():
    made = files(schemas.artefacts, publication())
    for path in (ROOT / "schemas").glob("*.json"):
        assert made.pop(f"schema/{path.name}") == path.read_bytes()
    assert made == {}


def fields(schema, path=()):
    """Yield every property below a schema with the path to it."""
    if isinstance(schema, dict):
        for group in ("properties", "patternProperties"):
            for name, inner in schema.get(group, {}).items():
                yield (*path, name), inner
        for name, inner in schema.items():
            yield from fields(inner, (*path, name))
    elif isinstance(schema, list):
        for index, inner in enumerate(schema):
            yield from fields(inner, (*path, index))


def test_every_field_of_a_feed_is_described_in_both_languages():
    for name in ("numbers", "ledger-line", "calendar", "jsonfeed", "jdihn", "feed-vocabulary"):
        schema = json.loads((ROOT / f"schemas/{name}-1.json").read_text(encoding="utf-8"))
        found = dict(fields(schema))
        assert found
        for path, inner in found.items():
            if "$ref" in inner and len(inner) == 1:
                continue  # an entry of a map, described where it is defined
            assert inner.get("description"), (name, path)
            assert inner.get("x-description-id"), (name, path)
