from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from publisher.model.body import Body, passages, plain
from publisher.model.circular import Circular, Interval
from publisher.model.label import Label
from publisher.model.profile import Forms
from publisher.model.source import Source
from publisher.parsing import body
from publisher.parsing.references import card, index, link, resolve_internal

CIRCULARS = Path(__file__).parents[2] / "circulars"


def tree(text: str) -> Body:
    return body.parse(Source("x.md", text), 0).value


def circular(name: str, text: str, number: str | None = "800/1102 /VII") -> Circular:
    source = Source(f"{name}.md", text)
    period = Interval(None, None, "unstated")
    title = Label("Jadwal Masuk Kerja")
    return Circular(
        id=name,
        authority="babel",
        source=source,
        data={},
        title=title,
        number=number,
        signed=None,
        published=None,
        effective=period,
        signatory=None,
        body=tree(text),
    )


def last(shown: Body) -> str:
    return plain(tuple(passages(shown))[-1].inlines)


TEXT = "# A\n\n# B\n\n1. a {#jadwal}\n   1. b {#batas-kantor}\n\n# C {#penutup-surat}\n\n"


def test_the_index_has_every_clause_and_label():
    found = index(tree(TEXT + "|x|\n|-|\n|y|"))
    assert dict(found.clauses) == {"jadwal": "B.1", "batas-kantor": "B.1.a", "penutup-surat": "C"}
    assert found.labels == {"A", "B", "B.1", "B.1.a", "C", "C.t1", "C.t1.1"}
    assert found.duplicates == ()


def test_the_first_use_of_a_clause_id_counts():
    text = "1. a {#satu}\n2. b {#satu}\n"
    found = index(tree(text))
    assert found.clauses["satu"] == "1"
    ((clause, span),) = found.duplicates
    assert (clause, text[span.start : span.end]) == ("satu", "2. b {#satu}")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("[](#jadwal)", "huruf B angka 1"),
        ("[](#batas-kantor)", "huruf B angka 1 huruf a"),
        ("[](#penutup-surat)", "huruf C"),
        ("**[](#jadwal)**", "huruf B angka 1"),
    ],
)
def test_a_reference_prints_the_full_place(typed, shown):
    outcome = resolve_internal(tree(TEXT + "lihat " + typed))
    assert outcome.defects == ()
    assert last(outcome.value) == f"lihat {shown}"


def test_appendices_can_be_referred_to():
    text = "lihat [](#daftar)\n\n::: lampiran Daftar {#daftar}\n:::\n"
    outcome = resolve_internal(tree(text))
    assert plain(next(passages(outcome.value)).inlines) == "lihat Lampiran"


def test_an_unknown_clause_is_told_with_the_nearest():
    text = TEXT + "lihat [](#jadwl)"
    outcome = resolve_internal(tree(text))
    (defect,) = outcome.defects
    assert defect.code == "cite-reference-unknown"
    assert dict(defect.facts) == {"target": "jadwl", "reason": "clause", "nearest": "jadwal"}
    assert text[defect.span.start : defect.span.end] == "[](#jadwl)"
    assert last(outcome.value) == "lihat [](#jadwl)"


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        (
            "[](babel/2020/a#batas-kantor)",
            "huruf B angka 1 huruf a Surat Edaran Nomor 800/1102 /VII",
        ),
        ("[](babel/2020/a)", "Surat Edaran Nomor 800/1102 /VII"),
        ("[](babel/2020/b)", "Surat Edaran tentang Jadwal Masuk Kerja"),
        ("[](babel/2020/c#sini)", "angka 1 Surat Edaran Nomor 800/1102 /VII"),
    ],
)
def test_a_reference_to_another_circular_names_it(typed, shown):
    others = {
        "babel/2020/a": card(circular("babel/2020/a", TEXT)),
        "babel/2020/b": card(circular("babel/2020/b", "x", number=None)),
    }
    one = circular("babel/2020/c", f"1. x {{#sini}}\n\nlihat {typed}")
    outcome = link(one, others)
    assert outcome.defects == ()
    assert last(outcome.value.body) == f"lihat {shown}"
    assert outcome.value == replace(one, body=outcome.value.body)


def test_other_circulars_wait_for_the_link():
    outcome = resolve_internal(tree("lihat [](babel/2020/a#jadwal)"))
    assert outcome.defects == ()
    assert "babel/2020/a#jadwal" in last(outcome.value)


@pytest.mark.parametrize(
    ("typed", "reason", "nearest"),
    [
        ("babel/2020/aa", "circular", "babel/2020/a"),
        ("babel/2020/a#jadwl", "clause", "babel/2020/a#jadwal"),
        ("babel/2020/a#qqq", "clause", ""),
    ],
)
def test_an_unknown_place_elsewhere_is_told(typed, reason, nearest):
    others = {"babel/2020/a": card(circular("babel/2020/a", TEXT))}
    outcome = link(circular("babel/2020/c", f"lihat []({typed})"), others)
    (defect,) = outcome.defects
    assert dict(defect.facts) == {"target": typed, "reason": reason, "nearest": nearest}


def cited(value: object) -> Iterator[str]:
    """Yield every clause or label that the front matter names."""
    if isinstance(value, list):
        for one in value:
            yield from cited(one)
    if isinstance(value, dict):
        for name in value.get("cite", ()):
            yield str(name["p"] if isinstance(name, dict) else name)
        for one in value.values():
            yield from cited(one)


@pytest.mark.parametrize("path", sorted(CIRCULARS.glob("*/*/*.md")), ids=lambda path: path.stem)
def test_the_circulars_we_ship_have_the_labels_their_rules_cite(path):
    text = path.read_text(encoding="utf-8")
    start = text.index("\n---\n", 4) + 5
    outcome = body.parse(Source(path.name, text), start)
    assert outcome.defects == ()
    assert resolve_internal(outcome.value).defects == ()
    found = index(outcome.value)
    names = set(cited(yaml.safe_load(text[4 : start - 4])))
    assert names
    assert names - found.labels - found.clauses.keys() == set()


def test_a_reference_names_the_counters_that_the_look_of_its_letter_prints():
    text = "# Satu\n\n1. x {#satu}\n\n# Dua\n\n1. y\n   1. z {#dua}\n\nlihat [](#dua)"
    one = circular("babel/2020/c", text)
    other = circular("babel/2020/d", "lihat [](babel/2020/c#dua)")
    forms = {"babel/2020/c": Forms("I.", ("a.", "1)")), "babel/2020/d": Forms()}
    linked = link(one, {}, forms[one.id])
    assert last(linked.value.body) == "lihat angka romawi II huruf a angka 1"
    linked = link(other, {one.id: card(one, forms[one.id])}, forms[other.id])
    assert last(linked.value.body).startswith("lihat angka romawi II huruf a angka 1 Surat Edaran")
