"""yaml-curly-quotes: quotes around a value are straight ones."""

CODE = "yaml-curly-quotes"


def test_a_number_in_quotes_of_word_is_found_and_the_straight_form_is_shown(circular, findings):
    (found,) = findings(circular(number="\u201c800/1/ORG/2026\u201d"), CODE)
    assert found.words == "\u201c800/1/ORG/2026\u201d"
    assert '"800/1/ORG/2026"' in found.hint


def test_quotes_within_a_value_are_part_of_the_text(circular, findings):
    assert findings(circular(title="Gerakan \u201cHemat\u201d Energi"), CODE) == []
