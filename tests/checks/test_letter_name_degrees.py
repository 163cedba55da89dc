"""letter-name-degrees: the name of the signatory is the bare name."""

import pytest

CODE = "letter-name-degrees"


@pytest.mark.parametrize("name", ["Dra. Tirta Umpama", "Tirta Umpama, M.Si.", "H. Tirta Umpama"])
def test_degrees_in_the_name_are_found(circular, findings, name):
    (found,) = findings(circular(signatory=f'{{office: Bupati, name: "{name}"}}'), CODE)
    assert found.words.strip('"') == name
    assert "degrees" in found.hint


@pytest.mark.parametrize("name", ["Tirta Umpama", "A. Hidayat"])
def test_bare_names_and_initials_are_fine(circular, findings, name):
    assert findings(circular(signatory=f"{{office: Bupati, name: {name}}}"), CODE) == []
