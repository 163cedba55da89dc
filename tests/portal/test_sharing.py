"""The text to be sent on tells no more force than there is."""

from dataclasses import replace
from datetime import date

from publisher.model import status
from publisher.model.publication import Boundary, Incoming
from publisher.pipeline import pages
from publisher.portal.sharing import share
from tests import published

_TRIAL = "harapan-jaya/2026/800-1-6-2-041-bkpsdm"
_OTHER = "harapan-jaya/2026/800-1-6-2-067-bkpsdm"
_START = date(2026, 8, 3)
_BEFORE = (None, status.COMING)
_AFTER = (date(2026, 11, 1), status.ENDED)


def _lines(*boundaries, incoming=(), own=(), **more):
    """Return the lines to be sent of the trial of attendance with another life."""
    whole = pages.portal(published.publication())
    one = whole.whole.circulars[_TRIAL]
    found = tuple(Boundary(*each, None, each_status) for *each, each_status in boundaries)
    state = replace(one.state, boundaries=found, relations_in=incoming, **more)
    circular = replace(one, state=state)
    return share(whole, circular, whole.life(circular), own).splitlines()


def test_a_suspension_is_told_with_its_days_whatever_else_is_told():
    lines = _lines(
        _BEFORE,
        (_START, status.IN_FORCE),
        (date(2026, 9, 4), status.SUSPENDED),
        (date(2026, 9, 16), status.PARTLY),
        _AFTER,
        review_by=date(2026, 10, 1),
    )
    whole = "\n".join(lines)
    assert "Ditangguhkan 4 s.d. 15 September 2026" in whole
    assert "Tidak semua aturannya berlaku pada semua hari itu" in whole


def test_days_of_which_nobody_is_certain_are_told_as_such():
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), (date(2026, 9, 4), status.UNKNOWN))
    assert lines[3].startswith("Berlaku 3 Agustus s.d. 3 September 2026.")
    assert "Belum dapat dipastikan apakah berlaku mulai 4 September 2026" in lines[3]
    assert "Tidak berlaku mulai" not in lines[3]


def test_a_suspension_at_the_end_is_no_end():
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), (date(2026, 9, 4), status.SUSPENDED), _AFTER)
    assert "Ditangguhkan 4 September s.d. 31 Oktober 2026" in lines[3]
    assert "Tidak berlaku mulai 1 November 2026" in lines[3]
    assert "Aturannya yang terakhir" not in lines[3]


def test_what_others_took_away_is_told_with_rules_and_days_and_what_they_did_not_is_not():
    day, rules = date(2026, 9, 1), ("layanan-malam",)
    revoked, suspended = (
        Incoming(kind, _OTHER, day, rules) for kind in ("mencabut", "menangguhkan")
    )
    vain = Incoming("menangguhkan", "x/2026/vain", day, took=False)
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), _AFTER, incoming=(revoked, suspended, vain))
    by = "mulai 1 September 2026 oleh SE Nomor 800.1.6.2/067/BKPSDM/2026."
    for what in ("dicabut", "ditangguhkan"):
        assert any(
            one.startswith("Aturan “Unit yang bekerja malam") and one.endswith(f"{what} {by}")
            for one in lines
        )
    assert not any("vain" in one for one in lines)


def test_an_amendment_that_names_no_rule_is_told():
    act = Incoming("mengubah", _OTHER, None)
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), _AFTER, incoming=(act,))
    assert "Sebagian isinya diubah oleh SE Nomor 800.1.6.2/067/BKPSDM/2026." in lines


def test_rules_with_days_of_their_own_are_told_those_with_the_same_in_one_line():
    own = [("Apel", "3 s.d. 9 Agustus 2026"), ("Lapor.", "10 Agustus 2026")]
    own.append(("Piket", "3 s.d. 9 Agustus 2026"))
    lines = _lines(_BEFORE, (_START, status.PARTLY), _AFTER, own=own)
    assert lines[3].startswith("Berlaku sebagian 3 Agustus s.d. 31 Oktober 2026.")
    assert lines[-4:-1] == [
        "Masa tiap aturan:",
        "- “Apel” dan “Piket”: 3 s.d. 9 Agustus 2026",
        "- “Lapor”: 10 Agustus 2026",
    ]


def test_of_many_days_only_their_number_is_told():
    own = [("x", f"{day} Agustus 2026") for day in range(3, 10)]
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), _AFTER, own=own[:1])
    assert lines[-3:-1] == ["Aturan dengan masa sendiri:", "- “x”: 3 Agustus 2026"]
    lines = _lines(_BEFORE, (_START, status.IN_FORCE), _AFTER, own=own)
    assert lines[-2].startswith("7 dari ")
    assert lines[-1].endswith(f"/se/{_TRIAL}/")
