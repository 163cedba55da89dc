"""Offices that are nearly those of the list."""

import pytest

CODE = "letter-office-misspelt"


@pytest.mark.parametrize(
    ("office", "right"),
    [("Sekertaris Daerah", "Sekretaris Daerah"), ("Walikota", "Wali Kota")],
)
def test_a_slip_is_found_with_what_was_meant(findings, circular, office, right):
    (found,) = findings(circular(signatory=f"{{office: {office}, name: Surya Teladan}}"), CODE)
    assert found.words == office
    assert f'"{right}"' in found.hint


@pytest.mark.parametrize(
    "office", ["SEKRETARIS DAERAH", "Kepala Dinas Kehutanan", "Asisten Administrasi", "Camat"]
)
def test_an_office_and_one_that_is_not_listed_are_fine(findings, circular, office):
    assert not findings(circular(signatory=f"{{office: {office}, name: Surya Teladan}}"), CODE)
