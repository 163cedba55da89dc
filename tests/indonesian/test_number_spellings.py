"""The words that a number is found by, whatever signs and blanks it is typed with."""

import pytest

from publisher.indonesian.letter_number import key
from publisher.indonesian.number_spellings import near_word, same_key, spellings, word
from tests.indonesian.test_letter_number import NUMBERS


@pytest.mark.parametrize(
    ("number", "typed"),
    [
        ("800/1102 /VII", "800/1102/VII"),
        ("800/1102 /VII", "nomor 800 / 1102"),
        ("800/1102 /VII", "1102/VII"),
        ("800/1102 /VII", "800/1102/VII/2020"),
        ("800/1102 /VII", "800/01102/vii"),
        ("800/1102 /VII", "1102 Tahun 2020"),
        ("065/ 01076 /ORG TAHUN 2021", "065/1076/ORG"),
        ("065/ 01076 /ORG TAHUN 2021", "65/1076/ORG/2021"),
        ("443.1/06/BO2.1", "443.1/06/B02.1"),
        ("443.1/06/B02.1", "443.1/6/BO2.I"),
        ("800/2688-BKD/2020", "800/2688\u2013BKD TAHUN 2020"),
        ("800/2688-BKD/2020", "2688/BKD"),
        ("800.1.6.2/041/BKPSDM/2026", "800.1.6.2 / 41"),
        ("800.1.6.2/041/BKPSDM/2026", "041"),
        ("800.1.6.2/041/BKPSDM/2026", "Nomor 41 Tahun 2026"),
        ("600.10 /009-04 / SD. II / 2026", "600.10/009"),
        ("3355 Tahun 2020", "3355/2020"),
        ("443/545/Din. Kes", "545/Din.Kes"),
    ],
)
def test_a_number_is_found_by_what_is_typed(number, typed):
    found = spellings(number, 2020)
    assert word(typed) in found or near_word(typed) in found


@pytest.mark.parametrize("number", NUMBERS)
def test_every_real_number_is_found_as_printed_and_by_its_key(number):
    found = spellings(number, None)
    assert {word(number), word(key(number)), near_word(number)} <= set(found)
    assert all(one.isalnum() for one in found)
    assert len(found) <= 30


def test_a_year_alone_leads_to_no_number():
    assert "2026" not in spellings("800.1.6.2/041/BKPSDM/2026", None)


def test_other_figures_are_another_word():
    assert word("800/1102/VII") != word("800/1103/VII")
    assert word("800/11") in spellings("800/11/BKPP.2", 2020)
    assert word("800/11") not in spellings("800/1102 /VII", 2020)


def test_signs_and_leading_zeros_part_no_number_from_itself():
    assert same_key("800/01102-VII") == same_key("800 1102 VII") == same_key("800/1102 /VII")


@pytest.mark.parametrize(
    ("one", "other"),
    [("1/12", "11/2"), ("800//VII", "800/VII"), ("12/O", "12/0"), ("V\u0323II/1", "VII/1")],
)
def test_numbers_that_differ_in_more_than_signs_stay_apart(one, other):
    assert same_key(one) != same_key(other)
