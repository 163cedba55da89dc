from datetime import date

import pytest

from publisher.feeds.status_words import circular_name, status_words
from publisher.model import status
from publisher.model.circular import Interval, Provenance
from publisher.model.label import Label
from publisher.model.register import Text
from publisher.model.status import Standing, Stretch

START, END = date(2026, 3, 2), date(2026, 3, 20)
OPEN = Interval(START, None, "notice", until=Label("sampai  ada\nketentuan lain"))


def text(effective=None, number="1/2026"):
    period = effective or Interval(START, END, "fixed")
    return Text("x/2026/a", "x", 1, Label("Jam\n Kerja"), number, None, None, period, Provenance())


def said(day, *stretches, effective=None):
    """Return what is said on a day; a stretch is its first day, status and by whom."""
    firsts = [one[0] for one in stretches]
    lasts = [*(date.fromordinal(first.toordinal() - 1) for first in firsts[1:]), date.max]
    made = tuple(
        Stretch(first, last, one[1], tuple(one[2:]))
        for first, last, one in zip(firsts, lasts, stretches, strict=True)
    )
    return status_words(Standing("x", made), day, text(effective), lambda name: f"SE {name}")


WHOLE = (
    (date.min, status.COMING),
    (START, status.IN_FORCE),
    (date(2026, 3, 21), status.ENDED),
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 1), "Akan berlaku mulai 2 Maret 2026"),
        (START, "Berlaku sejak 2 Maret 2026 s.d. 20 Maret 2026"),
        (END, "Berlaku sejak 2 Maret 2026 s.d. 20 Maret 2026"),
        (date(2026, 3, 21), "Berakhir 20 Maret 2026"),
        (date(2030, 1, 1), "Berakhir 20 Maret 2026"),
    ],
)
def test_both_ends_of_a_period_are_in_it(day, words):
    assert said(day, *WHOLE) == words


def test_an_open_end_keeps_its_words_and_no_end_is_made_up():
    open_end = (WHOLE[0], WHOLE[1])
    assert said(START, *open_end, effective=OPEN) == (
        "Berlaku sejak 2 Maret 2026 (sampai ada ketentuan lain)"
    )
    assert said(START, *open_end) == "Berlaku sejak 2 Maret 2026"


def test_what_is_partly_in_force_says_so_within_the_same_days():
    partly = (WHOLE[0], (START, status.PARTLY), (date(2026, 3, 9), status.IN_FORCE), WHOLE[2])
    assert said(START, *partly) == "Berlaku sebagian sejak 2 Maret 2026 s.d. 20 Maret 2026"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (status.REVOKED, "Dicabut oleh SE b dan SE c sejak 2 Maret 2026"),
        (status.SUPERSEDED, "Digantikan oleh SE b dan SE c sebelum berlaku"),
        (status.SUSPENDED, "Ditangguhkan"),
        (status.WITHDRAWN, "Ditarik dari penerbitan"),
        (status.UNKNOWN, "Belum dapat dipastikan: tanggal mulai tidak disebut"),
    ],
)
def test_every_other_status_has_its_sentence(code, words):
    assert said(START, (date.min, status.COMING), (START, code, "b", "c")) == words


def test_a_suspension_names_its_last_day():
    paused = (WHOLE[0], (START, status.SUSPENDED), (date(2026, 4, 1), status.IN_FORCE))
    assert said(START, *paused) == "Ditangguhkan s.d. 31 Maret 2026"


def test_no_stand_in_for_a_day_is_ever_written():
    always = said(START, (date.min, status.IN_FORCE))
    assert always == "Berlaku"
    assert said(START, (date.min, status.ENDED)) == "Berakhir"
    assert said(START, (date.min, status.COMING)) == "Akan berlaku"


def test_a_circular_is_called_by_its_number_else_by_its_title():
    assert circular_name(text()) == "Surat Edaran Nomor 1/2026"
    assert circular_name(text(number=None)) == "Surat Edaran tentang Jam Kerja"
