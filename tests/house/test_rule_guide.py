"""The guide to rules names every kind, key, fact and code there is, and its examples are sound."""

import json
import re
import shutil

import pytest
import yaml

from publisher.parsing import schema
from publisher.pipeline.check import check
from publisher.pipeline.load import load
from tests.house.tree import ROOT, code_spans, fences
from tests.samples import project

GUIDE = (ROOT / "docs" / "panduan" / "aturan.md").read_text(encoding="utf-8")
WHO = "{pegawai.jenis: asn}"


def rows(heading):
    """Return the rows of the first table whose head begins with these words, cell by cell."""
    found = re.search(
        rf"^\| {re.escape(heading)} \|.*\n\| ---.*\n((?:\|.*\n)+)", GUIDE, re.MULTILINE
    )
    assert found, heading
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for line in found[1].split("\n")[:-1]
    ]


KINDS = {code_spans(row[0])[0]: row for row in rows("`kind`")}
SHAPE_ROWS = {row[0]: row for row in rows("bentuk")}


def said(folder, *rules):
    """Return what is said of a circular with these rules, as code and words of the finding."""
    shutil.copytree(ROOT / "circulars" / "vocabulary", folder / "circulars" / "vocabulary")
    emblem = "circulars/harapan-jaya/emblem"
    shutil.copytree(ROOT / emblem, folder / emblem)
    written = "\n".join(
        f"  - {{id: aturan-{n}, label: Aturan, en: Rule, cite: [isi], {rule}}}"
        for n, rule in enumerate(rules)
    )
    text = f"""---
schema: edaran/1
number: "800/1/ORG/2026"
title: Aturan
en: Rules
to: Camat
signatory: {{office: Bupati, name: Surya Teladan}}
place: Harapan
signed: 2026-03-02
published: 2026-03-02
effective: {{from: 2026-03-02, to: 2026-12-31, basis: signed}}
rules:
{written}
---
Ketentuan sebagai berikut.

1. Ketentuan ini berlaku. {{#isi}}
"""
    path = folder / "circulars" / "harapan-jaya" / "2026" / "aturan.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    loaded = load(folder)
    return [
        (finding.code, loaded.sources[finding.span.path].read(finding.span), finding.message.id)
        for finding in check(loaded)
    ]


def test_every_kind_has_its_row_with_every_key_and_a_star_where_it_is_needed():
    kinds = project().vocabulary.kinds
    assert set(KINDS) == set(kinds)
    for name, row in KINDS.items():
        params = kinds[name].params
        named = re.findall(r"(?:^|, |\), )`([a-z_]+)`(\*?)", re.sub(r" \([^)]*\)", "", row[2]))
        assert {key for key, _ in named} == set(params["properties"]), name
        assert {key for key, star in named if star} == set(params.get("required", ())), name


def test_the_example_of_every_kind_is_sound(tmp_path):
    rules = [
        f"kind: {name}, modality: ketentuan, who: {WHO}, do: {code_spans(row[3])[0]}"
        for name, row in KINDS.items()
    ]
    assert said(tmp_path, *rules) == []


def test_a_wrong_example_would_be_seen(tmp_path):
    wrong = f"kind: rapat, modality: ketentuan, who: {WHO}, do: {{modus: virtual}}"
    assert [code for code, *_ in said(tmp_path, wrong)] == ["rule-do-misfit"]


def test_the_examples_of_conditions_are_sound(tmp_path):
    written = [code_spans(row[1])[0] for row in rows("yang dimaksud")]
    do = "kind: rapat, modality: ketentuan, do: {mode: virtual}"
    assert said(tmp_path, *(f"who: {one}, {do}" for one in written)) == []


def test_the_first_example_is_sound(tmp_path):
    (block,) = [content for info, content in fences(GUIDE) if info == "yaml"]
    (rule,) = yaml.safe_load(block)
    kept = {"kind", "who", "when", "do"}
    flow = yaml.safe_dump(
        {key: rule[key] for key in kept}, default_flow_style=True, width=10_000, sort_keys=True
    )
    assert said(tmp_path, f"{flow.strip()[1:-1]}, modality: ketentuan") == []


def test_every_fact_has_its_row_with_the_codes_that_all_governments_share():
    vocabulary = project().vocabulary
    local = yaml.safe_load((ROOT / "circulars/vocabulary/harapan-jaya.yaml").read_text())["schemes"]
    named = {}
    for row in rows("fakta"):
        for fact in code_spans(row[0]):
            named[fact] = set(code_spans(row[1]))
    assert set(named) == set(vocabulary.facts)
    for name, fact in vocabulary.facts.items():
        if fact.scheme:
            shared = set(vocabulary.schemes[fact.scheme]) - set(local.get(fact.scheme, {}))
            assert named[name] == shared, name


@pytest.mark.parametrize("name", sorted(SHAPE_ROWS))
def test_the_examples_of_a_shape_have_it(name):
    examples = code_spans(SHAPE_ROWS[name][2])
    assert examples
    for example in examples:
        text = example if ": " not in example or example[0] in "[{" else f"{{{example}}}"
        value = json.loads(json.dumps(yaml.safe_load(text), default=str))
        assert schema.validate(value, _shape(name.strip("`")), "circular-1") == (), example


def _shape(name):
    """Return the schema of a shape; two are those of keys of the kind that shares work out."""
    share = project().vocabulary.kinds["pembagian-kerja"].params["properties"]
    if name in share and name != "rotation":
        return share[name]
    if name == "ya atau tidak":
        return {"type": "object", "additionalProperties": {"type": "boolean"}}
    return {"$ref": f"#/$defs/{'words' if name == 'kata-kata' else name}"}
