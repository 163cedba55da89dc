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
