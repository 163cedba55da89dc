import pytest

from tests.checks.conftest import RULE

CODE = "rule-test-fails"


def _test(words):
    return f"\n  - {{day: 2026-02-02, facts: {{subjek.jenis: unit-kerja}}, {words}}}"


@pytest.mark.parametrize(
    "words",
    [
        "applies: [rapat-virtual]",
        "silent: [lokasi-kerja, presensi]",
        "applies: [rapat-virtual], known: 2026-01-06",
        "not_applies: [rapat-virtual], known: 2026-01-05",
        'not_applies: [rapat-virtual], known: "2026-01-05T12:00:00+07:00"',
    ],
)
def test_a_test_that_gets_what_it_wants_is_fine(words, circular, findings):
    assert not findings(circular(tests=_test(words)), CODE)


@pytest.mark.parametrize(
    ("words", "at", "said"),
    [
        ("not_applies: [rapat-virtual]", "rapat-virtual", "jawabannya berlaku"),
        ("silent: [rapat]", "rapat", "jawabannya ada yang berlaku"),
        ("depends: {rapat-virtual: [unit.jenis]}", "[unit.jenis]", "jawabannya berlaku"),
        ("applies: [rapat-virtual], known: 2026-01-05", "rapat-virtual", "tidak berlaku"),
        ("applies: [rapat-virtual], known: kemarin", "kemarin", "bukan hari dan bukan saat"),
    ],
)
def test_a_test_that_gets_another_answer_is_said(words, at, said, circular, findings):
    (found,) = findings(circular(tests=_test(words)), CODE)
    assert found.words == at
    assert said in found.message


def test_what_an_answer_depends_on_is_said(circular, findings, rules):
    rule = RULE.replace("{subjek.jenis: unit-kerja}", "{pegawai.jenis: asn}")
    tests = "\n  - {day: 2026-02-02, facts: {}, applies: [rapat-virtual]}"
    (found,) = findings(circular(rules=rules(rule), tests=tests), CODE)
    assert "bergantung pada pegawai.jenis" in found.message


def test_a_text_with_errors_is_not_asked(circular, findings, rules):
    rule = RULE.replace("unit-kerja", "tidak-ada")
    text = circular(rules=rules(rule), tests=_test("not_applies: [rapat-virtual]"))
    assert not findings(text, CODE)


@pytest.mark.parametrize("value", ["{}", "{a: pns}", "[[pns]]", "[{a: pns}]"])
def test_what_is_no_value_of_a_fact_is_not_asked_with(value, circular, findings):
    tests = (
        f"\n  - {{day: 2026-02-02, facts: {{subjek.jenis: unit-kerja, pegawai.peran: {value}}}, "
        "applies: [rapat-virtual]}"
    )
    assert not findings(circular(tests=tests), CODE)
