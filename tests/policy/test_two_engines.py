"""The fast resolver against the reference interpreter, on registers out of random numbers."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random

import pytest

from publisher.register.build import timeline
from tests.policy import random_registers, reference, typed
from tests.thorough import batches

AUTHORITIES = ("kota", "pusat", "tetangga")
SEEDS, BATCH = 1700, 100
DAYS, PEOPLE = 10, 4  # 120 questions to a register, 204,000 in all


def _differences(seeds):
    """Yield every question that the two engines answer differently."""
    for seed in seeds:
        random = Random(seed)
        register = random_registers.register(random)
        for authority in AUTHORITIES:
            known = random.choice((None, None, random_registers.some_day(random)))
            engine = typed.engine(register, authority, known)
            plain = reference.Register(register, authority, known)
            for _ in range(DAYS):
                on = random_registers.some_day(random, 60)
                interpreter = reference.Interpreter(plain, on)
                for _ in range(PEOPLE):
                    facts = random_registers.facts(random)
                    slow = reference.answered(interpreter, facts)
                    if slow != typed.answered(engine, on, facts):
                        yield seed, authority, on, known, facts


@pytest.mark.parametrize("start", batches(SEEDS, BATCH))
def test_both_engines_agree_on_random_questions(start):
    assert not list(_differences(range(start, start + BATCH)))


@pytest.mark.parametrize("seed", range(20))
def test_the_life_of_every_rule_is_the_same_on_every_day(seed):
    register = random_registers.register(Random(seed), 12)
    for authority in AUTHORITIES:
        plain = reference.Register(register, authority, None)
        words = typed.vocabulary(register["vocabulary"])
        found = timeline(typed.register(register), words.authorities, authority)
        for entry in found.entries:
            if entry.unseen:
                continue
            for number in range(-40, 110):
                day = random_registers.FIRST + timedelta(number)
                state = entry.course.on(day)
                wanted = plain.in_force(plain.by_id[entry.id], day)
                assert (state.truth.value, state.truth.needs) == (wanted.value, wanted.needs)


def test_the_course_of_a_rule_covers_all_days():
    register = random_registers.register(Random(1))
    words = typed.vocabulary(register["vocabulary"])
    found = timeline(typed.register(register), words.authorities, "kota")
    for entry in found.entries:
        pieces = list(entry.course.pieces())
        assert (pieces[0][0], pieces[-1][1]) == (date.min, date.max)
        for (_, last, _), (first, _, _) in pairwise(pieces):
            assert last + timedelta(1) == first
