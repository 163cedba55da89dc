"""Words that hold on every day, of lives that the samples do not have, and what others did."""

from dataclasses import replace
from datetime import date

import pytest

from publisher.feeds.status_words import status_words
from publisher.model import status
from publisher.model.circular import Relation
from publisher.model.label import Label
from publisher.model.publication import Boundary, Incoming
from publisher.pipeline import pages
from publisher.portal import relations, words
from tests import published

_TRIAL = "harapan-jaya/2026/800-1-6-2-041-bkpsdm"
_OTHER = "harapan-jaya/2026/800-1-6-2-067-bkpsdm"
_START, _END = date(2026, 8, 3), date(2026, 10, 31)


def _trial(*boundaries, incoming=(), **period):
    """Return the trial of attendance with another life."""
    one = published.publication().circulars[_TRIAL]
    found = tuple(Boundary(on, None, code, by) for on, code, by in boundaries)
    state = replace(one.state, boundaries=found, relations_in=tuple(incoming), review_by=None)
    text = replace(one.text, effective=replace(one.text.effective, **period))
    return replace(one, state=state, text=text)


def _life(circular):
    return words.life(circular.state, circular.text, lambda name: name.rpartition("/")[2])


_BEFORE = (None, status.COMING, ())
_RUNS = ((_START, status.IN_FORCE, ()), (date(2026, 11, 1), status.ENDED, ()))


def test_a_fixed_period_is_told_with_both_its_days():
    life = _life(_trial(_BEFORE, *_RUNS))
    assert life.headline == "Berlaku 3 Agustus s.d. 31 Oktober 2026"
    assert life.rest == (
        "Tidak berlaku mulai 1 November 2026; register ini tidak mencatat perpanjangan",
    )
    assert life.sign == ""


def test_a_suspension_in_the_middle_is_told_with_its_days():
    life = _life(
        _trial(
            _BEFORE,
            (_START, status.IN_FORCE, ()),
            (date(2026, 9, 4), status.SUSPENDED, (_OTHER,)),
            (date(2026, 9, 16), status.IN_FORCE, ()),
            (date(2026, 11, 1), status.ENDED, ()),
        )
    )
    assert (
        life.headline
        == "Berlaku 3 Agustus s.d. 3 September 2026 dan 16 September s.d. 31 Oktober 2026"
    )
    assert "Ditangguhkan 4 s.d. 15 September 2026" in life.rest


def test_a_start_at_the_latest_is_told_as_such():
    life = _life(_trial(_BEFORE, *_RUNS, precision="at-latest"))
    assert life.headline.startswith("Berlaku paling lambat mulai 3 Agustus")
    assert "Mungkin berlaku lebih awal" in life.rest


def test_rules_that_end_before_their_circular_do_not_hide_its_own_period():
    life = _life(_trial(_BEFORE, *_RUNS, end=date(2027, 1, 31)))
    assert "Aturannya yang terakhir berakhir 31 Oktober 2026" in life.rest
    assert any("3 Agustus 2026 s.d. 31 Januari 2027" in one for one in life.rest)
    assert not any("tidak mencatat" in one for one in life.rest)


def test_an_unknown_start_keeps_the_words_of_the_end():
    open_ = {"start": None, "end": None, "until": Label("selama keadaan darurat", "in emergency")}
    life = _life(_trial((None, status.UNKNOWN, ()), **open_))
    assert life.headline == "Belum dapat dipastikan: tanggal mulai tidak disebut"
    assert any("selama keadaan darurat" in one for one in life.rest)


@pytest.mark.parametrize(("act", "said"), [("mencabut", "dicabut"), ("mengganti", "Digantikan")])
def test_what_was_never_in_force_says_by_which_act(act, said):
    act = Incoming(act, _OTHER, date(2026, 8, 1))
    life = _life(_trial((None, status.SUPERSEDED, (_OTHER,)), incoming=[act]))
    assert said in life.headline
    assert ("Digantikan" in life.headline) == (act.type == "mengganti")


_TAKEN = Incoming("mengganti", _OTHER, _START)
_VAIN = Incoming("mencabut", _OTHER, _START, took=False)


@pytest.mark.parametrize(
    ("incoming", "said"),
    [
        ([_TAKEN, _VAIN], "Diganti"),
        ([replace(_TAKEN, took=False), replace(_VAIN, took=True)], "Dicabut"),
        ([replace(_TAKEN, type="replaces")], "Diganti"),
        ([], "Dicabut"),
    ],
)
def test_who_ended_a_circular_is_told_by_the_acts_that_took_and_alike_everywhere(incoming, said):
    """The line of the life, the banner, and the sentence of the feed."""
    end = (date(2026, 9, 1), status.REVOKED, (_OTHER,))
    circular = _trial(_BEFORE, _RUNS[0], end, incoming=incoming)
    assert _life(circular).rest[0].startswith(f"{said} mulai 1 September 2026 oleh ")
    assert f"{said} mulai 1 September 2026 oleh:" in _banners_of(circular)
    day = date(2026, 10, 1)
    told = status_words(circular.state, day, circular.text, lambda name: name)
    assert told.startswith(said)


