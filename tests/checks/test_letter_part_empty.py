"""Parts of a letter that have a place and no words."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "letter-part-empty"


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("#\n\nIsi.\n", "#", "judul bagian"),
        ("# **&nbsp;**\n\nIsi.\n", "# **&nbsp;**", "judul bagian"),
        ("1. Satu.\n2.\n", "2.", "butir ini kosong"),
        ("1. Satu:\n\n   1.\n", "1.", "butir ini kosong"),
        ("Isi.\n\n::: lampiran\nDaftar.\n:::\n", "::: lampiran", "judul lampiran"),
        ("Isi.\n\n::: lampiran Daftar\n:::\n", "::: lampiran Daftar", "lampiran ini kosong"),
        ("Isi.\n\n::: lampiran Daftar\n1.\n:::\n", "1.", "butir ini kosong"),
    ],
)
def test_an_empty_part_is_an_error_at_its_place(findings, circular, text, words, said):
    (found,) = findings(circular(text, rules="[]"), CODE)
    assert (found.words, found.severity) == (words, Severity.ERROR)
    assert said in found.message
    assert found.hint


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_an_empty_text_is_an_error(findings, circular, text):
    (found,) = findings(circular(text, rules="[]", effective="{from: 2026-01-12}"), CODE)
    assert (found.words, found.severity) == ("---", Severity.ERROR)
    assert "isi surat" in found.message


def test_a_section_without_text_is_a_warning(findings, circular):
    (found,) = findings(circular("# Umum\n\n# Isi\n\nKata.\n", rules="[]"), CODE)
    assert (found.words, found.severity) == ("# Umum", Severity.WARNING)
    assert "Umum" in found.message


def test_an_item_that_only_holds_items_or_a_table_is_fine(findings, circular):
    text = "1. Satu:\n   1. dua;\n2. | A |\n   | --- |\n   | b |\n3. {{ number }}\n"
    assert not findings(circular(text, rules="[]"), CODE)


def test_a_whole_letter_is_fine(findings, circular):
    assert not findings(circular(), CODE)
