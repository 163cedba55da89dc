"""Sentences that Markdown takes for something else."""

CODE = "markdown-accidental-block"


def test_a_year_at_the_start_is_found(findings, circular, body):
    (found,) = findings(circular("2021. Pada tahun itu mulai.\n\n" + body), CODE)
    assert "2021\\." in found.hint


def test_the_list_below_a_year_is_still_a_list(findings, circular, body):
    text = body.split("\n\n", 1)[1]
    (found,) = findings(circular("2021. Pada tahun itu mulai.\n\n" + text))
    assert (found.code, found.words) == (CODE, "2021. Pada tahun itu mulai.")


def test_blanks_that_make_code_are_found(findings, circular, body):
    (found,) = findings(circular("      Rapat singkat.\n\n" + body), CODE)
    assert "kode" in found.message


def test_an_escaped_year_is_fine(findings, circular, body):
    assert not findings(circular("2021\\. Pada tahun itu mulai.\n\n" + body), CODE)
