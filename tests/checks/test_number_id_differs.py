"""Ids and authorities typed unlike the path."""

CODE = "number-id-differs"


def test_another_authority_is_found(findings, circular):
    (found,) = findings(circular(authority="bable"), CODE)
    assert found.words == "bable"
    assert "harapan-jaya" in found.message


def test_the_id_of_the_path_is_fine(findings, circular):
    assert not findings(circular(id="harapan-jaya/2026/rapat"), CODE)
