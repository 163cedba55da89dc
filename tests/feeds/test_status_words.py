from datetime import date, timedelta

import pytest

from publisher.feeds.status_words import circular_name, status_words
from publisher.model import status
from publisher.model.circular import Cite, Interval, Provenance, Rule
from publisher.model.label import Label
from publisher.model.publication import Boundary, Incoming, RuleState, Spell, State
from publisher.model.register import Text

START, END = date(2026, 3, 2), date(2026, 3, 20)
OPEN = Interval(START, None, "notice", until=Label("sampai  ada\nketentuan lain"))
RULES = {"jam-kerja": "1", "apel": "3.a", "laporan": ""}


def text(effective=None, number="1/2026"):
    period = effective or Interval(START, END, "fixed")
    rules = tuple(
        Rule(name, "x", "wajib", Label(name), {}, {}, (Cite(p, p),)) for name, p in RULES.items()
    )
    return Text(
        *("x/2026/a", "x", 1, Label("Jam\n Kerja"), number, None, None, period, Provenance()),
        rules=rules,
        paragraphs={"1": "", "3.a": ""},
    )


def said(day, *stretches, effective=None, note="", binding=(), acts=()):
    """Return what is said on a day; a stretch is its first day, status and by whom.

    An act is a relation type, and whose it is.
    """
    boundaries = tuple(
        Boundary(None if first == date.min else first, None, code, tuple(by))
        for first, code, *by in stretches
    )
    rules = tuple(
        RuleState(name, (Spell(START, END, "fixed", certain=name in binding),)) for name in RULES
    )
    incoming = tuple(Incoming(how, by, START) for how, by in acts)
    state = State("x/2026/a", 1, "Asia/Jakarta", boundaries, rules, incoming)
    return status_words(state, day, text(effective), lambda name: f"SE {name}", note)


WHOLE = (
    (date.min, status.COMING),
    (START, status.IN_FORCE),
    (date(2026, 3, 21), status.ENDED),
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 1), "Akan berlaku 2 s.d. 20 Maret 2026"),
        (START, "Berlaku 2 s.d. 20 Maret 2026"),
        (END, "Berlaku 2 s.d. 20 Maret 2026"),
        (date(2026, 3, 21), "Berakhir 20 Maret 2026"),
        (date(2030, 1, 1), "Berakhir 20 Maret 2026"),
    ],
)
def test_both_ends_of_a_period_are_in_it(day, words):
    assert said(day, *WHOLE) == words


def test_one_day_is_named_once():
    today = (WHOLE[0], WHOLE[1], (START + timedelta(1), status.ENDED))
    assert said(START, *today) == "Berlaku 2 Maret 2026"


def test_an_open_end_keeps_its_words_and_no_end_is_made_up():
    open_end = (WHOLE[0], WHOLE[1])
    until = "2 Maret 2026 (sampai ada ketentuan lain)"
    assert said(START, *open_end, effective=OPEN) == f"Berlaku sejak {until}"
    assert said(date(2026, 3, 1), *open_end, effective=OPEN) == f"Akan berlaku mulai {until}"
    assert said(START, *open_end) == "Berlaku sejak 2 Maret 2026"


def test_what_is_partly_in_force_says_how_much_and_where():
    partly = (WHOLE[0], (START, status.PARTLY), (date(2026, 3, 9), status.IN_FORCE), WHOLE[2])
    assert said(START, *partly, binding=("apel", "jam-kerja")) == (
        "Berlaku sebagian (2 dari 3 aturan: angka 1; angka 3 huruf a) 2 s.d. 20 Maret 2026"
    )
    unplaced = said(START, *partly, binding=("laporan",))
    assert unplaced == "Berlaku sebagian (1 dari 3 aturan) 2 s.d. 20 Maret 2026"
    assert said(date(2026, 3, 9), *partly) == "Berlaku 2 s.d. 20 Maret 2026"


