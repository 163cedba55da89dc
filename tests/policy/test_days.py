"""Phases and days told beforehand agree with what is answered on each day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from publisher.model.days import OPEN_END, published_months
from publisher.policy.days import days, phases
from publisher.policy.engine import Engine
from publisher.register.build import timeline
from tests.policy import random_registers, typed
from tests.policy.random_registers import FIRST
from tests.register import crowded
from tests.thorough import batches

WORDS = typed.vocabulary(random_registers.VOCABULARY)
BATCH = 20
BATCHES = pytest.mark.parametrize("start", batches(60, BATCH))
WINDOW = [FIRST + timedelta(number) for number in range(-20, 90)]


def engines(start):
    for seed in range(start, start + BATCH):
        register, _ = crowded.register(seed)
        for name in ("kota", "pusat", "tetangga"):
            yield Engine(timeline(register, WORDS.authorities, name), WORDS)


@BATCHES
def test_the_phase_of_a_day_names_the_rules_in_force_on_it_and_who_yields(start):
    for engine in engines(start):
        found = phases(engine)
        for row in days(engine, found, WINDOW[0], WINDOW[-1]):
            live = engine.live(row.date)
            seen = [one for one in live if not one.unseen]
            sure = {one.id for one in seen if one.course.on(row.date).truth.is_yes}
            assert set(row.phase.rules) == sure
            assert set(row.phase.perhaps) == {one.id for one in seen} - sure
            needs = frozenset().union(*(one.course.on(row.date).truth.needs for one in live))
            assert set(row.phase.depends) - {OPEN_END} == needs
            edges = engine.segment(row.date).order.edges.values()
            wanted = {(one.winner, one.loser) for some in edges for one in some}
            names = {one.id for one in seen}
            assert {(one.winner, one.loser) for one in row.phase.overrides} == {
                pair for pair in wanted if names.issuperset(pair)
            }


@BATCHES
def test_phases_have_no_gap_and_neighbours_differ(start):
    for engine in engines(start):
        found = phases(engine)
        assert (found[0].first, found[-1].last) == (None, None)
        for before, after in pairwise(found):
            assert before.last + timedelta(1) == after.first
            assert (before.rules, before.perhaps, before.overrides, before.depends) != (
                after.rules,
                after.perhaps,
                after.overrides,
                after.depends,
            ) or before.conflicts != after.conflicts
        for phase in found[:-1]:
            assert OPEN_END not in phase.depends
        last = found[-1]
        assert (OPEN_END in last.depends) == bool(last.rules or last.perhaps)


@BATCHES
def test_the_turns_of_a_day_are_those_a_member_of_the_group_is_told(start):
    turns = 0
    for engine in engines(start):
        for row in days(engine, phases(engine), WINDOW[0], WINDOW[-1]):
            for rule, places in row.duty.items():
                entry = next(one for one in engine.timeline.entries if one.id == rule)
                rotation = entry.rule.do["rotation"]
                assert len(places) == rotation["groups"]
                at_first = [place for place in places if place == rotation["first"]]
                assert len(at_first) == 1
                turns += 1
    assert turns


def test_every_day_of_a_month_has_a_row():
    engine = next(engines(0))
    rows = list(days(engine, phases(engine), date(2021, 2, 1), date(2021, 2, 28)))
    assert [row.date.day for row in rows] == list(range(1, 29))
    assert [row.weekday for row in rows[:7]] == ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
    held = next(days(engine, phases(engine), date(2021, 3, 11), date(2021, 3, 11)))
    assert "libur" in held.calendars or held.calendars == ()
    assert held.workday is not True or "libur" not in held.calendars


def test_months_are_told_from_last_january_to_the_horizon():
    found = list(published_months(date(2026, 11, 22), 40))
    assert (found[0], found[-1], len(found)) == ((2025, 1), (2027, 1), 25)
