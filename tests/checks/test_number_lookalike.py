"""Numbers that look like others."""

CODE = "number-lookalike"


OTHER = "circulars/harapan-jaya/2026/lama.md"


def test_a_letter_for_a_figure_is_found(findings, circular):
    (found,) = findings(circular(number='"8OO/1102/VII"'), CODE)
    assert found.words == '"8OO/1102/VII"'
    assert "800/1102/VII" in found.hint


def test_a_number_like_another_is_found(findings, circular):
    other = {OTHER: circular(number='"800/012/ORG/2026"', signed="2026-01-02")}
    (found,) = findings(circular(number='"800/12/ORG/2026"'), CODE, others=other)
    assert "800/012/ORG/2026" in found.message


def test_the_same_number_is_left_to_the_other_check(findings, circular):
    other = {OTHER: circular(number='"800/12/ORG/2026"', signed="2026-01-02")}
    assert not findings(circular(number='"800/12/ORG/2026"'), CODE, others=other)


def test_another_year_is_fine(findings, circular):
    other = {OTHER: circular(number='"800/012/ORG/2025"', signed="2026-01-02")}
    assert not findings(circular(number='"800/12/ORG/2026"'), CODE, others=other)
