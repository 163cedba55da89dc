"""HTML in the text."""

CODE = "markdown-html"


def test_a_tag_is_found(findings, circular, body):
    (found,) = findings(circular(body.replace("wajib", "<b>wajib")), CODE)
    assert found.words == "<b>"


def test_a_mere_sign_is_fine(findings, circular, body):
    assert not findings(circular(body.replace("wajib", "3 < 5")), CODE)
