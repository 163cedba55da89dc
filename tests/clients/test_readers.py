"""Readers of the feed: what they fetch, what they refuse, what they keep and what they answer."""

import ast
import json
import random
import subprocess
import time
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from publisher.model import status
from publisher.pipeline.publication import gathered
from publisher.pipeline.registry import registry
from publisher.pipeline.release_index import anew
from publisher.pipeline.settings import site as settings
from publisher.register.knowledge import reach
from tests.clients.serving import NOW, READERS, ROOT, nobody, reader
from tests.released import MOMENTS
from tests.thorough import IS_THOROUGH

EXTENSION = "harapan-jaya/2026/800-1-6-2-067-bkpsdm#rekap-hasil"
FRESH, STALE = 0, 3
FILES = [command[1] for command in READERS.values()]


@pytest.mark.parametrize("path", FILES)
def test_a_reader_has_under_150_lines_none_of_them_long(path):
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    assert len(lines) < 150
    assert [line for line in lines if len(line) > 105] == []


def test_what_is_copied_in_python_has_no_syntax_newer_than_3_9():
    for path in (FILES[0], ROOT / "tests/conformance/run.py"):
        ast.parse(Path(path).read_text(encoding="utf-8"), feature_version=(3, 9))


def test_a_first_reading_fetches_all_by_the_base(one, site):
    said = one.ask(site.address)
    assert said.status == FRESH, said.words
    assert said.copy["release"] == site.current
    assert (said.copy["problem"], said.copy["age_seconds"]) == (None, 0)
    assert [path for path, _ in site.asked if not path.startswith("/r/")] == ["/feed/index.json"]
    assert {code for _, code in site.asked} == {200}


def test_a_reader_that_is_started_through_a_link_answers_as_well(one, site, tmp_path):
    program, path = one.command[0], Path(one.command[1])
    folder, file = tmp_path / "current", tmp_path / f"reader{path.suffix}"
    folder.symlink_to(path.parent)
    file.symlink_to(path)
    for link in (folder / path.name, file):
        linked = replace(one, command=[program, str(link)])
        said = linked.ask(site.address)
        assert (said.status, len(said.answers)) == (FRESH, 1), said.words


def test_a_second_reading_fetches_nothing(one, site):
    first = one.ask(site.address)
    site.asked.clear()
    assert one.ask(site.address).answers == first.answers
    assert site.asked == [("/feed/index.json", 304)]


def test_a_newer_release_is_read_by_its_events_alone(one, site, releases, tmp_path):
    site.current = releases.names[0]
    before = one.ask(site.address, "harapan-jaya@2026-11-05", at=MOMENTS[0])
    site.current = releases.names[1]
    site.asked.clear()
    after = one.ask(site.address, "harapan-jaya@2026-11-05", at=MOMENTS[1])
    assert (before.status, after.status) == (FRESH, FRESH)
    assert (EXTENSION in before.rules, EXTENSION in after.rules) == (False, True)
    assert site.paths()[:3] == [
        "/feed/index.json",
        "/feed/vocabulary.json",
        "/feed/changes/head.json",
    ]
    assert {path.rpartition("/")[0] for path in site.paths()[3:]} == {"/by-hash/sha256"}
    anew = reader(one.name, tmp_path / "anew")
    assert anew.ask(site.address, at=MOMENTS[1]).status == FRESH
    assert anew.kept == one.kept


def test_releases_that_were_missed_make_no_difference(one, site, releases, tmp_path):
    site.current = releases.names[0]
    assert one.ask(site.address, at=MOMENTS[0]).status == FRESH
    site.current = releases.names[2]
    assert one.ask(site.address).status == FRESH
    anew = reader(one.name, tmp_path / "anew")
    anew.ask(site.address)
    assert anew.kept == one.kept


def test_an_older_release_is_refused_and_the_newer_copy_answers(one, site, releases):
    newest = one.ask(site.address)
    site.current = releases.names[1]
    said = one.ask(site.address)
    assert said.status == STALE
    assert said.copy["release"] == releases.names[2]
    assert said.copy["problem"]
    assert said.answers[0]["rules"] == newest.answers[0]["rules"]


