"""Marks that are more than a path."""

import pytest

CODE = "value-not-plain"


@pytest.mark.parametrize("mark", ["{{ 1 + 1 }}", "{{ a.b() }}", "{{ }}", "{{ a['b'] }}"])
def test_what_computes_is_found(findings, circular, body, mark):
    (found,) = findings(circular(body.replace("wajib", mark)), CODE)
    assert found.words == mark
    assert "bukan nama nilai" in found.message


def test_a_mark_without_an_end_is_found(findings, circular, body):
    (found,) = findings(circular(body.replace("wajib", "{{ effective.from")), CODE)
    assert "tidak ditutup" in found.message


def test_plain_marks_are_fine(findings, circular):
    assert not findings(circular(), CODE)
