"""Texts that are open while their data end."""

import pytest

CODE = "period-end-worded"


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Berlaku sampai ada ketentuan lebih lanjut.", 1),
        ("Berlaku sampai dengan waktu yang tidak ditentukan.", 1),
        ("Berlaku sampai 30 Juni 2026 atau sampai ada ketentuan lebih lanjut.", 0),
        ("Berlaku selama enam bulan.", 0),
    ],
)
def test_an_open_end_beside_a_last_day_is_found(findings, circular, sentence, count):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    assert len(findings(circular(body), CODE)) == count


def test_a_period_that_is_open_says_so(findings, circular):
    body = "1. Rapat wajib. {#rapat}\n2. Sampai ada ketentuan lebih lanjut. {#masa}\n"
    assert not findings(circular(body, effective="{from: 2026-01-12, cite: [masa]}"), CODE)
