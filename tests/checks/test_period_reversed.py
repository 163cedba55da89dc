"""Periods that end before they begin."""

CODE = "period-reversed"


def test_a_clean_circular_says_nothing_at_all(findings, circular):
    assert not findings(circular())


def test_an_end_before_the_start_is_found(findings, circular):
    text = circular(effective="{from: 2026-01-12, to: 2026-01-08, cite: [masa]}")
    (found,) = findings(text, CODE)
    assert found.words == "2026-01-08"
    assert "4 hari" in found.hint


def test_a_period_of_one_day_is_fine(findings, circular):
    assert not findings(circular(effective="{from: 2026-01-12, to: 2026-01-12, cite: [masa]}"))


def test_a_review_before_the_start_is_found(findings, circular):
    text = circular(effective="{from: 2026-01-12, review_by: 2026-01-11, cite: [masa]}")
    (found,) = findings(text, CODE)
    assert found.words == "2026-01-11"


def test_an_earliest_day_after_the_latest_is_found(findings, circular):
    period = (
        "{from: 2026-01-12, precision: at-latest, not_before: %s, to: 2026-06-30, cite: [masa]}"
    )
    (found,) = findings(circular(effective=period % "2026-01-13"), CODE)
    assert found.words == "2026-01-13"
    assert not findings(circular(effective=period % "2026-01-11"), CODE)
