"""Numbers of paragraphs typed by hand."""

import pytest

from publisher.model.diagnostic import Severity

CODE = "cite-typed-by-hand"


def _with(body, words):
    return body.replace("Surat Edaran ini berlaku", f"{words} berlaku")


def test_a_typed_number_is_found_with_the_reference_to_write(findings, circular, body):
    (found,) = findings(circular(_with(body, "Ketentuan pada angka 1")), CODE)
    assert found.words == "angka 1"
    assert found.severity is Severity.WARNING
    assert "[](#rapat)" in found.hint


def test_several_parts_are_one_finding(findings, circular, body):
    text = circular(_with(body, "Hal sebagaimana dimaksud\n   huruf D angka 1\n   huruf a"))
    assert len(findings(text, CODE)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Ketentuan [](#rapat)",
        'Kata "pada angka 1"',
        "Sesuai dengan Pasal 3 ayat (1) huruf b Undang-Undang Nomor 5 Tahun 2014",
        "Menurut ketentuan pada angka 3 Instruksi Menteri Dalam Negeri",
        "Penurunan pada angka 3,5",
        "Naik pada angka 30 persen",
        "Ketentuan pada huruf di atas",
        "Nilai {{ effective.from | tanggal }} dan huruf kapital",
    ],
)
def test_what_is_no_number_of_this_text_is_fine(findings, circular, body, words):
    assert not findings(circular(_with(body, words)), CODE)


AMENDS = """
  - {type: mengubah, target: harapan-jaya/2026/lain, label: Rapat, rules: [rapat], cite: [rapat]}"""


def test_the_number_that_an_amendment_amends_is_of_another_text(findings, circular, body):
    text = _with(body, "Ketentuan angka 2 huruf a diubah sehingga")
    assert findings(circular(text), CODE)
    assert not findings(circular(text, relations=AMENDS), CODE)
    own = _with(body, "Sesuai dengan ketentuan angka 1, Surat Edaran ini")
    assert findings(circular(own, relations=AMENDS), CODE)


def test_the_reference_to_write_is_found_by_the_numbers_that_the_look_prints(findings, circular):
    body = """# Umum

Rapat diatur sebagai berikut.

# Ketentuan

1. Perangkat daerah wajib mengadakan rapat secara virtual. {#rapat}
2. Ketentuan pada angka romawi II angka 1 berlaku mulai 12 Januari 2026. {#masa}
"""
    text = circular(body, look="{sections: {numbering: I.}}")
    (found,) = findings(text, CODE)
    assert found.words == "angka romawi II angka 1"
    assert "[](#rapat)" in found.hint
