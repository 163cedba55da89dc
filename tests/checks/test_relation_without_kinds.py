"""Relations in time to a text that is not registered."""

import pytest

CODE = "relation-without-kinds"


@pytest.mark.parametrize("kind", ["mencabut", "mengganti", "memperpanjang", "menangguhkan"])
def test_what_acts_in_time_needs_kinds(findings, circular, kind):
    text = circular(relations=f"[{{type: {kind}, target: null, label: Aturan lama, cite: [masa]}}]")
    (found,) = findings(text, CODE)
    assert found.words == kind
    assert "kinds: [rapat]" in found.hint


@pytest.mark.parametrize(
    "relation",
    [
        "{type: mencabut, target: null, label: Aturan lama, kinds: [rapat], cite: [masa]}",
        "{type: merujuk, target: null, label: Aturan lama, cite: [masa]}",
        "{type: mencabut, target: harapan-jaya/2026/x, label: Aturan lama, cite: [masa]}",
    ],
)
def test_the_others_do_not(findings, circular, relation):
    assert not findings(circular(relations=f"[{relation}]"), CODE)
