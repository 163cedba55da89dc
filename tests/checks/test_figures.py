"""Figures of texts and of data, brought to one form."""

from datetime import date
from decimal import Decimal

import pytest

from publisher.checks.figures import CLOCK, DAY, SHARE, held, mentions, stated


def shares(*numbers):
    return [(SHARE, Decimal(number)) for number in numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30% dan 37,5 persen", shares("30", "37.5")),
        ("30 (tiga puluh) persen", shares("30")),
        ("dibagi 60:40", shares("60", "40")),
        ("skala 1:2 dan 20:30", []),
        ("1.5%", []),
        ("pukul 08.00–15.30 WIB", [(CLOCK, "08:00"), (CLOCK, "15:30")]),
        ("7:30 s.d. 9.00", [(CLOCK, "07:30"), (CLOCK, "09:00")]),
        ("angka 7.30 dan 12.50", []),
        ("2 (dua) minggu", [("minggu", (("d", Decimal(14)),))]),
        ("37 jam 30 menit", [("jam", (("t", Decimal(2250)),))]),
        ("2 jam, 30 menit", [("jam", (("t", Decimal(120)),)), ("menit", (("t", Decimal(30)),))]),
        ("5 (lima) hari kerja", [("hari kerja", (("w", Decimal(5)),))]),
        ("Rabu, 25 Maret 2026", [(DAY, date(2026, 3, 25))]),
        ("30 Februari 2026", []),
    ],
)
def test_a_text_states_its_figures(text, expected):
    assert [(one.sort, one.figure) for one in mentions(text)] == expected


def test_words_state_figures_too():
    assert (SHARE, Decimal(50)) in stated("separuh pegawai")
    assert ("minggu", (("d", Decimal(7)),)) in stated("bergilir setiap minggu")
    assert ("bulan", (("m", Decimal(1)),)) in stated("laporan bulanan")
    assert stated("tanpa angka") == set()


@pytest.mark.parametrize(
    ("do", "shown", "path", "printed_by"),
    [
        ({"split": {"wfo": {"max": 30}}}, "30%", ("split", "wfo", "max"), "persen"),
        ({"share": {"exact": 37.5}}, "37,5%", ("share", "exact"), "persen"),
        ({"hours": [{"from": "08:00"}]}, "08.00", ("hours", 0, "from"), "jam"),
        ({"dates": ["2026-03-25"]}, "25 Maret 2026", ("dates", 0), "tanggal"),
        ({"every": "PT37H30M"}, "37 jam 30 menit", ("every",), "durasi"),
        (
            {"due": {"within": 5, "unit": "hari-kerja"}},
            "5 hari kerja",
            ("due", "within"),
            "bilangan",
        ),
    ],
)
def test_data_hold_figures_with_the_path_of_their_mark(do, shown, path, printed_by):
    (one,) = held(do)
    assert (one.shown, one.path, one.filter) == (shown, path, printed_by)


def test_what_is_no_figure_is_left_out():
    assert not list(held({"anchor": "2026-01-01", "max": 3, "min": 4, "online": True, "x": "P"}))


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("P7D", "1 (satu) minggu"),
        ("P1Y", "12 bulan"),
        ("PT90M", "1 jam 30 menit"),
        ("PT1H30M", "90 menit"),
    ],
)
def test_equal_lengths_are_equal_in_any_unit(data, text):
    assert next(held(data)).figure == next(iter(mentions(text))).figure
