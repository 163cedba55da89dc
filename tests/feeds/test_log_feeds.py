"""What a client of the log can rely on: replay, pages, days, tombstones, schemas."""

import json
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from publisher import canonical
from publisher.feeds import changes, current, days, on, snapshot, state, timeline, upcoming
from publisher.feeds.shapes import PAGE
from publisher.model.artefact import Artefact
from publisher.parsing import schema
from publisher.pipeline.registry import registry
from publisher.register.build import composed
from publisher.register.knowledge import counted
from publisher.register.overview import Asked, overview
from publisher.register.states import midnight
from publisher.register.status import standing as standing_of
from tests.feeds import publications
from tests.feeds.publications import WORDS
from tests.projects import ROOT
from tests.thorough import batches

FEEDS = (state, changes, snapshot, current, upcoming, on, timeline, days)
SEEDS, BATCH = 30, 10
BATCHES = pytest.mark.parametrize("start", batches(SEEDS, BATCH))
END = datetime(2021, 12, 1, tzinfo=UTC)
SAMPLE = datetime(2026, 11, 21, 2, tzinfo=UTC)
AWAY = ("ditarik", "berakhir", "dicabut", "digantikan-sebelum-berlaku", "akan-berlaku")


def made(feed, publication):
    """Return the files of a feed, each once, by path."""
    found = list(feed.artefacts(publication))
    assert all(isinstance(one, Artefact) for one in found)
    files = {one.path: one.data for one in found}
    assert len(files) == len(found)
    return files


def read(files, path):
    assert canonical.json_bytes(json.loads(files[path])) == files[path]
    return json.loads(files[path])


def whole_snapshot(publication):
    files = made(snapshot, publication)
    head = read(files, "feed/snapshot.json")
    return head["seq"], b"".join(files[part["href"]] for part in head["parts"])


def log(publication):
    """Return the events of the pages in order, walking from the open page to the first."""
    files, name, found = made(changes, publication), "head.json", []
    while name:
        page = read(files, f"feed/changes/{name}")
        found = page["events"] + found
        name = page["prev"]
    return found


def replayed(lines, events, policies):
    """Apply events to a snapshot the way a client does."""
    known = {one["id"]: one for one in map(json.loads, lines.splitlines())}
    for event in events:
        mine = known.setdefault(event["id"], {"id": event["id"]})
        if event["tombstone"]:
            known[event["id"]] = {"id": event["id"], "tombstone": event["tombstone"]}
            continue
        if event["policy"]:
            mine.pop("tombstone", None)
            mine["policy"] = json.loads(policies[event["policy"]["sha256"]])
        if event["state"]:
            mine["state"] = event["state"]
    return b"".join(canonical.json_bytes(known[name]) + b"\n" for name in sorted(known))


@BATCHES
def test_replaying_the_log_from_anywhere_gives_the_snapshot(start):
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        stored = {canonical.sha256(data): data for data in policies.values()}
        last = publications.publication(register, WORDS, policies, END)
        events, (_, wanted) = log(last), whole_snapshot(last)
        for count in range(len(events) + 1):
            partly = replayed(b"", events[:count], stored)
            assert replayed(partly, events[count:], stored) == wanted
        for moment in publications.moments(register, seed, 5):
            then = publications.publication(register, WORDS, policies, moment)
            seq, lines = whole_snapshot(then)
            assert replayed(b"", events[:seq], stored) == lines
            assert replayed(lines, events[seq:], stored) == wanted


def test_a_full_page_is_never_rewritten():
    register, policies = publications.random(5, size=230)
    before, seen = {}, set()
    for moment in [*publications.moments(register, 5, 4, within=800), END + timedelta(700)]:
        then = publications.publication(register, WORDS, policies, moment)
        files = made(changes, then)
        full = {path: data for path, data in files.items() if "head" not in path}
        assert before.items() <= full.items()
        assert len(full) == len(then.events) // PAGE
        assert [one["seq"] for one in log(then)] == list(range(1, len(then.events) + 1))
        before = full
        seen.add(len(full))
    assert len(seen) > 2


