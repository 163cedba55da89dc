"""Circulars that have to do with themselves."""

CODE = "relation-to-itself"


def test_a_relation_to_itself_is_found(findings, circular):
    relation = "[{type: mencabut, target: harapan-jaya/2026/rapat, cite: [masa]}]"
    (found,) = findings(circular(relations=relation), CODE)
    assert found.words == "harapan-jaya/2026/rapat"


def test_a_relation_to_another_is_fine(findings, circular):
    relation = "[{type: mencabut, target: harapan-jaya/2026/lama, cite: [masa]}]"
    assert not findings(circular(relations=relation), CODE)
