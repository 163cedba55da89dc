"""Terbilang against our table, against num2words, and against its own reader.

num2words (lang id) differs from us on purpose (letter.md 7.2): it writes "satu juta satu ribu"
where we write "satu juta seribu", "min" for "minus", and drops zeros at the end of decimals.
"""

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from publisher.indonesian import numerals

LARGEST = 10**15 - 1
WHOLE = st.one_of(
    st.integers(0, LARGEST),
    # round numbers and those around them are where words go wrong
    st.builds(
        lambda power, factor, offset: min(max(10**power * factor + offset, 0), LARGEST),
        st.integers(0, 14),
        st.integers(1, 12),
        st.integers(-1, 11),
    ),
)
DECIMALS = st.text("0123456789", min_size=1, max_size=8)

NUMBER_WORDS = [
    *("se", "satu", "dua", "lima", "nol", "belas", "puluh", "ratus", "seribu", "juta", "koma"),
]

TABLE = {
    "0": "nol",
    "11": "sebelas",
    "12": "dua belas",
    "20": "dua puluh",
    "21": "dua puluh satu",
    "100": "seratus",
    "101": "seratus satu",
    "111": "seratus sebelas",
    "1.000": "seribu",
    "1.001": "seribu satu",
    "1.011": "seribu sebelas",
    "1.100": "seribu seratus",
    "1.111": "seribu seratus sebelas",
    "2.021": "dua ribu dua puluh satu",
    "11.000": "sebelas ribu",
    "101.000": "seratus satu ribu",
    "1.000.000": "satu juta",
    "1.000.000.000": "satu miliar",
    "1.000.000.000.000": "satu triliun",
    "1.001.000": "satu juta seribu",
    "2,5": "dua koma lima",
    "0,05": "nol koma nol lima",
    "0,75": "nol koma tujuh lima",
    "12,50": "dua belas koma lima nol",
    "-3": "minus tiga",
    "1/2": "setengah",
    "2/3": "dua pertiga",
    "3/4": "tiga perempat",
    "1/4": "seperempat",
}


def as_we_write(oracle: str) -> str:
    return re.sub(r"\b(?<!puluh )(?<!ratus )satu ribu\b", "seribu", oracle)


@pytest.mark.parametrize(("figures", "words"), TABLE.items())
def test_the_table_of_the_design_is_spelled(figures: str, words: str) -> None:
    assert numerals.spelled(figures) == words


@given(WHOLE)
@example(LARGEST)
@example(1_001_000)
@example(21_000)
@example(1_000_001_000)
def test_whole_numbers_agree_with_another_library(number: int) -> None:
    assert numerals.spelled(number) == as_we_write(num2words(number, lang="id"))


def test_every_number_up_to_three_thousand_agrees_with_another_library() -> None:
    differing = [
        number
        for number in range(3001)
        if numerals.spelled(number) != as_we_write(num2words(number, lang="id"))
    ]
    assert differing == []


@given(st.integers(0, 10**9), DECIMALS.filter(lambda decimals: not decimals.endswith("0")))
def test_decimals_agree_with_another_library(whole: int, decimals: str) -> None:
    number = Decimal(f"{whole}.{decimals}")
    assert numerals.spelled(number) == as_we_write(num2words(number, lang="id"))


@given(WHOLE, DECIMALS | st.just(""), st.booleans())
def test_what_is_spelled_reads_back_as_the_same_number(
    whole: int, decimals: str, negative: bool
) -> None:
    figures = f"{'-' if negative else ''}{whole}" + (f",{decimals}" if decimals else "")
    number = numerals.read_digits(figures)
    assert number is not None
    assert numerals.read_spelled(numerals.spelled(figures)) == number
    assert numerals.read_spelled(numerals.spelled(number)) == number


@given(WHOLE)
def test_what_another_library_spells_is_read(number: int) -> None:
    assert numerals.read_spelled(num2words(number, lang="id")) == number


@given(WHOLE, DECIMALS | st.just(""))
def test_figures_read_back_with_their_zeros(whole: int, decimals: str) -> None:
    number = Decimal(f"{whole}.{decimals}" if decimals else whole)
    figures = numerals.digits(number)
    assert str(numerals.read_digits(figures)) == f"{number:f}"


@given(st.text(max_size=30))
def test_readers_take_any_text_without_raising(text: str) -> None:
    assert numerals.read_digits(text) is None or re.search("[0-9]", text)
    assert numerals.read_spelled(text) is None or text.strip()
    assert numerals.read_duration(text) is None or text.startswith("P")


