"""Dates as letters write them, and dates found in texts."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.indonesian import dates
from publisher.indonesian.dates import find_dates


def found(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (
            text[mention.start : mention.end],
            mention.day.isoformat() if mention.day else None,
            mention.weekday,
        )
        for mention in find_dates(text)
    ]


def test_dates_are_written_without_leading_zero() -> None:
    assert dates.long_date(date(2020, 3, 3)) == "3 Maret 2020"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 3, 3), date(2020, 3, 3), "3 Maret 2020"),
        (date(2020, 3, 3), date(2020, 3, 20), "3 s.d. 20 Maret 2020"),
        (date(2020, 11, 16), date(2020, 12, 18), "16 November s.d. 18 Desember 2020"),
        (date(2020, 12, 28), date(2021, 1, 3), "28 Desember 2020 s.d. 3 Januari 2021"),
        (date(2020, 3, 3), date(2021, 3, 3), "3 Maret 2020 s.d. 3 Maret 2021"),
    ],
)
def test_of_two_days_what_both_have_is_written_once(first, last, words):
    assert dates.long_span(first, last) == words


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 11, 16), date(2020, 12, 18), "16 November s.d. 18 Desember 2020"),
        (date(2020, 11, 16), None, "mulai 16 November 2020"),
        (None, date(2020, 12, 18), "s.d. 18 Desember 2020"),
        (None, None, ""),
    ],
)
def test_a_period_says_nothing_of_an_end_that_is_not_known(first, last, words):
    assert dates.long_period(first, last) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2020, 3, 23), "Senin, 23 Maret 2020"),
        (date(2020, 12, 18), "Jumat, 18 Desember 2020"),
        (date(2021, 6, 29), "Selasa, 29 Juni 2021"),
    ],
)
def test_dates_are_written_with_their_weekday(day: date, words: str) -> None:
    assert dates.weekday_date(day) == words


@given(st.dates(date(1945, 1, 1), date(2100, 12, 31)))
def test_a_written_date_is_found_again(day: date) -> None:
    text = f"Mulai {dates.weekday_date(day)}, pukul 08.00 WIB."
    (mention,) = find_dates(text)
    assert mention.day == day
    assert text[mention.start : mention.end] == dates.long_date(day)
    assert text[mention.weekday_start : mention.weekday_end] == mention.weekday
    assert mention.weekday == dates.weekday_name(day)


@given(
    st.lists(
        st.sampled_from(
            [
                *("Senin", "minggu", "Jum'at", "23", "30", "Februari", "Mei", "2020"),
                *("s.d.", "dan", ",", " ", "\n", "-", "(", "3 Mei 2020", "tanggal"),
            ]
        ),
        max_size=25,
    )
)
def test_any_text_is_searched_and_mentions_never_overlap(words: list[str]) -> None:
    text = " ".join(words)
    end = 0
    for mention in find_dates(text):
        assert end <= mention.start < mention.end
        assert text[mention.start].isdigit()
        assert (mention.weekday is None) == (mention.weekday_start < 0)
        end = mention.end


@given(st.text(max_size=60))
def test_arbitrary_signs_are_searched_without_raising(text: str) -> None:
    assert all(re.search("[0-9]", text[m.start : m.end]) for m in find_dates(text))


@pytest.mark.parametrize("impossible", ["30 Februari 2020", "32 Mei 2020", "0 Mei 2020"])
def test_a_day_that_does_not_exist_is_found_without_a_day(impossible: str) -> None:
    assert found(f"Pada {impossible}.") == [(impossible, None, None)]


@pytest.mark.parametrize(
    ("text", "day", "weekday"),
    [
        ("Jum'at, 18 Desember 2020", "2020-12-18", "Jumat"),
        ("Jum\u2019at, 18 DESEMBER 2020", "2020-12-18", "Jumat"),
        ("Rabu, 18 Nopember 2020", "2020-11-18", "Rabu"),
        ("Rabu 3 Pebruari 2021", "2021-02-03", "Rabu"),
        ("SENIN (23 Maret 2020)", "2020-03-23", "Senin"),
        ("Senin tanggal 23 Mar 2020", "2020-03-23", "Senin"),
        ("hari minggu, 22 Maret 2020", "2020-03-22", "Minggu"),
        ("Senin,\u00a023\u00a0Maret\n2020", "2020-03-23", "Senin"),
        ("selama 1 (satu) minggu, 23 Maret 2020", "2020-03-23", None),
        ("Senin\n\n23 Maret 2020", "2020-03-23", None),
        ("setiap Senin dan 23 Maret 2020", "2020-03-23", None),
    ],
)
def test_other_spellings_are_understood(text: str, day: str, weekday: str | None) -> None:
    ((_, found_day, found_weekday),) = found(text)
    assert (found_day, found_weekday) == (day, weekday)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("16 November s.d. 18 Desember 2020", ["2020-11-16", "2020-12-18"]),
        ("28 Desember sampai dengan 3 Januari 2021", ["2020-12-28", "2021-01-03"]),
        ("16-18 November 2020", ["2020-11-16", "2020-11-18"]),
        ("16 \u2013 18 November 2020", ["2020-11-16", "2020-11-18"]),
        ("23, 24, dan 25 Maret 2020", ["2020-03-23", "2020-03-24", "2020-03-25"]),
        ("23 Maret 2020 sampai tanggal 30 Februari 2021", ["2020-03-23", None]),
        ("angka 2 dan 23 Maret 2020", ["2020-03-23"]),
        ("nomor 3, 23 Maret 2020", ["2020-03-23"]),
    ],
)
def test_the_ends_of_a_range_are_found(text: str, days: list[str | None]) -> None:
    assert [day for _, day, _ in found(text)] == days


@pytest.mark.parametrize(
    "text",
    [
        "Senin s.d. Jumat, 16 s.d. 20 November 2020",
        "Senin, 16 s.d. Jumat, 20 November 2020",
        "Senin, 16 November 2020 sampai dengan Jumat, 20 November 2020",
        "Senin s.d. Jumat, 16 November 2020 s.d. 20 November 2020",
    ],
)
def test_each_end_of_a_range_has_its_own_weekday(text: str) -> None:
    assert [(day, weekday) for _, day, weekday in found(text)] == [
        ("2020-11-16", "Senin"),
        ("2020-11-20", "Jumat"),
    ]


@pytest.mark.parametrize(
    "text",
    ["23 Maret", "2.23 Maret 2020", "123 Maret 2020", "1 Mei 20201", "05/06/2020", "Mei 2020"],
)
def test_what_is_no_whole_date_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("time", "tz", "words"),
    [
        ("08:00", "Asia/Jakarta", "08.00 WIB"),
        ("07:30", "Asia/Pontianak", "07.30 WIB"),
        ("8.05", "Asia/Makassar", "08.05 WITA"),
        ("24:00", "Asia/Jayapura", "24.00 WIT"),
        ("08:00", "Europe/Berlin", "08.00"),
    ],
)
def test_clock_times_name_their_zone(time: str, tz: str, words: str) -> None:
    assert dates.clock(time, tz) == words


@pytest.mark.parametrize("time", ["", "25:00", "24:01", "08:60", "pagi", "0800", "08:00:30"])
def test_what_is_no_clock_time_is_refused(time: str) -> None:
    with pytest.raises(ValueError, match="no clock time"):
        dates.clock(time, "Asia/Jakarta")


@pytest.mark.parametrize("piece", ["Senin dan ", "1, ", "1 - ", " ", "minggu ", "\n", "16 s.d. "])
def test_a_long_text_is_searched_in_a_moment(piece: str) -> None:
    assert found("1 " + piece * 20_000 + "x 23 Maret 2020")[-1][1] == "2020-03-23"
