"""Front matter that cannot be read."""

import pytest

from publisher.checks import yaml_syntax
from publisher.model.source import Defect, Span

CODE = "yaml-syntax"


def test_a_file_without_fence_is_found(findings):
    (found,) = findings("Rapat wajib virtual.\n", CODE)
    assert "tidak diawali" in found.message


def test_a_missing_second_fence_is_found(findings):
    (found,) = findings("---\nschema: edaran/1\n", CODE)
    assert "tidak ditutup" in found.message


def test_front_matter_that_is_no_list_of_keys_is_found(findings):
    (found,) = findings("---\nrapat\n---\nIsi.\n", CODE)
    assert "kunci: isi" in found.message


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("[Camat", "kurung siku"),
        ("{a: b", "kurung kurawal"),
        ('"Camat', "petik"),
        ("a: b", "titik dua"),
        ("\x07", "U+0007"),
        ("@Camat", "diawali"),
        ('"\\q"', "garis miring"),
    ],
)
def test_each_slip_has_its_words(findings, circular, value, said):
    found = findings(circular(cc=value), CODE)
    assert any(said in one.message for one in found)
    assert all(one.hint for one in found)


@pytest.mark.parametrize(
    "reason", ["encoding", "key", "dash", "indent", "directive", "other", "unheard-of"]
)
def test_every_reason_has_words(reason):
    facts = {"reason": reason, "problem": "found something"}
    finding = yaml_syntax.CHECK.word(Defect(CODE, Span("a.md", 0, 1), facts))
    assert finding.message.id
    assert finding.hint is not None