@given(
    st.lists(
        st.sampled_from(
            [
                "se",
                "satu",
                "dua",
                "lima",
                "nol",
                "belas",
                "puluh",
                "ratus",
                "seribu",
                "juta",
                "koma",
            ]
        )
    )
)
def test_a_row_of_number_words_means_at_most_one_number(words: list[str]) -> None:
    number = numerals.read_spelled(" ".join(words))
    if number is not None:
        assert numerals.read_spelled(numerals.spelled(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("satu juta satu ribu", 1_001_000),
        ("Tiga Puluh", 30),
        ("tiga\npuluh", 30),
        ("limabelas", 15),
        ("duapuluh lima", 25),
        ("satu milyar", 10**9),
        ("min tiga", -3),
        ("nol koma kosong lima", "0.05"),
        ("tiga puluh tujuh koma dua puluh lima", "37.25"),
        ("dua setengah", "2.5"),
        ("setengah", "0.5"),
        ("tiga perempat", "0.75"),
    ],
)
def test_other_ways_to_say_a_number_are_read(words: str, number: int | str) -> None:
    assert numerals.read_spelled(words) == Decimal(number)


@pytest.mark.parametrize(
    "words",
    [
        *("", "minus", "koma", "tiga koma", "koma tiga", "ratus", "seribu seribu", "dua dua"),
        *("nol satu", "satu ribu dua juta", "seratus ribu juta", "dua puluh belas", "tiga persen"),
        *("seratus dua ratus", "sebelas puluh", "tiga puluh sepuluh", "satu koma dua koma tiga"),
    ],
)
def test_words_that_are_no_number_are_not_read(words: str) -> None:
    assert numerals.read_spelled(words) is None


@pytest.mark.parametrize(
    ("figures", "number"),
    [
        ("1.100", "1100"),
        ("1.100,5", "1100.5"),
        ("37,5", "37.5"),
        ("1000000", "1000000"),
        ("01", "1"),
        ("\u22123", "-3"),
    ],
)
def test_figures_are_read_the_indonesian_way(figures: str, number: str) -> None:
    assert numerals.read_digits(figures) == Decimal(number)


@pytest.mark.parametrize(
    "figures", ["1.5", "1.1000", "0.500", "1,000.5", "1 000", "", "1.", ",5", "1,", "\u0663", "1e3"]
)
def test_figures_with_two_readings_or_none_are_refused(figures: str) -> None:
    assert numerals.read_digits(figures) is None


@pytest.mark.parametrize("nothing", ["1.5", "abc", "", "1/0", "0/2", True, float("nan")])
def test_what_is_no_number_cannot_be_spelled(nothing: str | float) -> None:
    with pytest.raises(ValueError, match=r"no number|no fraction"):
        numerals.spelled(nothing)


def test_numbers_of_any_length_keep_every_digit() -> None:
    assert numerals.digits(10**40 + 1).endswith(".000.001")
    assert numerals.spelled(10**15) == "seribu triliun"
    assert numerals.read_spelled("seribu triliun") == 10**15


def test_places_in_a_row() -> None:
    places = [numerals.ordinal(number) for number in (1, 2, 3, 11, 21, 100, 1000)]
    assert places == [
        *("pertama", "kedua", "ketiga", "kesebelas", "kedua puluh satu", "keseratus", "keseribu")
    ]
    with pytest.raises(ValueError, match="no place"):
        numerals.ordinal(-1)


def test_shares_and_counts_stand_in_figures_and_words() -> None:
    assert numerals.percent(30) == "30% (tiga puluh persen)"
    assert numerals.percent(37.5) == "37,5% (tiga puluh tujuh koma lima persen)"
    assert numerals.counted(4) == "4 (empat)"
    assert numerals.counted(1_100_000) == "1.100.000 (satu juta seratus ribu)"


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("P1W", "1 (satu) minggu"),
        ("P7D", "7 (tujuh) hari"),
        ("P1M", "1 (satu) bulan"),
        ("P1Y", "1 (satu) tahun"),
        ("PT35H", "35 (tiga puluh lima) jam"),
        ("PT30M", "30 (tiga puluh) menit"),
        ("P1Y2M", "1 (satu) tahun 2 (dua) bulan"),
        ("P1DT12H30M", "1 (satu) hari 12 (dua belas) jam 30 (tiga puluh) menit"),
    ],
)
def test_durations_stand_in_figures_and_words(written: str, words: str) -> None:
    assert numerals.duration(written) == words


@pytest.mark.parametrize("written", ["", "P", "PT", "1W", "P1", "P1H", "PT1D", "P1.5D", "P1W "])
def test_what_is_no_duration_is_refused(written: str) -> None:
    assert numerals.read_duration(written) is None
    with pytest.raises(ValueError, match="no duration"):
        numerals.duration(written)


def test_a_row_of_three_has_a_comma_before_dan() -> None:
    assert numerals.listed(("a", "b", "c")) == "a, b, dan c"
    assert numerals.listed(("a", "b")) == "a dan b"
    assert numerals.listed(("a",)) == "a"
    assert numerals.listed(()) == ""


@pytest.mark.parametrize("word", ["satu ", "ribu ", "satu triliun ", "minus ", "koma "])
def test_endless_rows_of_number_words_are_refused(word: str) -> None:
    assert numerals.read_spelled(word * 10_000) is None


def test_the_words_of_the_largest_number_are_counted_right() -> None:
    assert len(numerals.spelled(LARGEST).split()) == 29
