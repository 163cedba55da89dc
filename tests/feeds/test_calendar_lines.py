from datetime import date, datetime, timedelta, timezone

import pytest
from icalendar import Calendar

from publisher.feeds import calendar_lines


def test_a_line_is_folded_by_octets_and_never_within_a_letter():
    for length in range(60, 90):
        for letter in ("a", "é", "€", "😀"):
            words = letter * length
            data = calendar_lines.component("VEVENT", [("SUMMARY", words)])
            lines = data.removesuffix(b"\r\n").split(b"\r\n")
            assert max(map(len, lines)) <= 75
            assert [line.decode()[0] for line in lines[2:-1]] == [" "] * (len(lines) - 3)
            assert Calendar.from_ical(data)["summary"] == words


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("a,b;c\\d", "a\\,b\\;c\\\\d"),
        ("a\r\nb\nc", "a\\nb\\nc"),
        ("a:b\"c'", "a:b\"c'"),
        ("a\x00\x07\rb\tc", "a\ufffd\ufffd\ufffdb\tc"),
        ("a\ud800", "a\ufffd"),
    ],
)
def test_signs_of_the_format_are_escaped(words, value):
    assert calendar_lines.text(words) == value


def test_no_words_begin_another_property():
    evil = "x\r\nSTATUS:CANCELLED\r\nEND:VEVENT\nBEGIN:VALARM"
    data = calendar_lines.component("VEVENT", [("SUMMARY", calendar_lines.text(evil))])
    read = Calendar.from_ical(data)
    assert read["summary"] == evil.replace("\r\n", "\n")
    assert "status" not in read


def test_days_and_moments_are_written_as_the_standard_has_them():
    assert calendar_lines.day(date(2026, 3, 9)) == "20260309"
    assert calendar_lines.day(date(33, 3, 9)) == "00330309"
    zone = timezone(timedelta(hours=8))
    assert calendar_lines.moment(datetime(2026, 3, 9, 7, 5, tzinfo=zone)) == "20260308T230500Z"
