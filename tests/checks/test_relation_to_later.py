"""Circulars that have to do with younger ones."""

import pytest

CODE = "relation-to-later"
OTHER = "circulars/harapan-jaya/2026/baru.md"
RELATION = "[{type: mencabut, target: harapan-jaya/2026/baru, cite: [masa]}]"


@pytest.mark.parametrize(
    ("own", "other"),
    [
        ({"signed": "2026-01-05"}, {"signed": "2026-01-06"}),
        ({"signed": "null"}, {"signed": "2026-01-02", "published": "2026-01-07"}),
        (
            {"signed": "null", "published": "null"},
            {"effective": "{from: 2026-01-13, to: 2026-06-30, cite: [masa]}"},
        ),
    ],
)
def test_a_younger_target_is_found_by_the_first_date_both_have(findings, circular, own, other):
    others = {OTHER: circular(number="null", **other)}
    (found,) = findings(circular(relations=RELATION, **own), CODE, others=others)
    assert found.words == "harapan-jaya/2026/baru"


@pytest.mark.parametrize("signed", ["2026-01-05", "2025-12-31"])
def test_an_older_one_and_one_of_the_same_day_are_fine(findings, circular, signed):
    others = {OTHER: circular(number="null", signed=signed, published="2026-02-06")}
    assert not findings(circular(relations=RELATION), CODE, others=others)
