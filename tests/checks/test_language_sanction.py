"""Threats of sanctions."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "language-sanction"


def said(findings, circular, sentence):
    body = f"1. Rapat wajib virtual. {{#rapat}}\n2. {sentence} {{#masa}}\n"
    return findings(circular(body, effective="{from: 2026-01-12}"), CODE)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Pelanggar dikenai sanksi.", "dikenai sanksi"),
        ("Pelanggar akan dikenakan\n   sanksi tegas.", "dikenakan\n   sanksi"),
        ("Bagi pelanggar, sanksi berat akan diberikan.", "sanksi berat akan diberikan"),
        ("Pelanggar dijatuhi hukuman disiplin.", "dijatuhi hukuman disiplin"),
        ("Sesuai peraturan pemerintah. Pelanggar dikenai sanksi.", "dikenai sanksi"),
    ],
)
def test_a_threat_is_a_warning_at_its_place(findings, circular, sentence, words):
    (found,) = said(findings, circular, sentence)
    assert found.words == words
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize(
    "sentence",
    [
        "Pelanggar dikenai sanksi sesuai dengan ketentuan peraturan perundang-undangan.",
        "Pegawai tidak dikenai sanksi.",
        "Sanksi bukan bagian edaran ini.",
        'Istilah "dikenai sanksi" dihapus.',
    ],
)
def test_what_a_law_sets_may_be_recalled(findings, circular, sentence):
    assert not said(findings, circular, sentence)
