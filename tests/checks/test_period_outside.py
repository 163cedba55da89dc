"""Rules that hold before or after their circular."""

import pytest

CODE = "period-outside"


def said(findings, circular, rules, period):
    own = f"\n    effective: {period}"
    text = circular(rules="\n" + rules + own)
    return findings(text, CODE)


@pytest.mark.parametrize(
    ("period", "count"),
    [
        ("{from: 2026-07-01, to: 2026-07-31}", 1),
        ("{from: 2026-01-02, to: 2026-01-04}", 1),
        ("{from: 2026-01-07, to: 2026-01-11}", 0),
        ("{from: 2026-06-30, to: 2026-07-31}", 0),
        ("{from: 2026-02-01, to: 2026-02-28}", 0),
    ],
)
def test_a_rule_that_never_meets_its_circular_is_found(findings, circular, period, count):
    rule = """  - id: aturan
    kind: rapat
    modality: wajib
    label: Rapat
    en: Meetings
    who: {subjek.jenis: unit-kerja}
    do: {mode: virtual}
    cite: [rapat]"""
    assert [one.words for one in said(findings, circular, rule, period)] == [period] * count
