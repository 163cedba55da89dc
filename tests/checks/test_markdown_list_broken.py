"""Lists that end before their end."""

import pytest

from publisher.checks import markdown_list_broken
from publisher.model.diagnostic import Severity
from publisher.model.source import Defect, Span

CODE = "markdown-list-broken"


@pytest.mark.parametrize(
    ("between", "cause"),
    [
        ("\n\nRapat itu singkat.\n\n1. ", "paragraf di antara butir"),
        ("\n\n| A |\n| --- |\n| b |\n\n1. ", "tabel di antara butir"),
        ("\n1) ", "`1)` setelah `1.`"),
    ],
)
def test_the_cause_is_named(findings, circular, body, between, cause):
    (found,) = findings(circular(body.replace("\n2. ", between)), CODE)
    assert cause in found.message
    assert "setelah angka 1" in found.message


def test_a_list_in_a_sentence_is_found(findings, circular, body):
    text = body.replace("hal-hal berikut.\n\n1.", "hal-hal\nberikut.\n1.").replace(
        "\n1.", "\n   2."
    )
    assert all(one.hint for one in findings(circular(text), CODE))


def test_an_indented_paragraph_is_fine(findings, circular, body):
    assert not findings(circular(body.replace("\n2. ", "\n\n   Rapat itu singkat.\n\n2. ")), CODE)


def test_a_list_that_begins_at_another_number_is_a_warning(findings, circular, body):
    (found,) = findings(circular(body.replace("\n1. ", "\n5. ")), CODE)
    assert found.severity is Severity.WARNING
    assert "mulai dari 5" in found.message


@pytest.mark.parametrize("cause", ["indent", "swallowed", "other", ""])
def test_every_cause_gives_words(cause):
    defect = Defect(CODE, Span("a.md", 0, 1), {"cause": cause, "label": ""})
    finding = markdown_list_broken.CHECK.word(defect)
    assert finding.message.id
    assert finding.hint is not None


def test_a_number_without_a_blank_after_its_point_is_found(findings, circular, body):
    text = "1. Peraturan pertama.\n2.Peraturan kedua.\n\nSelanjutnya:\n\n"
    found = findings(circular(body + "\n" + text.replace("1. ", "3. ")), "markdown-list-broken")
    assert any("tanpa spasi" in one.message and one.words == "2.Peraturan kedua." for one in found)
