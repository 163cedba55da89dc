"""Exceptions to rules that are not there, and exceptions in a circle."""

import pytest

CODE = "rule-overrides-wrong"
OTHER = "circulars/harapan-jaya/2026/lama.md"


def rule(name, **more):
    extra = "".join(f"\n    {key}: {value}" for key, value in more.items())
    return f"""
  - id: {name}
    kind: rapat
    modality: wajib
    label: Rapat {name}
    en: Meeting {name}
    who: {{subjek.jenis: unit-kerja}}
    do: {{mode: virtual}}
    cite: [rapat]{extra}"""


@pytest.mark.parametrize("key", ["overrides", "replaces", "beside"])
def test_a_rule_that_is_not_there_is_found_with_the_nearest(findings, circular, key):
    text = circular(rules=rule("satu") + rule("dua", **{key: "[sattu]"}))
    (found,) = findings(text, CODE)
    assert found.words == "sattu"
    assert "`satu`" in found.hint


def test_a_rule_of_a_registered_circular_is_looked_up_there(findings, circular):
    others = {OTHER: circular(rules=rule("lama"), number="null")}
    fine = rule("baru", replaces='["harapan-jaya/2026/lama#lama"]')
    wrong = rule("baru", replaces='["harapan-jaya/2026/lama#lma"]')
    assert not findings(circular(rules=fine), CODE, others=others)
    (found,) = findings(circular(rules=wrong), CODE, others=others)
    assert "`harapan-jaya/2026/lama#lama`" in found.hint


def test_of_a_circular_that_is_not_registered_nothing_is_said(findings, circular):
    text = circular(rules=rule("baru", overrides='["harapan-jaya/2019/x#lama"]'))
    assert not findings(text, CODE)


def test_the_rules_of_a_relation_are_rules_of_its_target(findings, circular):
    others = {OTHER: circular(rules=rule("lama"), number="null")}
    relation = "[{type: mencabut, target: harapan-jaya/2026/lama, rules: [lma], cite: [masa]}]"
    (found,) = findings(circular(relations=relation), CODE, others=others)
    assert found.words == "lma"
    assert "`lama`" in found.hint


def test_a_circle_is_told_once_with_its_way(findings, circular):
    text = circular(
        rules=rule("a1", overrides="[b1]")
        + rule("b1", overrides="[c1]")
        + rule("c1", overrides="[a1]")
        + rule("d1", overrides="[a1]")
    )
    (found,) = findings(text, CODE)
    assert found.words == "[b1]"
    assert found.message.endswith("a1 > b1 > c1 > a1")


def test_a_rule_is_no_exception_to_itself(findings, circular):
    (found,) = findings(circular(rules=rule("a1", overrides="[a1]")), CODE)
    assert found.message.endswith("a1 > a1")


def test_an_exception_to_an_exception_is_fine(findings, circular):
    text = circular(
        rules=rule("a1") + rule("b1", overrides="[a1]") + rule("c1", overrides="[a1, b1]")
    )
    assert not findings(text, CODE)


def test_a_circle_over_two_circulars_is_found(findings, circular):
    back = rule("lama", overrides='["harapan-jaya/2026/rapat#baru"]')
    others = {OTHER: circular(rules=back, number="null")}
    text = circular(rules=rule("baru", overrides='["harapan-jaya/2026/lama#lama"]'))
    (found,) = findings(text, CODE, others=others)
    assert found.message.endswith("baru > harapan-jaya/2026/lama#lama > baru")
