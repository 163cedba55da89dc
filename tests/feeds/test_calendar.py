"""Read back by icalendar, which had no part in the writing."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from publisher.feeds import calendar
from publisher.model import publication as nouns
from publisher.model.label import Label
from publisher.model.publication import RuleState, Spell
from tests.feeds.publications import sample
from tests.published import MOMENT, changed, files, publication

WEEKS = "babel/2020/wfh-bergilir"
OFFICE = "babel/2020/800-1102-vii"
AMENDED = "harapan-jaya/2026/000-8-3-014-org"
DRESS = "harapan-jaya/2026/pakaian-dinas-hari-jadi"
ENERGY = "harapan-jaya/2026/000-8-2-009-um"
RAMADAN = "harapan-jaya/2026/000-8-3-021-org"


def read(data):
    """Return a calendar that was read without a complaint."""
    found = Calendar.from_ical(data)
    assert [one.errors for one in found.walk() if one.errors] == []
    return found


def entries(made, identity):
    """Return the entries of a circular's calendar by the last part of their UID."""
    whole = read(files(calendar.artefacts, made)[f"se/{identity}/calendar.ics"])
    return {str(one["uid"]).rpartition("/")[2]: one for one in whole.walk("VEVENT")}


def days(entry):
    """Return first and last day, both included."""
    return entry.decoded("dtstart"), entry.decoded("dtend") - timedelta(1)


@pytest.fixture(scope="module")
def written():
    return files(calendar.artefacts, publication())


def test_every_calendar_keeps_to_the_standard(written):
    assert len(written) == len(publication().circulars) + 5
    for data in written.values():
        assert data.endswith(b"\r\n")
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 75
        whole = read(data)
        assert (whole["version"], bool(whole["prodid"])) == ("2.0", True)
        found = whole.walk("VEVENT")
        assert found
        assert len({one["uid"] for one in found}) == len(found)
        for one in found:
            first, end = one.decoded("dtstart"), one.decoded("dtend")
            assert type(first) is type(end) is date
            assert end > first
            assert one.decoded("dtstamp").utcoffset() == timedelta(0)
            assert one.keys() >= {"SUMMARY", "SEQUENCE", "STATUS", "URL", "TRANSP"}


def test_a_period_ends_on_the_day_after_its_last():
    assert days(entries(publication(), RAMADAN)["berlaku-1"]) == (
        date(2026, 3, 2),
        date(2026, 3, 20),
    )


def test_an_open_period_has_its_first_day_alone():
    entry = entries(publication(), OFFICE)["berlaku-1"]
    assert days(entry) == (date(2020, 3, 23), date(2020, 3, 23))
    assert entry["summary"].startswith("Mulai berlaku: ")


def test_days_on_which_some_rules_are_in_force_say_which():
    found = entries(publication(), AMENDED)
    assert [(*days(found[f"berlaku-{number}"]),) for number in (1, 2, 3)] == [
        (date(2026, 2, 13), date(2026, 2, 18)),
        (date(2026, 2, 19), date(2026, 3, 1)),
        (date(2026, 3, 2), date(2026, 3, 20)),
    ]
    assert found["berlaku-1"]["summary"].startswith("Berlaku sebagian (1 dari 5 aturan: angka 6): ")
    told = str(found["berlaku-3"]["description"]).splitlines()[2:]
    assert told[0] == (
        "Berlaku: Jam kerja perangkat daerah dengan lima hari kerja (angka 2; angka 4)"
    )
    assert [line for line in told if line.startswith("Tidak berlaku: ")] == [
        "Tidak berlaku: Jam kerja perangkat daerah dengan enam hari kerja (angka 3; angka 4)",
        "Tidak berlaku: Pengaturan jam layanan dilaporkan (angka 6)",
    ]
    assert len(told) == 5


def test_what_is_partly_in_force_at_first_is_in_force_as_a_whole_later():
    found = entries(publication(), WEEKS)
    assert days(found["berlaku-1"]) == (date(2020, 12, 29), date(2021, 1, 3))
    assert found["berlaku-1"]["summary"].startswith("Berlaku sebagian (3 dari 7 aturan: angka 4; ")
    assert days(found["berlaku-2"]) == (date(2021, 1, 4), date(2021, 1, 4))
    assert found["berlaku-2"]["summary"].startswith("Mulai berlaku seluruhnya: ")


