"""What a signatory is told of a circular before it is issued."""

from datetime import date

import pytest

from publisher.pipeline.issue import Request, propose
from publisher.pipeline.load import load
from publisher.pipeline.withdraw import withdraw
from tests.issued import at, issue_text

RELATION = (
    "relations:\n  - {{type: merujuk, target: {}, label: Lain, en: Other, cite: [masa]}}\nrules:\n"
)


def points(project, name="satu", day=date(2026, 3, 2), **swap):
    """Return what is open in a circular; each change replaces one text by another."""
    project.circular(name, swap=swap)
    found = propose(load(project.root), Request(f"contoh/2026/{name}"), day).open
    assert all(point.en for point in found)
    return " | ".join(point.id for point in found)


def test_an_ordinary_circular_has_only_its_paragraphs_without_data(project):
    assert points(project) == "tidak ada dalam data: penutup (penutup)"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("{from: 2026-03-02, to", "{from: 2026-03-01, to", "berlaku surut 1 hari"),
        ("to: 2026-03-31, cite", "cite", "tidak menyebut sampai kapan"),
        (
            "to: 2026-03-31, cite",
            "ends: notice, until: sampai pemberitahuan lebih lanjut, cite",
            'tanpa hari terakhir: "sampai pemberitahuan lebih lanjut"',
        ),
        ("signed: 2026-03-02", "signed: 2026-03-05", "belum tiba"),
        ("{from: 2026-03-02", "{from: null", "tidak diketahui"),
        (
            "    cite: [lapor]",
            "    open: Atasan langsung?\n    cite: [lapor]",
            "pertanyaan terbuka",
        ),
        ("rules:\n", RELATION.format("null"), "di luar register: Lain"),
        ("rules:\n", RELATION.format("contoh/2026/dua"), "belum diterbitkan"),
    ],
)
def test_what_is_open_is_said(project, old, new, words):
    project.circular("dua")
    assert words in points(project, **{old: new})


def test_a_text_that_was_withdrawn_is_pointed_out(project):
    text = project.circular("dua").read_text(encoding="utf-8")
    issue_text(project.root, "circulars/contoh/2026/dua.md", text)
    relation = {"rules:\n": RELATION.format("contoh/2026/dua")}
    assert "dua" not in points(project, **relation)
    withdraw(project.root, "contoh/2026/dua", "keliru", at(1))
    assert "sudah ditarik" in points(project, **relation)
