import json
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import jsonschema_rs
import pytest

from publisher.formats.policy_json import render
from publisher.model.body import (
    Appendix,
    Body,
    Cell,
    Item,
    ItemList,
    Paragraph,
    Section,
    Strong,
    Table,
    Text,
    Value,
)
from publisher.model.circular import Circular, Interval
from publisher.model.label import Label
from publisher.model.source import Source, Span

SCHEMA = json.loads((Path(__file__).parents[2] / "schemas" / "circular-1.json").read_text("utf-8"))
HERE = Span("circulars/contoh/2026/800-12-org.md", 0, 1)
SHA = "a" * 64


def words(text):
    return (Text(text),)


def body():
    value = Value(
        "jadwal.split.wfo.max | persen",
        "jadwal",
        ("split", "wfo", "max"),
        ("persen",),
        HERE,
        "30% (tiga puluh persen)",
    )
    first = Paragraph("A.1", (*words("paling\n   banyak "), Strong((value,))), HERE, "batas")
    table = Table(
        "A.1.t1",
        (Cell(words("No."), HERE), Cell(words("Nama"), HERE)),
        ((Cell(words("1"), HERE), Cell(words("Satu"), HERE)),),
        ("left", "left"),
        HERE,
    )
    item = Item("A.1", (first, table), HERE, "batas")
    return Body(
        (
            Paragraph("pembuka", words("Pembuka."), HERE),
            Section("A", words("Isi Edaran"), (ItemList(0, (item,), HERE),), HERE, "isi"),
        ),
        (
            Appendix(
                "lampiran",
                words("Daftar"),
                (Paragraph("lampiran", words("Kosong."), HERE),),
                HERE,
                "daftar",
            ),
        ),
    )


def circular(**data):
    front = {
        "schema": "edaran/1",
        "title": {"id": "Contoh"},
        "signed": "2026-03-16",
        "effective": {"from": "2026-03-16", "to": None, "ends": "unstated"},
        "signatory": {"office": "Bupati", "name": "Nama", "rank": "Pembina", "nip": "1" * 18},
        **data,
    }
    return Circular(
        id="contoh/2026/800-12-org",
        authority="contoh",
        source=Source(HERE.path, ""),
        data=front,
        title=Label("Contoh"),
        number=None,
        signed=None,
        published=None,
        effective=Interval(None, None, "unstated"),
        signatory=None,
        body=body(),
    )


def policy(given):
    return json.loads(render(given, SHA))


def test_the_policy_validates_against_the_published_schema():
    jsonschema_rs.validator_for(SCHEMA).validate(policy(circular()))


def test_the_bytes_are_canonical():
    written = render(circular(), SHA)
    again = json.dumps(
        json.loads(written), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    assert written == again.encode()


@pytest.mark.parametrize("key", ["rank", "nip"])
def test_what_is_personal_stays_on_the_letter(key):
    assert key not in policy(circular())["signatory"]


def test_a_signatory_keeps_office_and_name():
    assert policy(circular())["signatory"] == {"office": "Bupati", "name": "Nama"}


def test_a_circular_without_signatory_has_none():
    given = circular()
    front = {key: value for key, value in given.data.items() if key != "signatory"}
    assert "signatory" not in policy(replace(given, data=front))


def test_everything_else_of_the_front_matter_is_kept():
    more = {"place": "Kota", "to": ["Camat"], "classification": "penting", "number": "800/12"}
    assert policy(circular(**more)).items() >= more.items()


def test_what_is_computed_wins_over_what_was_typed():
    made = policy(
        circular(id="lain/2020/x", revision=7, recorded="2020-01-01T00:00:00Z", source_sha256="0")
    )
    assert [made[key] for key in ("id", "authority", "revision", "recorded", "source_sha256")] == [
        "contoh/2026/800-12-org",
        "contoh",
        1,
        None,
        SHA,
    ]


def test_the_text_has_every_passage_with_label_clause_and_values_filled_in():
    assert policy(circular())["text"] == [
        {"p": "pembuka", "kind": "paragraph", "text": "Pembuka."},
        {"p": "A", "id": "isi", "kind": "heading", "text": "Isi Edaran"},
        {
            "p": "A.1",
            "id": "batas",
            "kind": "item",
            "text": "paling banyak 30% (tiga puluh persen)",
        },
        {"p": "A.1.t1", "kind": "head", "text": "No. | Nama"},
        {"p": "A.1.t1.1", "kind": "row", "text": "1 | Satu"},
        {"p": "lampiran", "id": "daftar", "kind": "appendix", "text": "Daftar"},
        {"p": "lampiran", "kind": "paragraph", "text": "Kosong."},
    ]


def test_frozen_front_matter_is_written_like_any_other():
    given = circular()
    frozen = MappingProxyType(
        {
            **given.data,
            "effective": MappingProxyType(dict(given.data["effective"])),
            "to": ("Camat",),
        }
    )
    assert render(replace(given, data=frozen), SHA) == render(circular(to=["Camat"]), SHA)


def test_the_order_of_keys_in_the_source_changes_no_byte():
    given = circular()
    turned = dict(reversed(given.data.items()))
    assert render(replace(given, data=turned), SHA) == render(given, SHA)


def test_the_circular_is_left_as_it_was():
    given = circular()
    render(given, SHA)
    assert given.data["signatory"]["nip"] == "1" * 18
