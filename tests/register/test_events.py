"""The log of events: a function of book and moment, the same however it is told."""

import sys
from dataclasses import replace as changed
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from zoneinfo import ZoneInfo

import pytest

from publisher.model.publication import Event
from publisher.model.register import Register
from publisher.pipeline.registry import registry
from publisher.register.events import LateLineError, Log, events
from publisher.register.memory import Kept
from publisher.register.states import states
from publisher.register.verbs import of_acts, of_boundary, of_line
from tests.policy import random_registers, typed
from tests.projects import ROOT
from tests.register import crowded
from tests.seeds import printed
from tests.thorough import batches

WORDS = typed.vocabulary(random_registers.VOCABULARY).authorities
SEEDS, BATCH, SIZE = 120, 30, 9
BATCHES = pytest.mark.parametrize("start", batches(SEEDS, BATCH))
LINES = ("issued", "corrected", "republished", "withdrawn")
ACTS = ("amended", "extended", "suspended", "revoked", "partially-revoked", "replaced")
MIDNIGHTS = ("entered-into-force", "lapsed", "reinstated", "took-effect")
ORDER = (*LINES, *ACTS, "superseded-before-effect", *MIDNIGHTS, "restated")
MOMENT = timedelta(microseconds=1)
END = datetime(2021, 12, 1, tzinfo=UTC)


def registers(start):
    """Yield random registers, two of three crowded with acts, and random numbers."""
    for seed in range(start, start + BATCH):
        if seed % 3:
            found, random = crowded.register(seed, SIZE)
        else:
            random = Random(seed)
            found = typed.register(random_registers.register(random, SIZE))
        yield random, found


def first(register, count):
    return Register(register.ledger[:count], register.texts)


def slowly(register, moment):
    """Return the log by computing every state anew after every line; without `of`."""
    lines = [one for one in register.ledger if one.recorded <= moment]
    known = [states(first(register, count), WORDS) for count in range(len(lines) + 1)]
    found = []
    for count, line in enumerate(lines):
        found += at_line(register, count, known[count], known[count + 1])
        until = lines[count + 1].recorded if count + 1 < len(lines) else moment + timedelta(1)
        for name, state in known[count + 1].items():
            found += at_midnights(state, name, line.recorded, min(until, moment + MOMENT))
    found.sort(key=lambda one: one[0])
    return [
        changed(one, seq=seq, state=state) for seq, (_, one, state) in enumerate(found, start=1)
    ]


def at_line(register, count, before, after):
    line = register.ledger[count]
    for name in after:
        if name == line.circular or before.get(name) != after[name]:
            told = of_line_at(register, line, name, before.get(name), after[name])
            ranked = sorted(told, key=lambda one: (ORDER.index(one.event), one.by, one.rules))
            for place, one in enumerate(ranked):
                yield (one.at, name, count, place), one, None if place else after[name]


def at_midnights(state, name, since, until):
    for index, boundary in enumerate(state.boundaries):
        told = None
        if boundary.at and since <= boundary.at < until:
            told = of_boundary(state, index)
        if told:
            one = Event(0, boundary.at, told.event, name, state.revision, boundary.on)
            yield (boundary.at, name, 99, 0), changed(one, by=told.by, rules=told.rules), None


def of_line_at(register, line, name, before, after):
    at = line.recorded.astimezone(UTC)
    bare = Event(0, at, "", name, after.revision)
    acts = [
        changed(bare, event=one.event, by=one.by, rules=one.rules, on=one.on)
        for one in of_acts(before, after)
    ]
    if name == line.circular:
        event, change = of_line(line)
        text = register.texts.get((name, line.revision))
        on = None if event == "withdrawn" else text.effective.start
        return [changed(bare, event=event, on=on, change=change, note=line.note), *acts]
    if acts:
        return acts
    day = at.astimezone(ZoneInfo(after.zone)).date()
    alive, dead = ("berlaku", "berlaku-sebagian"), ("berakhir", "dicabut", "ditangguhkan")
    was = before.standing.on(day).status
    again = was in (*dead, "digantikan-sebelum-berlaku") and after.standing.on(day).status in alive
    event, on = ("reinstated", day) if again else ("restated", None)
    return [changed(bare, event=event, by=line.circular, on=on)]


def _without_cause(found):
    return [changed(one, of=None) for one in found]


