"""Read back by vobject, which knows nothing of the library that writes."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
import vobject

from publisher.feeds import calendar
from publisher.model.label import Label
from publisher.model.publication import RuleState, Spell
from tests.published import MOMENT, changed, files, publication

WEEKS = "babel/2020/wfh-bergilir"
DRESS = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
ENERGY = "harapan-jaya/2026/000-8-2-009-um"
RAMADAN = "harapan-jaya/2026/000-8-3-021-org"


def entries(made, identity):
    """Return the entries of a circular's calendar by the last part of their UID."""
    [calendar_] = vobject.readComponents(
        files(calendar.artefacts, made)[f"se/{identity}/calendar.ics"].decode()
    )
    return {one.uid.value.rpartition("/")[2]: one for one in calendar_.vevent_list}


def days(entry):
    """Return first and last day, both included."""
    return entry.dtstart.value, entry.dtend.value - timedelta(1)


@pytest.fixture(scope="module")
def written():
    return files(calendar.artefacts, publication())


def test_every_calendar_keeps_to_the_standard(written):
    assert len(written) == len(publication().circulars) + 5
    for data in written.values():
        assert data.endswith(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        [read] = vobject.readComponents(data.decode())
        assert read.validate(raiseException=True)
        assert (read.version.value, bool(read.prodid.value)) == ("2.0", True)
        names = [one.uid.value for one in read.vevent_list]
        assert len(set(names)) == len(names)
        for one in read.vevent_list:
            assert type(one.dtstart.value) is type(one.dtend.value) is date
            assert one.dtend.value > one.dtstart.value
            assert one.dtstamp.value.utcoffset() == timedelta(0)


def test_a_period_ends_on_the_day_after_its_last():
    assert days(entries(publication(), RAMADAN)["berlaku-1"]) == (
        date(2026, 3, 2),
        date(2026, 3, 20),
    )


def test_an_open_period_has_its_first_day_alone():
    entry = entries(publication(), WEEKS)["berlaku-1"]
    assert days(entry) == (date(2020, 12, 29), date(2020, 12, 29))
    assert entry.summary.value.startswith("Mulai berlaku: ")


def test_a_revocation_is_cancelled_and_the_days_before_it_are_not():
    found = entries(publication(), ENERGY)
    assert days(found["berlaku-1"]) == (date(2026, 4, 1), date(2026, 8, 31))
    assert found["berlaku-1"].status.value == "CONFIRMED"
    assert days(found["batal"])[0] == date(2026, 9, 1)
    assert found["batal"].status.value == "CANCELLED"


def test_what_was_withdrawn_is_cancelled_under_the_name_it_had():
    found = entries(publication(), DRESS)
    assert {one.status.value for one in found.values()} == {"CANCELLED"}
    assert days(found["berlaku-1"]) == (date(2026, 8, 3), date(2026, 8, 31))


def test_the_name_of_an_entry_is_made_from_the_address_of_the_circular():
    for one in publication().circulars.values():
        for entry in entries(publication(), one.id).values():
            assert entry.uid.value.startswith(f"tag:edaran.example,2026:calendar{one.uri}/")


def test_a_change_counts_and_a_midnight_does_not():
    assert entries(publication(), ENERGY)["berlaku-1"].sequence.value == "1"
    assert entries(publication(), DRESS)["berlaku-1"].sequence.value == "2"
    later = replace(publication(), moment=MOMENT + timedelta(300))
    assert files(calendar.artefacts, later) == files(calendar.artefacts, publication())


def test_the_stamp_is_the_moment_of_the_agenda_book():
    stamped = entries(publication(), DRESS)["terbit"].dtstamp.value
    assert stamped == publication().circulars[DRESS].lines[-1].recorded


def test_groups_take_turns_as_the_rule_says():
    found = entries(publication(), WEEKS)
    first = found["bergilir-mingguan-1-giliran-0"]
    second = found["bergilir-mingguan-1-giliran-1"]
    assert days(first) == (date(2021, 1, 4), date(2021, 1, 10))
    assert days(second) == (date(2021, 1, 11), date(2021, 1, 17))
    assert first.summary.value.startswith("Kelompok A, Bekerja di kantor: ")
    assert second.summary.value.startswith("Kelompok B, ")
    turns = [moment.date() for moment in first.rruleset[:3]]
    assert turns == [date(2021, 1, 4), date(2021, 1, 18), date(2021, 2, 1)]


def turning(spell):
    """Return the turns of the weekly rotation while it binds on the days of a spell."""
    made = publication()
    one = made.circulars[WEEKS]
    state = replace(one.state, rules=(RuleState("bergilir-mingguan", (spell,)),))
    made = replace(made, circulars={**made.circulars, WEEKS: replace(one, state=state)})
    found = entries(made, WEEKS).values()
    return [one for one in found if one.summary.value.startswith("Kelompok")]


def test_turns_stay_within_the_days_of_the_rule():
    found = turning(Spell(date(2021, 1, 6), date(2021, 1, 20), "fixed"))
    assert [(one.summary.value[9], *days(one)) for one in found] == [
        ("A", date(2021, 1, 6), date(2021, 1, 10)),
        ("B", date(2021, 1, 11), date(2021, 1, 17)),
        ("A", date(2021, 1, 18), date(2021, 1, 20)),
    ]


def test_many_turns_are_written_once_and_come_again_until_the_end():
    found = turning(Spell(date(2021, 1, 6), date(2030, 1, 20), "fixed"))
    assert [(one.summary.value[9], days(one)[0]) for one in found] == [
        ("A", date(2021, 1, 6)),
        ("B", date(2021, 1, 11)),
        ("A", date(2021, 1, 18)),
    ]
    assert "rrule" not in found[0].contents
    assert found[1].rrule.value == "FREQ=DAILY;UNTIL=20300120;INTERVAL=14"


def test_a_turn_that_may_not_bind_is_not_in_a_calendar():
    assert turning(Spell(date(2021, 1, 4), None, "notice", certain=False)) == []
    assert turning(Spell(None, None, "notice")) == []


def test_a_review_is_an_entry():
    made = publication()
    one = made.circulars[RAMADAN]
    state = replace(one.state, review_by=date(2026, 3, 15))
    made = replace(made, circulars={**made.circulars, RAMADAN: replace(one, state=state)})
    assert days(entries(made, RAMADAN)["tinjau"]) == (date(2026, 3, 15), date(2026, 3, 15))


def test_an_authority_has_all_its_entries_in_one_calendar(written):
    [whole] = vobject.readComponents(written["kalender/harapan-jaya.ics"].decode())
    alone = [
        entry.uid.value
        for name in publication().circulars
        if name.startswith("harapan-jaya/")
        for entry in entries(publication(), name).values()
    ]
    assert sorted(one.uid.value for one in whole.vevent_list) == sorted(alone)


def test_signs_of_the_format_are_words_and_long_words_are_folded_between_letters():
    title = "a;b,c\\d\nEND:VEVENT " + "é" * 120 + "😀" * 40
    made = changed(publication(), RAMADAN, title=Label(title))
    data = files(calendar.artefacts, made)[f"se/{RAMADAN}/calendar.ics"]
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode()
    entry = entries(made, RAMADAN)["berlaku-1"]
    assert entry.summary.value == "Berlaku: " + title.replace("\n", " ")


def test_what_is_from_the_press_says_so():
    assert "Disusun dari pemberitaan" in entries(publication(), WEEKS)["terbit"].description.value
    assert "Disusun" not in entries(publication(), ENERGY)["terbit"].description.value
