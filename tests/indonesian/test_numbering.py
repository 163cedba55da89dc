"""Counters and citations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.indonesian import numbering
from publisher.model.profile import Forms


@pytest.mark.parametrize(
    ("form", "number", "written"),
    [
        ("A.", 4, "D."),
        ("1.", 12, "12."),
        ("a.", 1, "a."),
        ("1)", 3, "3)"),
        ("a)", 28, "ab)"),
        ("(1)", 2, "(2)"),
        ("(a)", 2, "(b)"),
        ("I.", 4, "IV."),
        ("i.", 9, "ix."),
        ("none", 1, ""),
        ("-", 7, "-"),
    ],
)
def test_a_marker_follows_the_form_of_the_first(form: str, number: int, written: str) -> None:
    assert numbering.marker(form, number) == written


def test_letters_go_on_after_z() -> None:
    written = [numbering.letters(number) for number in (1, 26, 27, 28, 52, 53, 702, 703)]
    assert written == ["a", "z", "aa", "ab", "az", "ba", "zz", "aaa"]


@given(st.integers(1, 10**6))
def test_letters_count_in_their_own_base(number: int) -> None:
    read = 0
    for letter in numbering.letters(number):
        read = read * 26 + ord(letter) - ord("a") + 1
    assert read == number


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(number: int) -> None:
    values = [
        dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000), strict=True))[sign]
        for sign in numbering.roman(number)
    ]
    following = [*values[1:], 0]
    pairs = zip(values, following, strict=True)
    assert sum(-value if value < later else value for value, later in pairs) == number


@pytest.mark.parametrize("count", [numbering.letters, numbering.roman])
def test_nothing_counts_from_zero(count: object) -> None:
    assert callable(count)
    with pytest.raises(ValueError, match="begin at one"):
        count(0)


def test_levels_take_figures_and_letters_in_turn() -> None:
    assert [numbering.counter(level, 2) for level in range(4)] == ["2", "b", "2", "b"]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("D.1.a", "huruf D angka 1 huruf a"),
        ("D", "huruf D"),
        ("1.a.2", "angka 1 huruf a angka 2"),
        ("1.t", "angka 1 huruf t"),
        ("pembuka", "pembukaan"),
        ("penutup", "penutup"),
        ("pembuka.t1", "pembukaan tabel 1"),
        ("lampiran", "Lampiran"),
        ("lampiran.1.a", "Lampiran angka 1 huruf a"),
        ("lampiran2.t1.2", "Lampiran II tabel 1 baris 2"),
        ("E.3.t1", "huruf E angka 3 tabel 1"),
        ("E.3.t2.1", "huruf E angka 3 tabel 2 baris 1"),
    ],
)
def test_a_label_is_cited_in_words(label: str, words: str) -> None:
    assert numbering.citation(label) == words


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("D.1.a.2", "angka 4 huruf a angka 1 angka 2"),
        ("AB", "angka 28"),
        ("1.c", "huruf a angka 3"),
        ("pembuka", "pembukaan"),
        ("lampiran2.1.b", "Lampiran II huruf a angka 2"),
        ("E.3.t2.1", "angka 5 huruf c tabel 2 baris 1"),
    ],
)
def test_a_label_is_cited_by_the_counters_that_are_printed(label: str, words: str) -> None:
    assert numbering.citation(label, Forms("1.", ("a.", "1)", "1)", "a)"))) == words


def test_roman_counters_have_a_name_and_dashes_are_told_apart_by_their_label() -> None:
    assert (
        numbering.citation("D.2.a", Forms("I.", ("1.", "-"))) == "angka romawi IV angka 2 huruf a"
    )
