import pytest

from publisher.indonesian.lookalikes import LATIN, latin, plain


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Bup\u0430ti", "Bupati"),
        ("\u041eRG", "ORG"),
        ("\u0421\u041e\u0412\u0410", "COBA"),
        ("caf\u00e9\u0455", "caf\u00e9s"),
        ("ASN", None),
        ("caf\u00e9", None),
        ("\u03b1", None),
        ("\u039f", None),
        ("\u041c\u043e\u0441\u043a\u0432\u0430", None),
        ("\u0416", None),
    ],
)
def test_a_word_that_only_looks_latin_is_told_from_a_word_of_another_alphabet(typed, meant):
    assert latin(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("800/12/\u041eRG", "800/12/ORG"),
        ("\uff18\uff10\uff10/\u0661\u0662", "800/\u0661\u0662"),
        ("800\u204412\u2013VII", "800/12-VII"),
        ("800/1\u00b2/\u2166", "800/12/VII"),
        ("800/1102 /VII", "800/1102 /VII"),
    ],
)
def test_a_number_is_spelled_with_the_signs_of_a_keyboard(typed, meant):
    assert plain(typed) == meant


def test_every_letter_of_the_table_becomes_one_latin_letter():
    assert all(one.isascii() and len(one) == 1 for one in LATIN.values())
    assert not any(one.isascii() for one in LATIN)
