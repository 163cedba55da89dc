"""Sentences cut by a comma."""

CODE = "yaml-comma-in-braces"


def test_the_cut_sentence_is_found_whole(findings, circular):
    statement = "{id: a, kind: alasan, text: rapat, seminar, cite: [pembuka]}"
    (found,) = findings(circular(statements=f"[{statement}]"), CODE)
    assert found.words == "rapat, seminar"
    assert 'text: "rapat, seminar"' in found.hint


def test_quoted_words_are_fine(findings, circular):
    statement = '{id: a, kind: alasan, text: "rapat, seminar", cite: [pembuka]}'
    assert not findings(circular(statements=f"[{statement}]"), CODE)
