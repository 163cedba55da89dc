"""Sections that cannot be told apart."""

from publisher.model.diagnostic import Severity

CODE = "letter-section-repeated"


def test_the_second_section_of_a_title_is_found(findings, circular):
    text = "# Isi\n\nSatu.\n\n# Umum\n\nDua.\n\n#  ISI\n\nTiga.\n"
    (found,) = findings(circular(text, rules="[]"), CODE)
    assert (found.words, found.severity) == ("#  ISI", Severity.WARNING)
    assert "huruf A" in found.message


def test_titles_of_their_own_and_empty_ones_are_fine(findings, circular):
    text = "# Isi\n\nSatu.\n\n# Umum\n\nDua.\n\n#\n\nTiga.\n\n#\n\nEmpat.\n"
    assert not findings(circular(text, rules="[]"), CODE)
