"""Letters published before they were signed."""

CODE = "period-published-early"


def test_the_day_before_is_found(findings, circular):
    (found,) = findings(circular(published="2026-01-04"), CODE)
    assert found.words == "2026-01-04"
    assert "5 Januari 2026" in found.hint


def test_the_same_day_is_fine(findings, circular):
    assert not findings(circular(published="2026-01-05"), CODE)
