"""Letters typed by hand."""

CODE = "markdown-typed-letters"


def test_letters_that_make_no_list_are_found(findings, circular, body):
    (found,) = findings(circular("Rapat diadakan:\na. singkat; dan\nb. tertib.\n\n" + body), CODE)
    assert found.words == "a. singkat; dan"
    assert "`a.`" in found.message


def test_a_numbered_list_is_fine(findings, circular):
    assert not findings(circular(), CODE)
