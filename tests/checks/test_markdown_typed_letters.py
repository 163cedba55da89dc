"""Letters typed by hand."""

CODE = "markdown-typed-letters"


def test_letters_that_make_no_list_are_found(findings, circular, body):
    (found,) = findings(circular("Rapat diadakan:\na. singkat; dan\nb. tertib.\n\n" + body), CODE)
    assert found.words == "a. singkat; dan"
    assert "`a.`" in found.message


def test_a_numbered_list_is_fine(findings, circular):
    assert not findings(circular(), CODE)


def test_a_letter_typed_into_a_heading_is_found(findings, circular, body):
    (found,) = findings(circular("# A. Latar Belakang\n\n" + body), CODE)
    assert found.words == "# A. Latar Belakang"
    assert "tanpa huruf" in found.hint


def test_a_heading_without_its_sign_is_found(findings, circular, body):
    (found,) = findings(circular("A. Latar Belakang\n\n" + body), CODE)
    assert found.words == "A. Latar Belakang"


def test_a_sentence_that_begins_with_an_initial_is_fine(findings, circular, body):
    text = "A. Hidayat telah ditunjuk sebagai penanggung jawab kegiatan ini.\n\n" + body
    assert not findings(circular(text), CODE)