def test_without_a_server_the_copy_answers_and_says_how_old_it_is(one, site):
    first = one.ask(site.address, at="2026-11-21T03:00:00+00:00")
    said = one.ask(nobody(), at="2026-11-22T04:00:00+00:00")
    assert said.status == STALE
    assert said.copy["age_seconds"] == 25 * 3600
    assert said.copy["problem"]
    assert said.answers[0]["rules"] == first.answers[0]["rules"]


def test_a_copy_is_as_old_as_the_last_time_it_was_found_unchanged(one, site):
    for moment in ("2026-11-21T03:00:00+00:00", "2026-11-21T23:00:00+00:00"):
        assert one.ask(site.address, at=moment).copy["age_seconds"] == 0
    assert one.ask(nobody(), at="2026-11-22T00:00:00+00:00").copy["age_seconds"] == 3600


def test_with_neither_server_nor_copy_there_is_no_answer(one):
    said = one.ask(nobody())
    assert said.status not in (FRESH, STALE)
    assert said.answers == []


def test_who_never_fetches_again_flips_at_the_local_midnight(one, site):
    one.ask(site.address)
    ended = "harapan-jaya/2026/800-1-11-003-bkpsdm#cuti-bersama"  # to 31 December, WITA
    seen = {}
    for moment in ("2026-12-31T15:59:59+00:00", "2026-12-31T16:00:00+00:00"):
        said = one.ask(nobody(), at=moment)
        seen[said.answers[0]["on"]] = ended in said.rules
    assert seen == {"2026-12-31": True, "2027-01-01": False}


def test_one_moment_is_two_days_in_two_zones(one, site):
    said = one.ask(site.address, "babel", "harapan-jaya", at="2026-11-21T16:30:00+00:00")
    assert [answer["on"] for answer in said.answers] == ["2026-11-21", "2026-11-22"]


def test_an_answer_holds_what_a_rule_says_where_it_stands_and_what_is_not_known(one, site):
    said = one.ask(site.address, "pandeglang@2020-11-20")
    assert said.answers[0]["layers"] == ["pandeglang", "menpanrb"]
    [circular] = said.answers[0]["circulars"]
    assert circular["id"] == "pandeglang/2020/800-2688-bkd"
    assert (circular["status"], circular["flags"]) == ("berlaku", ["target-unregistered"])
    found = {entry["id"]: entry for entry in said.answers[0]["rules"]}
    rule = found["pandeglang/2020/800-2688-bkd#larangan-luar-daerah"]
    assert rule["label"]["id"] == "Perjalanan dinas ke luar daerah dilarang"
    assert (rule["modality"], rule["certain"]) == ("dilarang", True)
    assert rule["cite"] == [{"id": "luar-daerah", "p": "4.a"}]
    assert rule["who"] == {"pegawai.jenis": "asn"}
    assert (rule["from"], rule["to"], rule["ends"]) == ("2020-11-16", "2020-12-18", "fixed")


@pytest.mark.parametrize("question", ["kabupaten-lain", "babel@2026-02-30", "babel@kemarin"])
def test_what_cannot_be_asked_has_no_answer(one, site, question):
    said = one.ask(site.address, question)
    assert said.status not in (FRESH, STALE)
    assert said.answers == []


def test_a_byte_changed_anywhere_is_found(one, site):
    chance = random.Random(5)
    names = ["snapshot.json", "vocabulary.json", "snapshot/harapan-jaya/2026.ndjson"]
    for name in names * (2 if IS_THOROUGH else 1):
        path = f"/r/{site.current}/feed/{name}"
        site.instead.clear()
        data = bytearray(site.read(path))
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        site.instead[path] = bytes(data)
        said = one.ask(site.address)
        assert said.answers == []
        assert not one.file.exists()


def test_a_copy_that_cannot_be_read_is_fetched_anew(one, site):
    one.ask(site.address)
    whole = one.file.read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], b"[]", b'{"schema":"edaran-copy/2"}'):
        one.file.write_bytes(damaged)
        said = one.ask(site.address)
        assert (said.status, said.copy["release"]) == (FRESH, site.current)