def test_who_took_a_circular_away_before_its_first_day_is_told_by_the_acts_that_took():
    """The one revoked it in vain and replaced it, the other only revoked it."""
    incoming = [_TAKEN, _VAIN, Incoming("mencabut", "x/2026/y", _START)]
    end = (None, status.SUPERSEDED, (_OTHER, "x/2026/y"))
    circular = _trial(end, incoming=incoming)
    name = _OTHER.rpartition("/")[2]
    said = f"dicabut oleh y dan digantikan oleh {name} sebelum hari pertamanya"
    assert _life(circular).headline == f"Tidak pernah berlaku: {said}"
    assert {"Dicabut oleh:", "Diganti oleh:"} <= set(_banners_of(circular))


def test_a_revocation_of_what_began_on_an_unknown_day_is_not_told_as_one_before_it():
    end = (_START, status.REVOKED, (_OTHER,))
    acts = [replace(_VAIN, took=True)]
    life = _life(_trial((None, status.UNKNOWN, ()), end, incoming=acts, start=None))
    assert life.headline.startswith(
        "Belum dapat dipastikan pernah berlaku; dicabut mulai 3 Agustus"
    )


def test_a_circular_in_part_on_all_its_days_says_so_first():
    life = _life(_trial(_BEFORE, (_START, status.PARTLY, ()), _RUNS[1]))
    assert life.headline == "Berlaku sebagian 3 Agustus s.d. 31 Oktober 2026"
    assert life.english == "Partly in force from 2026-08-03 through 2026-10-31"


def test_a_circular_in_part_on_some_of_its_days_says_so_in_both_languages():
    part = (date(2026, 9, 1), status.PARTLY, ())
    life = _life(_trial(_BEFORE, _RUNS[0], part, _RUNS[1]))
    assert life.cautions[0].startswith("Tidak semua aturannya berlaku pada semua hari itu")
    assert life.english.startswith("In force, on some days only in part, from 2026-08-03")


def _banners(*incoming):
    found = published.publication().circulars[_TRIAL]
    return _banners_of(replace(found, state=replace(found.state, relations_in=incoming)))


def _banners_of(circular):
    whole = pages.portal(published.publication())
    return [one.words for one in relations.banners(whole, circular)]


def test_a_partial_revocation_names_the_rules_and_not_the_whole():
    day = date(2026, 12, 1)
    (said,) = _banners(Incoming("mencabut", _OTHER, day, ("layanan-malam",)))
    assert said.startswith("Aturan “Unit yang bekerja malam")
    assert said.endswith("dicabut mulai 1 Desember 2026 oleh:")


def test_an_amendment_by_a_rule_is_told_once_with_that_rule():
    day = date(2026, 9, 1)
    found = _banners(
        Incoming("mengubah", _OTHER, day), Incoming("replaces", _OTHER, day, ("layanan-malam",))
    )
    assert len(found) == 1
    assert found[0].startswith("Aturan “Unit yang bekerja malam")


def test_an_act_that_did_not_take_is_no_banner():
    assert _banners(Incoming("mencabut", _OTHER, None, ("layanan-malam",), took=False)) == []


def test_an_extension_and_a_suspension_are_said_before_the_text():
    day = date(2026, 9, 1)
    extended, suspended = _banners(
        Incoming("memperpanjang", _OTHER, day), Incoming("menangguhkan", _OTHER, day)
    )
    assert extended == (
        "Diperpanjang sampai dengan 31 Januari 2027; "
        "teks di bawah ini masih menyebut hari terakhir semula. Oleh:"
    )
    assert suspended == "Seluruhnya ditangguhkan mulai 1 September 2026 oleh:"


def test_an_extension_by_what_names_no_last_day_is_told_without_one():
    (said,) = _banners(Incoming("memperpanjang", "x/2026/y", _START))
    assert said.startswith("Diperpanjang; teks di bawah ini masih menyebut hari terakhir semula")


def _cited(count, *kinds):
    """Return what the page of the trial says of so many others that cite it in these ways."""
    whole = published.publication()
    other = whole.circulars[_OTHER]
    made = {}
    for number in range(count):
        name = f"harapan-jaya/2027/se-{number:03}"
        own = tuple(Relation(kind, _TRIAL) for kind in (*kinds, *kinds))
        text = replace(other.text, id=name, number=f"{number}/SE", relations=own)
        made[name] = replace(other, id=name, text=text)
    trial = replace(whole.circulars[_TRIAL], named_by=tuple(made))
    portal = pages.portal(replace(whole, circulars={**whole.circulars, **made}))
    return [(one.what, one.name, one.href) for one in relations.incoming(portal, trial)]


def test_those_that_cite_a_circular_are_told_by_how_they_do_and_each_once():
    place = "../../../harapan-jaya/2027/se-000/"
    assert _cited(1, "merujuk", "berdasarkan", "melaksanakan", "mengubah") == [
        ("Dilaksanakan oleh", "SE Nomor 0/SE", place),
        ("Menjadi dasar", "SE Nomor 0/SE", place),
        ("Dirujuk oleh", "SE Nomor 0/SE", place),
    ]


def test_of_many_that_cite_a_circular_twenty_are_told_and_the_others_counted():
    assert len(_cited(20, "merujuk")) == 20
    many = _cited(23, "merujuk")
    assert len(many) == 21
    assert many[-1] == ("", "dan 3 lainnya", "")
