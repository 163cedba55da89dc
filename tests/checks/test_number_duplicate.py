"""Numbers given twice."""

from publisher.model.diagnostic import Severity

CODE = "number-duplicate"


OTHER = "circulars/harapan-jaya/2026/lama.md"


def test_the_same_number_spelled_otherwise_is_found_at_the_later(findings, circular):
    other = {OTHER: circular(number='"800/1102 /VII"', signed="2026-01-02")}
    (found,) = findings(circular(number='"800/1102/vii"'), CODE, others=other)
    assert found.words == '"800/1102/vii"'
    assert found.severity is Severity.ERROR
    assert found.diagnostic.related[0][1].path == OTHER


def test_a_year_left_out_is_that_of_the_letter(findings, circular):
    other = {OTHER: circular(number='"800/12/ORG"', signed="2026-01-02")}
    assert findings(circular(number='"800/12/ORG/2026"'), CODE, others=other)
    assert not findings(circular(number='"800/12/ORG/2025"'), CODE, others=other)


def test_the_press_is_only_asked(findings, circular):
    other = {OTHER: circular(number='"800/12/ORG"', signed="2026-01-02")}
    press = "{source: press, ref: Harian, date: 2026-01-07}"
    (found,) = findings(circular(number='"800/12/ORG"', provenance=press), CODE, others=other)
    assert found.severity is Severity.WARNING


def test_other_authorities_and_blank_numbers_are_fine(findings, circular):
    other = {"circulars/babel/2026/lama.md": circular(number='"800/12/ORG"', signed="2026-01-02")}
    assert not findings(circular(number='"800/12/ORG"'), CODE, others=other)
    blank = {OTHER: circular(number='"800/ /ORG"', signed="2026-01-02")}
    assert not findings(circular(number='"800/ /ORG"'), CODE, others=blank)
