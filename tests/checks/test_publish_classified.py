"""Classified letters."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "publish-classified"


@pytest.mark.parametrize("code", ["terbatas", "rahasia", "sangat-rahasia"])
def test_what_is_not_open_is_found(findings, circular, code):
    (found,) = findings(circular(classification=code), CODE)
    assert found.words == code
    assert found.severity is Severity.ERROR


@pytest.mark.parametrize("code", ["biasa", "penting", "entah"])
def test_open_and_unknown_ones_are_not_this_check(findings, circular, code):
    assert not findings(circular(classification=code), CODE)
