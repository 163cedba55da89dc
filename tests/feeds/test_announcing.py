from dataclasses import replace
from datetime import date, timedelta

import pytest

from publisher.feeds import atom
from publisher.feeds.announcing import EVENTS, PAGE, PRESS, announcements, newest, page, pages
from publisher.model import publication as nouns
from publisher.model import status
from publisher.model.label import Label
from tests.published import files, publication, with_events

DRESS = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
LEAVE = "harapan-jaya/2026/800-1-11-003-bkpsdm"
ENERGY = "harapan-jaya/2026/000-8-2-009-um"


def told(identity, event):
    found = [
        one
        for one in announcements(publication())
        if (one.event.id, one.event.event) == (identity, event)
    ]
    return found[-1]


def test_every_event_has_its_word():
    known = {
        value
        for name, value in vars(nouns).items()
        if name.isupper() and isinstance(value, str) and not name.startswith("_")
    }
    assert set(EVENTS) == known
    assert all(label.id and label.en for label in EVENTS.values())


def test_five_lines_are_ready_to_be_sent():
    assert told("harapan-jaya/2026/000-8-3-112-org", "issued").lines == (
        "*Diterbitkan*: Surat Edaran Nomor 000.8.3/112/ORG/2026",
        "Jam Kerja Pegawai Aparatur Sipil Negara pada Bulan Ramadan 1448 Hijriah",
        "Kabupaten Harapan Jaya",
        "Akan berlaku 8 Februari s.d. 9 Maret 2027",
        "https://edaran.example/se/harapan-jaya/2026/000-8-3-112-org/",
    )


def test_the_status_is_that_of_the_day_of_the_event():
    lapsed = told(ENERGY, "lapsed")
    assert lapsed.status == "dicabut"
    assert lapsed.lines[3] == (
        "Dicabut oleh Surat Edaran Nomor 000.8.2/094/UM/2026 sejak 1 September 2026"
    )
    assert told(ENERGY, "issued").status == "akan-berlaku"


def test_what_a_circular_did_to_another_names_it():
    made = publication()
    revoked = replace(
        made.events[0],
        seq=len(made.events) + 1,
        event=nouns.REVOKED,
        id=ENERGY,
        by="harapan-jaya/2026/pencabutan-penghematan-energi",
    )
    [*_, last] = announcements(replace(made, events=(*made.events, revoked)))
    assert last.headline == (
        "Dicabut oleh Surat Edaran Nomor 000.8.2/094/UM/2026:"
        " Surat Edaran Nomor 000.8.2/009/UM/2026"
    )


@pytest.mark.parametrize(
    ("act", "word"),
    [("mencabut", "Dicabut"), ("mengganti", "Digantikan")],
)
def test_what_ended_before_its_first_day_is_announced_by_the_act(act, word):
    made, by = publication(), "harapan-jaya/2026/pencabutan-penghematan-energi"
    state = replace(
        made.circulars[ENERGY].state,
        boundaries=(nouns.Boundary(None, None, status.SUPERSEDED, (by,)),),
        relations_in=(nouns.Incoming(act, by, date(2026, 9, 1)),),
    )
    seq = len(made.events) + 1
    event = replace(
        *(made.events[0],), seq=seq, event=nouns.SUPERSEDED, id=ENERGY, by=by, state=state
    )
    made = replace(made, events=(*made.events, event))
    [*_, last] = announcements(made)
    revoker = "Surat Edaran Nomor 000.8.2/094/UM/2026"
    assert last.headline.startswith(f"{word} sebelum berlaku oleh {revoker}: ")
    assert last.lines[3] == f"{word} oleh {revoker} sebelum berlaku"
    assert f'label="{word} sebelum berlaku"'.encode() in files(atom.artefacts, made)[atom.HEAD]


def test_a_withdrawal_says_why_and_takes_the_issue_back():
    withdrawn = told(DRESS, "withdrawn")
    assert withdrawn.lines[3] == (
        "Ditarik dari penerbitan: terbit sebelum disetujui Sekretaris Daerah"
    )
    assert withdrawn.ends == (told(DRESS, "issued").event.seq,)


def test_what_is_from_the_press_says_so_every_time():
    press = {
        name
        for name, one in publication().circulars.items()
        if one.text.provenance.source == "press"
    }
    assert len(press) == 5
    for one in announcements(publication()):
        assert (PRESS in one.lines[2]) == (one.event.id in press)


def test_another_circular_is_called_as_it_was_then():
    made, revoking = publication(), "harapan-jaya/2026/pencabutan-penghematan-energi"
    one = made.circulars[revoking]
    later = replace(one.lines[0], event="correct", revision=2, recorded=made.moment)
    newer = replace(one.text, revision=2, number="9/2026")
    one = replace(one, text=newer, lines=(*one.lines, later))
    made = replace(
        made,
        circulars={**made.circulars, revoking: one},
        texts={**made.texts, (revoking, 2): newer},
    )
    assert tuple(a.lines[:4] for a in announcements(made)) == tuple(
        a.lines[:4] for a in announcements(publication())
    )


def test_an_event_goes_by_the_revision_of_then():
    made = publication()
    first = replace(made.texts[LEAVE, 1], title=Label("Judul yang lama"))
    made = replace(made, texts={**made.texts, (LEAVE, 1): first})
    titles = [one.lines[1] for one in announcements(made) if one.event.id == LEAVE]
    assert titles[0] == "Judul yang lama"
    assert titles[-1] == made.circulars[LEAVE].text.title.id


def test_what_was_said_stays_when_more_happens():
    made = publication()
    whole = tuple(announcements(made))
    for length in range(len(whole)):
        part = replace(made, events=made.events[:length], moment=made.moment - timedelta(1))
        assert tuple(announcements(part)) == whole[:length]


def test_pages_are_full_and_the_newest_holds_the_last_full_one():
    for count in (0, 1, PAGE - 1, PAGE, PAGE + 1, 2 * PAGE, 2 * PAGE + 5):
        made = with_events(count)
        seqs = [seq for number in range(1, pages(made) + 1) for seq in page(number)]
        assert seqs == list(range(1, count - count % PAGE + 1))
        assert len(newest(made)) == (count if count < PAGE else PAGE + count % PAGE)
        assert not newest(made) or newest(made)[-1] == count


def test_some_events_say_what_they_say_among_all():
    whole = tuple(announcements(publication()))
    for one in whole:
        assert tuple(announcements(publication(), {one.event.seq})) == (one,)
    odd = [one for one in whole if one.event.seq % 2]
    assert list(announcements(publication(), range(1, len(whole) + 1, 2))) == odd