def test_a_part_that_is_to_come_is_told_before():
    partly = (WHOLE[0], WHOLE[1], (date(2026, 3, 9), status.PARTLY), WHOLE[2])
    assert said(START, *partly) == (
        "Berlaku 2 s.d. 20 Maret 2026; mulai 9 Maret 2026 tinggal sebagian"
    )


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (status.REVOKED, "Dicabut oleh SE b dan SE c sejak 2 Maret 2026"),
        (status.SUPERSEDED, "Digantikan oleh SE b dan SE c sebelum berlaku"),
        (status.SUSPENDED, "Ditangguhkan oleh SE b dan SE c sejak 2 Maret 2026"),
        (status.WITHDRAWN, "Ditarik dari penerbitan: salah ketik"),
        (status.UNKNOWN, "Belum dapat dipastikan: tanggal mulainya tidak diketahui"),
    ],
)
def test_every_other_status_has_its_sentence(code, words):
    stretches = (date.min, status.COMING), (START, code, "b", "c")
    assert said(START, *stretches, note="salah\nketik") == words


@pytest.mark.parametrize(
    ("acts", "words"),
    [
        ((("mencabut", "b"),), "Dicabut oleh SE b sebelum berlaku"),
        ((("mengganti", "b"),), "Digantikan oleh SE b sebelum berlaku"),
        ((("replaces", "b"),), "Digantikan oleh SE b sebelum berlaku"),
        ((("mencabut", "b"), ("mengganti", "b")), "Digantikan oleh SE b sebelum berlaku"),
        ((("mengubah", "b"), ("mencabut", "b")), "Dicabut oleh SE b sebelum berlaku"),
        (
            (("mengganti", "c"), ("mencabut", "b")),
            "Dicabut oleh SE b dan digantikan oleh SE c sebelum berlaku",
        ),
    ],
)
def test_what_took_a_circular_away_before_its_first_day_is_told_by_its_act(acts, words):
    by = dict.fromkeys(name for _, name in acts)
    assert said(START, (date.min, status.SUPERSEDED, *by), acts=acts) == words


def test_a_suspension_names_its_last_day_and_a_gap_what_follows():
    paused = (WHOLE[0], (START, status.SUSPENDED), (date(2026, 4, 1), status.IN_FORCE))
    assert said(START, *paused) == "Ditangguhkan 2 s.d. 31 Maret 2026"
    gap = (*WHOLE[:2], (date(2026, 3, 9), status.COMING), (date(2026, 3, 16), status.IN_FORCE))
    assert said(date(2026, 3, 9), *gap) == "Jeda; berlaku lagi mulai 16 Maret 2026"


def test_days_that_are_not_certain_are_not_told_as_if_they_were():
    late = ((date.min, status.UNKNOWN), *WHOLE[1:])
    assert said(START, *late) == "Berlaku paling lambat sejak 2 Maret 2026 s.d. 20 Maret 2026"
    assert said(date(2026, 3, 1), *late) == (
        "Mungkin sudah berlaku; paling lambat sejak 2 Maret 2026 s.d. 20 Maret 2026"
    )
    perhaps = (*WHOLE[:2], (date(2026, 3, 9), status.UNKNOWN))
    assert said(START, *perhaps) == (
        "Berlaku sejak 2 Maret 2026, sekurang-kurangnya s.d. 8 Maret 2026"
    )
    assert said(date(2026, 3, 9), *perhaps) == "Belum pasti masih berlaku"


def test_no_stand_in_for_a_day_is_ever_written():
    assert said(START, (date.min, status.IN_FORCE)) == "Berlaku"
    assert said(START, (date.min, status.IN_FORCE), (date(2026, 3, 21), status.ENDED)) == (
        "Berlaku s.d. 20 Maret 2026"
    )
    assert said(START, (date.min, status.ENDED)) == "Berakhir"
    assert said(START, (date.min, status.REVOKED)) == "Dicabut"
    assert said(START, (date.min, status.COMING)) == "Akan berlaku"
    assert said(START, (date.min, status.WITHDRAWN)) == "Ditarik dari penerbitan"


def test_a_circular_is_called_by_its_number_else_by_its_title():
    assert circular_name(text()) == "Surat Edaran Nomor 1/2026"
    assert circular_name(text(number=None)) == "Surat Edaran tentang Jam Kerja"
