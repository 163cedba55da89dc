"""Verbs of the text against modalities of the rules."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "rule-verb-differs"


def rules(modality, cite="rapat"):
    return f"""
  - id: rapat-virtual
    kind: rapat
    modality: {modality}
    label: Rapat diadakan secara virtual
    en: Meet virtually
    who: {{subjek.jenis: unit-kerja}}
    do: {{mode: virtual}}
    cite: [{cite}]"""


def said(findings, circular, modality, sentence, cite="rapat"):
    body = sentence if sentence.startswith("1.") else f"1. {sentence} {{#rapat}}\n"
    text = circular(body, rules=rules(modality, cite), effective="{from: 2026-01-12}")
    return findings(text, CODE)


def test_a_duty_without_its_verb_is_a_warning_at_the_modality(findings, circular):
    (found,) = said(findings, circular, "wajib", "Rapat disarankan diadakan secara virtual.")
    assert found.words == "wajib"
    assert found.severity is Severity.WARNING
    assert '"disarankan" (dianjurkan)' in found.message


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        ("boleh", "Rapat tidak boleh diadakan."),
        ("wajib", "Rapat tidak wajib diadakan."),
        ("dilarang", "Rapat boleh diadakan."),
        ("dianjurkan", "Rapat wajib diadakan."),
        ("wajib", "Rapat diadakan secara kewajiban."),
    ],
)
def test_the_longest_verb_counts_and_a_negated_one_does_not(findings, circular, modality, sentence):
    assert said(findings, circular, modality, sentence)


@pytest.mark.parametrize(
    ("modality", "sentence"),
    [
        ("dilarang", "Rapat tidak\n   boleh diadakan."),
        ("wajib", "Rapat *wajib* diadakan."),
        ("boleh", "Rapat dapat diadakan."),
        ("ketentuan", "Rapat memperoleh tempat."),
        ("ketentuan", "Rapat bukan cuti."),
    ],
)
def test_a_verb_of_the_modality_is_enough(findings, circular, modality, sentence):
    assert not said(findings, circular, modality, sentence)


def test_the_lead_in_speaks_for_its_items(findings, circular):
    body = "1. Kepala perangkat daerah wajib:\n   1. rapat virtual. {#rapat}\n"
    assert not said(findings, circular, "wajib", body)
    assert said(findings, circular, "boleh", body)


def test_the_items_speak_for_a_lead_in_that_is_cited_alone(findings, circular):
    body = "1. Rapat diatur: {#rapat}\n   1. rapat wajib virtual.\n2. Cuti boleh diambil.\n"
    assert not said(findings, circular, "wajib", body)
    assert said(findings, circular, "boleh", body)
