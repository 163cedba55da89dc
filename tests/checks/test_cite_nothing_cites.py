"""Paragraphs that nothing in the data speaks of."""

from publisher.model.diagnostic import Severity
from tests.checks.conftest import RULE

CODE = "cite-nothing-cites"


def test_an_item_nobody_cites_is_found(findings, circular, body):
    (found,) = findings(circular(body + "3. Undangan memuat tautan.\n"), CODE)
    assert found.severity is Severity.PUBLICATION
    assert "angka 3" in found.message
    assert '"3"' in found.hint


def test_an_item_left_out_on_purpose_is_fine(findings, circular, body):
    text = circular(body + "3. Undangan.\n", not_in_data='[{cite: ["3"], reason: pengantar}]')
    assert not findings(text, CODE)


def test_a_lead_in_counts_as_cited_with_its_items(findings, circular):
    body = "1. Ketentuan:\n   1. rapat wajib virtual; dan {#rapat}\n   2. mulai besok. {#masa}\n"
    assert not findings(circular(body), CODE)


def test_of_a_lead_in_only_the_item_nobody_cites_is_found(findings, circular):
    body = "1. Ketentuan:\n   1. rapat wajib virtual; {#rapat}\n   2. mulai; {#masa}\n   3. lain.\n"
    (found,) = findings(circular(body), CODE)
    assert found.words == "3. lain."


def test_a_cited_item_covers_its_paragraphs_and_tables_but_not_its_items(findings, circular):
    body = (
        "1. Rapat wajib virtual. {#rapat}\n\n   Lanjutan.\n\n   | A |\n   | --- |\n   | b |\n\n"
        "   1. rincian.\n2. Mulai. {#masa}\n"
    )
    (found,) = findings(circular(body), CODE)
    assert found.words == "1. rincian."


def test_a_lead_in_to_a_cited_table_is_fine(findings, circular, rules):
    body = "1. Jadwal:\n\n   | A |\n   | --- |\n   | b |\n\n2. Rapat wajib virtual. {#masa}\n"
    assert not findings(circular(body, rules=rules(RULE.replace("[rapat]", "[1.t1]"))), CODE)


def test_a_text_without_numbers_is_held_to_it_by_paragraph(findings, circular):
    body = "Rapat wajib virtual. {#rapat}\n\nMulai besok. {#masa}\n\nUndangan memuat tautan.\n"
    (found,) = findings(circular(body), CODE)
    assert found.words == "Undangan memuat tautan."


def test_the_main_section_without_numbers_is_held_to_it_too(findings, circular):
    body = "# Dasar\n\n1. Aturan. {#masa}\n\n# Isi Edaran\n\nRapat. {#rapat}\n\nUndangan.\n"
    (found,) = findings(circular(body), CODE)
    assert found.words == "Undangan."


def test_a_cited_section_covers_its_paragraphs(findings, circular, rules):
    body = "# Dasar\n\n1. Aturan. {#masa}\n\n# Isi Edaran\n\nRapat wajib.\n\nUndangan.\n"
    assert not findings(circular(body, rules=rules(RULE.replace("[rapat]", "[B]"))), CODE)


def test_an_appendix_is_spoken_for_by_cite_reference_or_addressee(findings, circular, body):
    sheet = "\n::: lampiran Jadwal {#jadwal}\nIsi jadwal.\n:::\n"
    (found,) = findings(circular(body + sheet), CODE)
    assert found.words.startswith("::: lampiran")
    assert not findings(circular(body + sheet, to='["#jadwal"]'), CODE)
    assert not findings(circular(body.replace("virtual.", "[](#jadwal).") + sheet), CODE)


def test_a_numbered_item_of_an_appendix_is_found(findings, circular, body):
    sheet = "\n::: lampiran Jadwal {#jadwal}\n1. Senin.\n:::\n"
    text = circular(body.replace("virtual.", "[](#jadwal).") + sheet)
    assert [one.words for one in findings(text, CODE)] == ["1. Senin."]
