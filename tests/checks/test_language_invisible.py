"""Signs that nobody sees."""

import pytest

CODE = "language-invisible"


@pytest.mark.parametrize(
    ("sign", "name", "advice"),
    [
        ("\u202e", "RIGHT-TO-LEFT OVERRIDE", "hapus"),
        ("\u200b", "ZERO WIDTH SPACE", "hapus"),
        ("\u00ad", "SOFT HYPHEN", "hapus"),
        ("\ufeff", "ZERO WIDTH NO-BREAK SPACE", "hapus"),
        ("\u00a0", "NO-BREAK SPACE", "spasi biasa"),
        ("\u2028", "LINE SEPARATOR", "spasi biasa"),
        ("\ue000", "U+E000", "hapus"),
        ("\U000f1234", "U+F1234", "hapus"),
        ("\u3164", "HANGUL FILLER", "hapus"),
        ("\x07", "U+0007", "hapus"),
    ],
)
def test_each_sort_of_sign_is_named(findings, circular, sign, name, advice):
    body = "Rapat wajib virtual."
    text = circular(body.replace("wajib", f"wa{sign}jib"))
    (found,) = findings(text, CODE)
    assert found.words == sign
    assert name in found.message
    assert advice in found.hint


def test_a_sign_in_the_front_matter_is_found(findings, circular):
    (found,) = findings(circular(title="Rapat\u200b Virtual"), CODE)
    assert found.words == "\u200b"


def test_a_control_sign_in_the_front_matter_is_said_once(findings, circular):
    text = circular(title="Rapat\x07 Virtual")
    assert {one.code for one in findings(text)} == {"yaml-syntax"}


def test_a_run_of_one_sign_is_one_finding(findings, circular, body):
    (found,) = findings(circular(body.replace("wajib", "wajib\u00a0\u00a0\u00a0")), CODE)
    assert found.words == "\u00a0\u00a0\u00a0"


def test_a_letter_in_two_signs_is_found_with_its_composed_form(findings, circular, body):
    (found,) = findings(circular(body.replace("wajib", "kafe\u0301")), CODE)
    assert found.words == "e\u0301"
    assert "\u00e9" in found.hint


def test_seen_signs_are_fine(findings, circular, body):
    words = "\u201ccaf\u00e9\u201d \u2013 \u2026 \u00bd \u00b0C"
    assert not findings(circular(body.replace("wajib", words)), CODE)
