"""Numbers of the circular a relation is about, as the text names them."""

import pytest

CODE = "relation-number-differs"
OTHER = "circulars/harapan-jaya/2026/lama.md"
RELATION = "[{type: mencabut, target: harapan-jaya/2026/lama, cite: [cabut]}]"
BODY = """\
1. Perangkat daerah wajib mengadakan rapat secara virtual. {#rapat}
2. SENTENCE {#cabut}
3. Surat Edaran ini berlaku mulai {{ effective.from | tanggal }} sampai dengan \
{{ effective.to | tanggal }}. {#masa}
"""


def said(findings, circular, sentence, number='"800/1102 /VII"', relations=RELATION):
    others = {OTHER: circular(number=number)}
    text = circular(BODY.replace("SENTENCE", sentence), relations=relations)
    return findings(text, CODE, others=others)


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Surat Edaran Bupati Nomor 800/1103/VII dicabut.", "800/1103/VII"),
        ("Surat Edaran Nomor 800/11/VII tanggal 5 Januari 2026 dicabut.", "800/11/VII"),
        ("SE 800/1103 dicabut.", "800/1103"),
        ("Surat Edaran Nomor: 800/1103/VII, dicabut.", "800/1103/VII"),
    ],
)
def test_another_number_is_found_at_its_place(findings, circular, sentence, words):
    (found,) = said(findings, circular, sentence)
    assert found.words == words
    assert "800/1102 /VII" in found.message


@pytest.mark.parametrize(
    "sentence",
    [
        "Surat Edaran Bupati Nomor 800/1102 /VII dicabut dan dinyatakan tidak berlaku.",
        "Surat Edaran Bupati Harapan Jaya Nomor 800/1102/VII Tahun 2026 dicabut.",
        "[](harapan-jaya/2026/lama#rapat) dicabut.",
        "Surat Edaran yang lama dicabut.",
        "Peraturan Bupati Nomor 3 Tahun 2020 dan Surat Edaran Nomor 800/1102/VII dicabut.",
        "Surat Edaran Nomor 800/1102/VII yang merujuk Surat Edaran Nomor 100/2/ORG dicabut.",
    ],
)
def test_the_right_number_in_any_spelling_is_fine(findings, circular, sentence):
    assert not said(findings, circular, sentence)


def test_a_number_with_a_blank_in_a_word_is_read_whole(findings, circular):
    number = '"045.2/148/I.09/TULANGBAWANG BARAT/2021"'
    sentence = "Surat Edaran Nomor 045.2/148/I.09/TULANGBAWANG BARAT/2021 dicabut."
    assert not said(findings, circular, sentence, number)


def test_a_text_that_another_relation_names_is_left_alone(findings, circular):
    sentence = "Surat Edaran Nomor 100/2/ORG dicabut."
    both = f"{RELATION[:-1]}, {{type: merujuk, target: null, label: SE Nomor 100/2/ORG}}]"
    assert not said(findings, circular, sentence, relations=both)
    assert said(findings, circular, sentence)