@BATCHES
def test_the_log_is_that_of_computing_everything_anew_after_every_line(start):
    for _, register in registers(start):
        assert _without_cause(events(register, WORDS, END)) == slowly(register, END)


@BATCHES
def test_the_log_of_a_moment_is_the_beginning_of_every_later_one(start):
    for random, register in registers(start):
        whole = events(register, WORDS, END)
        for _ in range(4):
            moment = random.choice(whole).at + timedelta(hours=random.choice((-1, 0, 0, 1)))
            part = events(register, WORDS, moment)
            assert part == whole[: len(part)]
            assert all(one.at > moment for one in whole[len(part) :])


@BATCHES
def test_a_log_that_goes_on_daily_is_the_one_told_at_the_end(start):
    for random, register in registers(start):
        told, memory, moment = [], Kept(), register.ledger[0].recorded - timedelta(3)
        while moment < END:
            told += Log(register, WORDS, memory).until(min(moment, END))
            moment += timedelta(random.choice((1, 1, 1, 30)))
        told += Log(register, WORDS, memory).until(END)
        assert tuple(told) == events(register, WORDS, END)


@BATCHES
def test_every_state_in_the_log_is_the_one_known_then_and_the_last_is_the_newest(start):
    for _, register in registers(start):
        latest = {}
        for one in events(register, WORDS, END):
            if one.state:
                assert one.state != latest.get(one.id)
                latest[one.id] = one.state
        assert latest == states(register, WORDS)


@BATCHES
def test_numbers_have_no_gap_and_causes_are_told_by_then(start):
    for _, register in registers(start):
        found = events(register, WORDS, END)
        assert [one.seq for one in found] == list(range(1, len(found) + 1))
        assert [(one.at, one.id) for one in found] == sorted((one.at, one.id) for one in found)
        for one in found:
            if one.event in ("took-effect", "restated") or (one.event == "reinstated" and one.by):
                cause = found[one.of - 1]
                assert cause.at <= one.at
                assert one.by in (cause.by, cause.id)
            else:
                assert one.of is None


@BATCHES
def test_every_boundary_that_is_still_to_come_is_told_at_its_midnight(start):
    for _, register in registers(start):
        last = register.ledger[-1].recorded
        midnights = {(one.at, one.id): one for one in events(register, WORDS, END) if one.at > last}
        wanted = {
            (boundary.at, name): boundary
            for name, state in states(register, WORDS).items()
            for boundary in state.boundaries
            if boundary.at and last < boundary.at <= END and boundary.status != "tidak-diketahui"
        }
        assert midnights.keys() == wanted.keys()
        for key, one in midnights.items():
            assert one.on == wanted[key].on
            assert one.state is None


def test_the_log_does_not_depend_on_the_seed_of_hashes():
    found = printed("from tests.register import test_events as t; t.tell()")
    assert len(found) == 1
    assert len(found.pop()) > 10_000


def tell():
    """Write many logs as they stand in memory."""
    for seed in range(6):
        register, _ = crowded.register(seed, 12)
        sys.stdout.write(repr(events(register, WORDS, END)))


def test_a_line_that_comes_after_what_was_told_is_refused():
    register = typed.register(random_registers.register(Random(3), SIZE))
    memory = Kept()
    list(Log(first(register, 2), WORDS, memory).until(register.ledger[-1].recorded))
    with pytest.raises(LateLineError):
        list(Log(register, WORDS, memory).until(END))


def test_the_sample_register_tells_every_verb_at_its_place():
    found = registry(ROOT)
    log = events(found.register, found.vocabulary.authorities, datetime(2027, 6, 1, tzinfo=UTC))
    saving = "harapan-jaya/2026/000-8-2-009-um"
    revoker = "harapan-jaya/2026/pencabutan-penghematan-energi"
    told = [(one.event, one.at.isoformat(), one.by) for one in log if one.id == saving]
    assert told == [
        ("issued", "2026-03-31T02:00:00+00:00", ""),
        ("entered-into-force", "2026-03-31T16:00:00+00:00", ""),
        ("revoked", "2026-08-26T02:00:00+00:00", revoker),
        ("took-effect", "2026-08-31T16:00:00+00:00", revoker),
    ]
    verbs = {one.event for one in log}
    assert verbs >= {"corrected", "withdrawn", "amended", "extended", "lapsed"}
    assert all(before.at <= after.at for before, after in pairwise(log))
