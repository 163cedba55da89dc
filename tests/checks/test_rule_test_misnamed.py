"""Rules that the tests of a circular name."""

import pytest

CODE = "rule-test-misnamed"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("applies: [rapat-virtual, tidak-ada]", "tidak-ada"),
        ("not_applies: [tidak-ada~]", "tidak-ada~"),
        ("depends: {tidak-ada: [unit.presensi]}", "[unit.presensi]"),
    ],
)
def test_a_rule_that_is_not_here_is_found(findings, circular, answer, words):
    tests = f"[{{day: 2026-02-23, facts: {{pegawai.jenis: pns}}, {answer}}}]"
    (found,) = findings(circular(tests=tests), CODE)
    assert found.words == words
    assert "tidak-ada" in found.message


def test_the_nearest_rule_is_asked_for(findings, circular):
    tests = "[{day: 2026-02-23, facts: {pegawai.jenis: pns}, applies: [rapat-virtul~]}]"
    (found,) = findings(circular(tests=tests), CODE)
    assert found.hint == "maksud Anda `rapat-virtual`?"


def test_rules_of_this_circular_are_fine(findings, circular):
    answer = "applies: [rapat-virtual~], depends: {rapat-virtual: [unit.presensi]}"
    tests = f"[{{day: 2026-02-23, facts: {{pegawai.jenis: pns}}, {answer}}}]"
    assert not findings(circular(tests=tests), CODE)


def test_a_rule_of_a_related_circular_is_fine(findings, circular):
    other = circular(number='"000.8.3/902/ORG/2026"')
    text = circular(
        rules="[]",
        tests="[{day: 2026-02-23, facts: {pegawai.jenis: pns}, applies: [rapat-virtual]}]",
        relations="[{type: memperpanjang, target: harapan-jaya/2026/awal, cite: [masa]}]",
    )
    others = {"circulars/harapan-jaya/2026/awal.md": other}
    assert not findings(text, CODE, others=others)
