"""Marks that lead nowhere."""

import pytest

from publisher.checks import value_unknown
from publisher.model.source import Defect, Span
from tests.checks.conftest import RULE

CODE = "value-unknown"


@pytest.mark.parametrize(
    ("mark", "expected"),
    [
        ("rapat_virtul.mode", ("tidak ada aturan", "rapat_virtual")),
        ("rapat_virtual", ("adalah aturan", "label")),
        ("rapat_virtual.moda", ("tidak ada isian `moda`", "rapat_virtual.mode")),
        ("rapat_virtual.mode | persn", ("tidak ada cara cetak", "persen")),
        ("rapat_virtual.mode | persen", ("tidak dapat dicetak", "cara cetak")),
        ("rapat_virtual.mode | label", ("tidak ada dalam kosakata", "betulkan")),
        ("rapat_virtual.reduce", ("sebuah daftar", "| daftar")),
        ("effective", ("beberapa isian", "titik")),
        ("effective.until", ("tidak ada isian", "betulkan")),
    ],
)
def test_the_reason_and_the_remedy_are_named(findings, circular, rules, mark, expected):
    rule = RULE.replace("{mode: virtual}", "{mode: virtual, reduce: [rapat, seminar]}")
    text = circular(f"1. Rapat wajib {{{{ {mark} }}}}. {{#rapat}}\n", rules=rules(rule))
    (found,) = findings(text, CODE)
    assert found.words == f"{{{{ {mark} }}}}"
    said, advice = expected
    assert said in found.message
    assert advice in found.hint


@pytest.mark.parametrize("reason", ["empty", "boolean", "unheard-of"])
def test_rare_reasons_have_words_too(reason):
    facts = {"expression": "a.b", "reason": reason, "part": "", "nearest": ""}
    finding = value_unknown.CHECK.word(Defect(CODE, Span("a.md", 0, 1), facts))
    assert finding.message.id
    assert finding.hint is not None
