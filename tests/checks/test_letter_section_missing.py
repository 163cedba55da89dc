"""Sections that a profile expects."""

from publisher.model.diagnostic import Severity

CODE = "letter-section-missing"


ALL = ("Latar Belakang", "Maksud dan Tujuan", "Ruang Lingkup", "Dasar", "Isi Edaran", "Penutup")
DEMANDED = "{sections: {required: true}}"


def _body(*names):
    return "\n".join(f"# {name}\n\nIsi {name}.\n" for name in names)


def test_a_missing_section_is_found_before_the_next(findings, circular):
    (found,) = findings(circular(_body(*ALL[:2], *ALL[3:])), CODE)
    assert found.severity is Severity.WARNING
    assert "Ruang Lingkup" in found.message
    assert found.words == "# Dasar"


def test_a_missing_last_section_is_found_at_the_last(findings, circular):
    (found,) = findings(circular(_body(*ALL[:-1])), CODE)
    assert found.words == "# Isi Edaran"


def test_all_sections_and_others_are_fine(findings, circular):
    assert not findings(circular(_body(*ALL, "Lain-lain")), CODE)


def test_a_text_without_sections_is_fine_unless_they_are_demanded(findings, circular):
    assert not findings(circular(), CODE)
    found = findings(circular(look=DEMANDED), CODE)
    assert [one.severity for one in found] == [Severity.ERROR] * 6


def test_the_order_counts_where_sections_are_demanded(findings, circular):
    text = _body(*ALL[:3], "Isi Edaran", "Dasar", "Penutup")
    assert not findings(circular(text), CODE)
    (found,) = findings(circular(text, look=DEMANDED), CODE)
    assert found.words == "# Isi Edaran"


def test_of_a_text_from_the_press_nothing_is_expected(findings, circular):
    press = "{source: press, ref: Harian, date: 2026-01-07}"
    assert not findings(circular(_body("Dasar"), provenance=press), CODE)


def test_a_letter_may_name_its_own_sections(findings, circular):
    look = "{sections: {headings: [Umum]}}"
    assert not findings(circular(_body("Umum"), look=look), CODE)