@BATCHES
def test_a_client_that_never_fetches_again_has_the_status_of_every_day(start):
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        then = publications.publication(register, WORDS, policies, END)
        for path, data in made(state, then).items():
            told = json.loads(data)
            standing = answered(register, told["id"])
            assert path == f"se/{told['id']}/state.json"
            assert told["boundaries"][0]["on"] is None
            for before, boundary in pairwise(told["boundaries"]):
                day = date.fromisoformat(boundary["on"])
                at = datetime.fromisoformat(boundary["at"])
                assert at == midnight(day, told["zone"])
                for near in (day - timedelta(1), day, day + timedelta(1)):
                    assert status_by(told, near) == known_as(standing, near)
                second = timedelta(seconds=1)
                assert status_at(told, at - second) == before["status"]
                assert status_at(told, at) == boundary["status"]


def answered(register, name):
    """Return the statuses of a circular by what all that was issued makes of its rules."""
    known = counted(register, register.ledger, WORDS.authorities)
    whole = composed(known, WORDS.authorities, name.partition("/")[0])
    gone = name in whole.withdrawn
    return standing_of(name, whole.courses.get(name, ()), withdrawn=gone)


def status_by(told, day):
    """Return the status by the rule of the schema: the last boundary not after the day."""
    past = [one for one in told["boundaries"] if not one["on"] or one["on"] <= day.isoformat()]
    return past[-1]["status"]


def status_at(told, at):
    past = [one for one in told["boundaries"] if not one["on"] or _instant(one) <= at]
    return past[-1]["status"]


def _instant(boundary):
    return datetime.fromisoformat(boundary["at"])


def known_as(standing, day):
    code = standing.on(day).status
    return None if code == "tidak-diketahui" else code


def test_three_zones_begin_the_same_day_at_three_instants():
    zones = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
    found = [midnight(date(2026, 1, 1), zone).isoformat() for zone in zones]
    assert found == [f"2025-12-31T{hour}:00:00+00:00" for hour in (17, 16, 15)]


@BATCHES
def test_nothing_that_begins_later_is_listed_as_current(start):
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        for moment in publications.moments(register, seed, 8):
            then = publications.publication(register, WORDS, policies, moment)
            listed, kept = read(made(current, then), "feed/current.json"), made(state, then)
            coming = read(made(upcoming, then), "feed/upcoming.json")
            assert listed["as_of"] == coming["as_of"] == then.day.isoformat()
            for one in listed["circulars"]:
                assert then.circulars[one["id"]].state.standing.run(then.day)
                assert status_by(one, then.day) == one["status"] != "akan-berlaku"
                data = kept[one["state"]["href"]]
                assert canonical.sha256(data) == one["state"]["sha256"]
                assert canonical.sha256(then.policies[one["id"]]) == one["policy"]["sha256"]
            for one in coming["circulars"]:
                assert status_by(one, then.day) == "akan-berlaku"
            ids = [one["id"] for part in (listed, coming) for one in part["circulars"]]
            wanted = {
                name
                for name, one in then.circulars.items()
                if one.state.standing.on(then.day).status
                in ("berlaku", "berlaku-sebagian", "akan-berlaku")
            }
            assert len(ids) == len(set(ids))
            assert set(ids) == wanted


@BATCHES
def test_the_list_of_a_day_holds_until_the_next_list(start):
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        then = publications.publication(register, WORDS, policies, END - timedelta(200))
        lists = [json.loads(data) for _, data in sorted(made(on, then).items())]
        assert lists[0]["on"] == f"{then.day.year - 1}-01-01"
        assert [one["next"] for one in lists] == [*(one["on"] for one in lists[1:]), None]
        assert [one["previous"] for one in lists] == [None, *(one["on"] for one in lists[:-1])]
        last = then.day + timedelta(then.site.horizon)
        for number in range((last - date(2021, 1, 1)).days + 1):
            day = date(2021, 1, 1) + timedelta(number)
            listed = [one for one in lists if one["on"] <= day.isoformat()][-1]
            wanted = [
                {"id": name, "status": known_as(one.state.standing, day)}
                for name, one in then.circulars.items()
                if one.state.standing.on(day).status not in AWAY
            ]
            assert listed["circulars"] == wanted


@BATCHES
def test_what_was_withdrawn_leaves_a_tombstone_for_ever(start):
    stones = 0
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        then = publications.publication(register, WORDS, policies, END)
        _, lines = whole_snapshot(then)
        by_id = {one["id"]: one for one in map(json.loads, lines.splitlines())}
        for line in register.ledger:
            if line.event == "withdraw":
                stones += 1
                stone = by_id[line.circular]["tombstone"]
                last = policies[line.circular, line.revision]
                assert stone["last_sha256"] == canonical.sha256(last)
                assert datetime.fromisoformat(stone["at"]) == line.recorded
        assert set(by_id) == {line.circular for line in register.ledger}
        assert list(by_id) == sorted(by_id)
    assert stones


