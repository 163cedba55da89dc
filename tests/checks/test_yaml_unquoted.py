"""Numbers where text is meant."""

from publisher.model.diagnostic import Severity

CODE = "yaml-unquoted"


def test_a_bare_number_is_found_and_its_characters_shown(findings, circular):
    (found,) = findings(circular(number="045.20"), CODE)
    assert found.words == "045.20"
    assert found.severity is Severity.WARNING
    assert '"045.20"' in found.hint


def test_a_quoted_number_is_fine(findings, circular):
    assert not findings(circular(number='"045.20"'), CODE)