def test_a_revocation_is_cancelled_and_the_days_before_it_are_not():
    found = entries(publication(), ENERGY)
    assert days(found["berlaku-1"]) == (date(2026, 4, 1), date(2026, 8, 31))
    assert found["berlaku-1"]["status"] == "CONFIRMED"
    assert days(found["batal"])[0] == date(2026, 9, 1)
    assert found["batal"]["status"] == "CANCELLED"
    assert found["batal"]["summary"].startswith(
        "Dicabut oleh Surat Edaran Nomor 000.8.2/094/UM/2026 sejak 1 September 2026: "
    )


def test_what_was_withdrawn_is_cancelled_under_the_name_it_had_and_says_why():
    found = entries(publication(), DRESS)
    assert {one["status"] for one in found.values()} == {"CANCELLED"}
    assert days(found["berlaku-1"]) == (date(2026, 8, 3), date(2026, 8, 31))
    assert found["berlaku-1"]["summary"].startswith("Ditarik dari penerbitan: Pakaian Dinas ")
    for entry in found.values():
        assert str(entry["description"]).endswith(
            "\nDitarik dari penerbitan: terbit sebelum disetujui Sekretaris Daerah"
        )


def test_the_name_of_an_entry_is_made_from_the_address_of_the_circular():
    for one in publication().circulars.values():
        for entry in entries(publication(), one.id).values():
            assert entry["uid"].startswith(f"tag:edaran.example,2026:calendar{one.uri}/")


def test_a_change_counts_and_a_midnight_does_not():
    assert entries(publication(), ENERGY)["berlaku-1"]["sequence"] == 1
    assert entries(publication(), DRESS)["berlaku-1"]["sequence"] == 2
    later = replace(publication(), moment=MOMENT + timedelta(300))
    assert files(calendar.artefacts, later) == files(calendar.artefacts, publication())


@pytest.mark.parametrize("identity", [ENERGY, DRESS, AMENDED, OFFICE])
def test_the_stamp_is_the_moment_of_the_last_act_whoever_did_it(identity):
    made = sample(MOMENT)
    acted = [one.at for one in made.events if one.id == identity and one.state]
    for entry in entries(made, identity).values():
        assert entry.decoded("dtstamp") == acted[-1]
        assert entry["sequence"] == len(acted)
    [revoked] = [one.at for one in made.events if (one.id, one.event) == (ENERGY, "revoked")]
    assert entries(made, ENERGY)["batal"].decoded("dtstamp") == revoked


def test_what_another_line_brings_back_is_an_act():
    made = publication()
    back = replace(made.events[0], seq=99, id=ENERGY, event=nouns.REINSTATED, at=MOMENT, by=AMENDED)
    entry = entries(replace(made, events=(*made.events, back)), ENERGY)["terbit"]
    assert (entry["sequence"], entry.decoded("dtstamp")) == (2, MOMENT)


def test_groups_take_turns_as_the_rule_says():
    found = entries(publication(), WEEKS)
    first = found["bergilir-mingguan-1-giliran-0"]
    second = found["bergilir-mingguan-1-giliran-1"]
    assert days(first) == (date(2021, 1, 4), date(2021, 1, 10))
    assert days(second) == (date(2021, 1, 11), date(2021, 1, 17))
    assert first["summary"].startswith("Kelompok A, Bekerja di kantor: ")
    assert second["summary"].startswith("Kelompok B, ")
    every_other_week = {"FREQ": ["DAILY"], "INTERVAL": [14]}
    assert first["rrule"] == second["rrule"] == every_other_week


def turning(spell):
    """Return the turns of the weekly rotation while it binds on the days of a spell."""
    made = publication()
    one = made.circulars[WEEKS]
    state = replace(one.state, rules=(RuleState("bergilir-mingguan", (spell,)),))
    made = replace(made, circulars={**made.circulars, WEEKS: replace(one, state=state)})
    found = entries(made, WEEKS).values()
    return [one for one in found if one["summary"].startswith("Kelompok")]


