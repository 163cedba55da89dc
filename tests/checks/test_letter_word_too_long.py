"""letter-word-too-long: every word fits a line."""

CODE = "letter-word-too-long"


def test_a_word_longer_than_a_line_is_found(circular, body, findings):
    (found,) = findings(circular(body.replace("koordinasi", "x" * 200)), CODE)
    assert "200 huruf" in found.message or "201 huruf" in found.message


def test_a_title_without_blanks_is_found(circular, findings):
    (found,) = findings(circular(title="K" * 100), CODE)
    assert found.words == "K" * 100


def test_a_long_word_that_may_break_and_the_longest_ordinary_words_are_fine(
    circular, body, findings
):
    address = "formulir.harapanjaya.example/" + "bagian/" * 30
    text = body.replace("koordinasi", f"mempertanggungjawabkannya {address}")
    assert findings(circular(text), CODE) == []
