"""Targets that nobody registered."""

from publisher.model.diagnostic import Severity

CODE = "relation-unknown-target"
OTHER = "circulars/harapan-jaya/2026/jam-kerja.md"


def relation(target):
    return f"[{{type: merujuk, target: {target}, label: X, cite: [masa]}}]"


def test_a_target_that_is_not_there_is_a_warning(findings, circular):
    (found,) = findings(circular(relations=relation("babel/2019/x")), CODE)
    assert found.words == "babel/2019/x"
    assert found.severity is Severity.WARNING


def test_the_nearest_is_named(findings, circular):
    text = circular(relations=relation("harapan-jaya/2026/jam-krja"))
    (found,) = findings(text, CODE, others={OTHER: circular(number="null")})
    assert "`harapan-jaya/2026/jam-kerja`" in found.hint


def test_a_registered_one_and_none_are_fine(findings, circular):
    others = {OTHER: circular(number="null")}
    for target in ("harapan-jaya/2026/jam-kerja", "null"):
        assert not findings(circular(relations=relation(target)), CODE, others=others)