def test_of_three_groups_the_last_follows_the_first():
    """Group g has its turn where turn + g is a multiple of the groups, as answers have it."""
    made = publication()
    [rule] = [one for one in made.circulars[WEEKS].text.rules if one.id == "bergilir-mingguan"]
    three = replace(rule, do={"rotation": {**rule.do["rotation"], "groups": 3}})
    found = entries(changed(made, WEEKS, rules=(three,)), WEEKS)
    assert [found[f"{rule.id}-1-giliran-{turn}"]["summary"][9] for turn in range(3)] == list("ACB")
    assert found[f"{rule.id}-1-giliran-0"]["rrule"]["INTERVAL"] == [21]


def test_a_rotation_without_a_first_day_or_of_months_is_not_in_a_calendar():
    made = publication()
    [rule] = [one for one in made.circulars[WEEKS].text.rules if one.id == "bergilir-mingguan"]
    for rotation in ({"every": "P7D"}, {"every": "P1M", "anchor": "2021-01-04"}):
        other = changed(made, WEEKS, rules=(replace(rule, do={"rotation": rotation}),))
        assert entries(other, WEEKS).keys() == {"terbit", "berlaku-1", "berlaku-2"}


def test_turns_stay_within_the_days_of_the_rule():
    found = turning(Spell(date(2021, 1, 6), date(2021, 1, 20), "fixed"))
    assert [(one["summary"][9], *days(one)) for one in found] == [
        ("A", date(2021, 1, 6), date(2021, 1, 10)),
        ("B", date(2021, 1, 11), date(2021, 1, 17)),
        ("A", date(2021, 1, 18), date(2021, 1, 20)),
    ]


def test_many_turns_are_written_once_and_come_again_until_the_end():
    found = turning(Spell(date(2021, 1, 6), date(2030, 1, 20), "fixed"))
    assert [(one["summary"][9], days(one)[0]) for one in found] == [
        ("A", date(2021, 1, 6)),
        ("B", date(2021, 1, 11)),
        ("A", date(2021, 1, 18)),
    ]
    assert "rrule" not in found[0]
    assert found[1]["rrule"] == {
        "FREQ": ["DAILY"],
        "INTERVAL": [14],
        "UNTIL": [date(2030, 1, 20)],
    }


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
    whole = read(written["kalender/harapan-jaya.ics"])
    alone = [
        entry["uid"]
        for name in publication().circulars
        if name.startswith("harapan-jaya/")
        for entry in entries(publication(), name).values()
    ]
    assert sorted(one["uid"] for one in whole.walk("VEVENT")) == sorted(alone)


def test_signs_of_the_format_are_words_and_long_words_are_folded_between_letters():
    title = "a;b,c\\d\nEND:VEVENT " + "é" * 120 + "😀" * 40
    made = changed(publication(), RAMADAN, title=Label(title))
    data = files(calendar.artefacts, made)[f"se/{RAMADAN}/calendar.ics"]
    assert max(map(len, data.split(b"\r\n"))) <= 75
    for line in data.split(b"\r\n"):
        line.decode()
    entry = entries(made, RAMADAN)["berlaku-1"]
    assert entry["summary"] == "Berlaku: " + title.replace("\n", " ")


def test_a_stand_in_for_no_end_breaks_nothing():
    made = publication()
    one = made.circulars[ENERGY]
    text = replace(one.text, effective=replace(one.text.effective, end=date.max))
    state = replace(one.state, review_by=date.max)
    circulars = {**made.circulars, ENERGY: replace(one, text=text, state=state)}
    assert days(entries(replace(made, circulars=circulars), ENERGY)["batal"])[0].year == 2026


def test_what_is_from_the_press_says_so():
    assert "Disusun dari pemberitaan" in entries(publication(), WEEKS)["terbit"]["description"]
    assert "Disusun" not in entries(publication(), ENERGY)["terbit"]["description"]
