"""cite-not-printed: a reference names only what the letter prints."""

CODE = "cite-not-printed"
BODY = """\
# Latar Belakang

Koordinasi perlu lancar.

# Isi Edaran

1. Perangkat daerah wajib mengadakan rapat secara virtual. {#rapat}
2. Rapat sebagaimana dimaksud pada [](#rapat) dicatat. {#masa}
"""


def test_a_letter_of_a_section_that_the_look_does_not_print_is_found(circular, findings):
    (found,) = findings(circular(BODY, profile="permendagri-54-2009"), CODE)
    assert found.words == "[](#rapat)"
    assert "huruf B angka 1" in found.message


def test_a_look_that_letters_its_sections_is_fine(circular, findings):
    assert findings(circular(BODY), CODE) == []
    lettered = '{sections: {numbering: "A."}}'
    text = circular(BODY, profile="permendagri-54-2009", look=lettered)
    assert findings(text, CODE) == []
