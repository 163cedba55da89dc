"""Status over random registers: constant between boundaries, and a prefix of the book alone."""

import json
import random
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from publisher.model.overview import GROUPS, Survey
from publisher.model.register import Register
from publisher.parsing import schema
from publisher.register.overview import Asked, overview
from publisher.reporters.status import json as document
from publisher.reporters.status import text
from publisher.reporters.status.words import words
from tests.policy import random_registers, typed

SEEDS = range(25)
DAYS = [random_registers.FIRST + timedelta(one) for one in range(-30, 110)]


def drawn_at(seed):
    data = random_registers.register(random.Random(seed), size=9)
    words_ = typed.vocabulary(data["vocabulary"])
    return typed.register(data), words_.authorities


def accounts(register, authorities, authority, day=DAYS[0], known=None):
    asked = Asked(authority, day, known)
    chapters = overview(register, authorities, asked, above=True).chapters
    return {one.circular.id: one for chapter in chapters for one in chapter.accounts}


@pytest.mark.parametrize("seed", SEEDS)
def test_a_status_changes_on_its_boundaries_only_and_on_each_of_them(seed):
    register, authorities = drawn_at(seed)
    for authority in authorities:
        for one in accounts(register, authorities, authority).values():
            stretches = one.standing.stretches
            assert (stretches[0].first, stretches[-1].last) == (date.min, date.max)
            for before, after in pairwise(stretches):
                assert before.last + timedelta(1) == after.first
                assert (before.status, before.by) != (after.status, after.by)
            for day in DAYS:
                states = [rule.state(day) for rule in one.provisions]
                found = one.standing.on(day).status
                assert (found == "berlaku") == (bool(states) and set(states) == {"in-force"})
                assert (found == "berlaku-sebagian") == (
                    "in-force" in states and set(states) != {"in-force"}
                )
                assert (one.standing.run(day) is not None) == ("in-force" in states)


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_is_said_changes_between_the_days_on_which_a_rule_changes(seed):
    register, authorities = drawn_at(seed)
    for one in accounts(register, authorities, "kota").values():
        bounds = {
            date.fromordinal(start) for rule in one.provisions for start in rule.course.starts
        }
        for day in DAYS[1:]:
            before = day - timedelta(1)
            if day not in bounds:
                assert one.standing.on(day) == one.standing.on(before)
                assert [r.state(day) for r in one.provisions] == [
                    r.state(before) for r in one.provisions
                ]


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_known_is_the_status_of_a_book_that_ends_there(seed):
    register, authorities = drawn_at(seed)
    for line in register.ledger:
        moment = line.recorded
        lines = tuple(one for one in register.ledger if one.recorded <= moment)
        cut = Register(lines, register.texts)
        for authority in ("kota", "tetangga"):
            assert accounts(register, authorities, authority, known=moment) == accounts(
                cut, authorities, authority
            )


@pytest.mark.parametrize("seed", SEEDS)
def test_a_day_of_knowledge_is_its_end_where_the_authority_is(seed):
    register, authorities = drawn_at(seed)
    day = register.ledger[len(register.ledger) // 2].recorded.date()
    for authority, offset in (("kota", "+09:00"), ("tetangga", "+08:00"), ("pusat", "+07:00")):
        last = datetime.fromisoformat(f"{day}T23:59:59{offset}")
        assert accounts(register, authorities, authority, known=day) == accounts(
            register, authorities, authority, known=last
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_everything_has_words_and_a_place_in_the_document(seed):
    register, authorities = drawn_at(seed)
    for day in DAYS[:: 1 + seed % 9]:
        seen = overview(register, authorities, Asked("kota", day), above=True)
        survey = Survey((seen,), 30)
        for _, one in survey.accounts:
            said = words(one, day).sentence
            assert said.id
            assert said.en
            assert "{" not in said.id + said.en
            assert one.group(day, 30) in GROUPS
        assert all(len(line) <= 80 for line in text.render(survey, "id").splitlines())
        assert not schema.validate(json.loads(document.render(survey)), "status-1")
