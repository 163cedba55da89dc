"""Letters that only look like Latin ones."""

import pytest

CODE = "language-lookalike"


def test_a_word_is_found_where_it_stands_with_what_was_meant(findings, circular, body):
    (found,) = findings(circular(body.replace("Perangkat", "Perangk\u0430t")), CODE)
    assert found.words == "Perangk\u0430t"
    assert '"Perangkat"' in found.hint
    assert "U+0430" in found.message


@pytest.mark.parametrize("title", ['"R\\u0430pat"', "R\u0430pat Virtual", '"\\u041EPD"'])
def test_a_value_is_read_with_its_escapes_and_spoken_of_once(findings, circular, title):
    assert len(findings(circular(title=title), CODE)) == 1


def test_an_entity_is_read_too(findings, circular, body):
    assert len(findings(circular(body.replace("wajib", "waj&#x456;b")), CODE)) == 1


@pytest.mark.parametrize(
    "words", ["caf\u00e9", "\u03b1 dan \u03b2", "\u00d6 \u00e8 \u00ea", "H\u2082O"]
)
def test_letters_of_latin_and_signs_of_their_own_are_fine(findings, circular, body, words):
    assert not findings(circular(body.replace("wajib", f"wajib {words}")), CODE)