@BATCHES
def test_every_file_has_the_shape_of_its_schema(start):
    for seed in range(start, start + BATCH, 3):
        register, policies = publications.random(seed)
        valid(publications.publication(register, WORDS, policies, END - timedelta(200)))


def valid(publication):
    seen = Counter()
    for feed in FEEDS:
        for path, data in made(feed, publication).items():
            if path.endswith(".ndjson"):
                for line in map(json.loads, data.splitlines()):
                    shape = {"$ref": "#/$defs/line"}
                    assert schema.validate(line, shape, "snapshot-1") == (), path
                    assert "tombstone" in line or schema.validate(line["state"], "state-1") == ()
                continue
            document = read({path: data}, path)
            name = document["schema"].removeprefix("edaran-").replace("/", "-")
            assert schema.validate(document, name) == (), path
            seen[name] += 1
    assert len(seen) == 7
    return seen


def test_the_sample_register_is_published_in_valid_files():
    publication = publications.sample(SAMPLE)
    seen = valid(publication)
    assert seen["state-1"] == len(publication.circulars)
    for line in whole_snapshot(publication)[1].splitlines():
        policy = json.loads(line).get("policy")
        assert policy is None or schema.validate(policy, "circular-1") == ()


def test_a_page_has_two_hundred_events():
    assert PAGE == 200
    assert schema.load("changes-1")["properties"]["events"]["maxItems"] == PAGE


def test_the_turns_of_the_sample_are_those_of_its_letter():
    publication = publications.sample(datetime(2021, 1, 5, tzinfo=UTC))
    rows = read(made(days, publication), "feed/days/babel/2021/01.json")["days"]
    rule = "babel/2020/wfh-bergilir#bergilir-mingguan"
    duty = {row["date"]: row["duty"] for row in rows}
    assert duty["2021-01-03"] == []
    assert duty["2021-01-04"] == [{"rule": rule, "0": "wfo", "1": "wfh"}]
    assert duty["2021-01-10"] == duty["2021-01-04"]
    assert duty["2021-01-11"] == [{"rule": rule, "0": "wfh", "1": "wfo"}]
    assert rows[4]["depends"] == ["tanggal-akhir"]
    assert rows[4]["workday"] is None


def test_a_decreed_day_off_is_no_working_day_and_the_others_are():
    publication = publications.sample(SAMPLE)
    rows = read(made(days, publication), "feed/days/harapan-jaya/2026/03.json")["days"]
    held = [row["date"] for row in rows if row["calendars"]]
    assert held
    assert all(row["workday"] is False for row in rows if row["calendars"])


@BATCHES
def test_the_runs_of_a_timeline_follow_each_other_and_hold_on_each_day(start):
    for seed in range(start, start + BATCH):
        register, policies = publications.random(seed)
        then = publications.publication(register, WORDS, policies, END)
        newest = (END + timedelta(then.site.horizon)).year
        for path, data in made(timeline, then).items():
            told = json.loads(data)
            segments = told["segments"]
            assert path == f"feed/timeline/{told['authority']}/{told['year']}.json"
            for before, after in pairwise(segments):
                last = date.fromisoformat(before["to"])
                assert last + timedelta(1) == date.fromisoformat(after["from"])
            year = f"{told['year']}"
            assert (segments[0]["from"] or "") <= f"{year}-01-01"
            assert (segments[-1]["to"] or "9999") >= f"{year}-12-31"
            if told["year"] == newest:
                assert segments[-1]["to"] is None
        for (authority, _, _), rows in then.months.items():
            for row in rows:
                phase = next(
                    one
                    for one in then.phases[authority]
                    if (one.first or date.min) <= row.date <= (one.last or date.max)
                )
                assert row.phase == phase


def test_the_states_of_the_sample_are_what_status_says():
    publication = publications.sample(SAMPLE)
    found = registry(ROOT)
    authorities = found.vocabulary.authorities
    compared = 0
    for authority in {one.text.authority for one in publication.circulars.values()}:
        asked = Asked(authority, publication.day, SAMPLE)
        for chapter in overview(found.register, authorities, asked).chapters:
            for account in chapter.accounts:
                assert publication.circulars[account.circular.id].state.standing == account.standing
                compared += 1
    assert compared == len(publication.circulars)