def test_a_disk_that_is_full_leaves_the_copy_of_before(one, site, releases):
    site.current = releases.names[0]
    one.ask(site.address, at=MOMENTS[0])
    before = one.file.read_bytes()
    site.current = releases.names[2]
    limited = ("bash", "-c", 'ulimit -f 8; exec "$@"', "limited")
    one.ask(site.address, before=limited)
    assert one.file.read_bytes() == before
    said = one.ask(nobody())
    assert (said.status, said.copy["release"]) == (STALE, releases.names[0])
    assert one.ask(site.address).status == FRESH


def test_killed_at_any_moment_it_keeps_one_whole_copy(one, site, releases):
    site.current = releases.names[0]
    one.ask(site.address, at=MOMENTS[0])
    before = one.file.read_bytes()
    site.current = releases.names[2]
    started = time.monotonic()
    assert one.ask(site.address).status == FRESH
    whole = time.monotonic() - started
    for part in range(0, 12, 1 if IS_THOROUGH else 4):
        one.file.write_bytes(before)
        words = [*one.command, site.address, str(one.folder), f"--at={NOW}", "babel"]
        with subprocess.Popen(
            words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        ) as running:
            time.sleep(whole * (4 + part) / 14)
            running.kill()
        assert one.kept["index"]["release"] in (releases.names[0], releases.names[2])
        assert one.ask(nobody(), "babel").status == STALE


@pytest.fixture
def known(releases):
    moment = datetime.fromisoformat(MOMENTS[-1])
    site = settings(releases.root)
    with anew("tests") as index:
        yield gathered(releases.root, site, registry(releases.root), moment, index).whole


def _pairs(known):
    """Return 200 authorities and days: around every boundary, the others by chance."""
    chance = random.Random(2026)
    authorities = sorted(known.vocabulary.authorities)
    found = [
        (name.partition("/")[0], boundary.on + timedelta(shift))
        for name, one in known.circulars.items()
        for boundary in one.state.boundaries[1:]
        for shift in (-1, 0, 1)
    ]
    while len(found) < 200:
        day = date(2019, 12, 1) + timedelta(chance.randrange(2800))
        found.append((chance.choice(authorities), day))
    return found


def _engine(known, authority, day):
    """Return the rules that bind and may bind, and the statuses, as the program says."""
    phases = known.phases.get(authority, ())
    phase = next((one for one in phases if (one.last or day) >= day), None)
    layers = reach(known.vocabulary.authorities, authority)
    statuses = {
        name: {status.UNKNOWN: None}.get(now, now)
        for name, one in known.circulars.items()
        if name.partition("/")[0] in layers
        for now in [one.state.standing.on(day).status]
        if now in (*status.ALIVE, status.SUSPENDED, status.UNKNOWN)
    }
    binding = (set(phase.rules), set(phase.perhaps)) if phase else (set(), set())
    return *binding, statuses


def test_the_readers_agree_with_each_other_and_with_the_program(site, known, tmp_path):
    pairs = _pairs(known)
    assert len(pairs) == 200
    questions = [f"{authority}@{day}" for authority, day in pairs]
    told = {}
    for name in READERS:
        said = reader(name, tmp_path / name).ask(site.address, *questions)
        assert said.status == FRESH, said.words
        told[name] = said.answers
    assert told["php"] == told["python"]
    assert told["javascript"] == told["python"]
    some = set()
    for (authority, day), answer in zip(pairs, told["python"], strict=True):
        rules = answer["rules"]
        certain = {one["id"] for one in rules if one["certain"]}
        perhaps = {one["id"] for one in rules if not one["certain"]}
        statuses = {one["id"]: one["status"] for one in answer["circulars"]}
        assert (certain, perhaps, statuses) == _engine(known, authority, day), (authority, day)
        some |= {bool(certain), bool(perhaps) and "perhaps"}
    assert some == {True, False, "perhaps"}
    assert json.loads(json.dumps(told["python"])) == told["python"]
