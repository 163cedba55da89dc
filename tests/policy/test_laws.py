"""The laws of a policy (`docs/policy-semantics.md`, 10), on registers out of random numbers."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from random import Random
from types import MappingProxyType

import pytest

from publisher.canonical import json_bytes
from publisher.model.question import Question
from publisher.model.register import Register
from publisher.model.truth import START, TEXT
from publisher.policy.engine import Engine
from publisher.policy.resolve import answer
from publisher.register.build import timeline
from publisher.register.knowledge import reach
from publisher.register.status import standing
from tests.policy import random_registers, typed
from tests.policy.random_registers import FIRST, VOCABULARY
from tests.seeds import printed
from tests.thorough import batches

WORDS = typed.vocabulary(VOCABULARY)
AUTHORITIES = ("kota", "pusat", "tetangga")
SEEDS, BATCH = 120, 30
BATCHES = pytest.mark.parametrize("start", batches(SEEDS, BATCH))
WINDOW = [FIRST + timedelta(number) for number in range(-20, 90)]
DAY_FACTS = {"hari.nama": "MO", "hari.tanggal": 3, "hari.kalender": ("libur",)}
NARROWEST = {
    "subjek.jenis": "pegawai",
    "pegawai.jenis": ("guru", "pppk", "ptt"),
    "pegawai.peran": ("kepala", "ppk"),
    "unit.jenis": ("puskesmas",),
}
WHY_NOT = {"not-yet", "ended", "cut", "suspended", "gap"}


def _registers(start):
    """Yield a random register and what made it, in plain JSON and in the nouns of the model."""
    for seed in range(start, start + BATCH):
        random = Random(seed)
        plain = random_registers.register(random)
        yield random, plain, typed.register(plain)


def _timeline(register, authority, known=None, words=WORDS):
    return timeline(register, words.authorities, authority, known)


def _engines(start):
    """Yield a random number generator and an engine for each authority of each register."""
    for random, _, register in _registers(start):
        for authority in AUTHORITIES:
            yield random, Engine(_timeline(register, authority), WORDS)


def _timeless(start):
    """Yield random registers for each authority, without the conditions that test the day."""
    for random, plain, _ in _registers(start):
        register = typed.register(_without_days(plain))
        for authority in AUTHORITIES:
            yield random, authority, register


def _without_days(part):
    if isinstance(part, Mapping):
        return {k: _without_days(v) for k, v in part.items() if not k.startswith("hari.")}
    return [_without_days(one) for one in part] if isinstance(part, list) else part


def _asked(random, engine, facts, extra=None):
    day = random_registers.FIRST + timedelta(random.randrange(60))
    given = {fact: tuple(v) if isinstance(v, list) else v for fact, v in facts.items()}
    return answer(engine, Question(day, {**given, **(extra or {})}))


def _verdicts(found):
    return {(one.rule, one.side): one.truth for one in found.verdicts}


def _narrower(fact, value):
    """Return a code that is part of another, or the value itself."""
    codes = VOCABULARY["schemes"].get(VOCABULARY["facts"][fact].get("scheme", ""), {})
    parts = [code for code, one in codes.items() if one.get("broader") == value]
    return parts[0] if parts else value


@BATCHES
def test_more_facts_never_turn_yes_into_no_or_back(start):
    for random, engine in _engines(start):
        every = random_registers.facts(random) | {"subjek.jenis": "pegawai"}
        few = {fact: v for fact, v in every.items() if random.random() < 0.5}
        few["subjek.jenis"] = "pegawai"  # it has a default, which another one would contradict
        refined = {
            fact: value if isinstance(value, list) else _narrower(fact, value)
            for fact, value in every.items()
        }
        day = random_registers.FIRST + timedelta(random.randrange(60))
        before = answer(engine, typed.question(day.isoformat(), few))
        after = answer(engine, typed.question(day.isoformat(), refined))
        if any(refined.get(fact, value) != value for fact, value in before.derived.items()):
            continue
        earlier, later = _verdicts(before), _verdicts(after)
        for key, truth in earlier.items():
            assert {truth.value, later[key].value} != {"yes", "no"}, (key, day, few, refined)


@BATCHES
def test_with_all_facts_given_only_dates_and_texts_stay_open(start):
    for random, engine in _engines(start):
        facts = {
            "subjek.jenis": "pegawai",
            "pegawai.jenis": random.choice(NARROWEST["pegawai.jenis"]),
            "pegawai.peran": (random.choice(NARROWEST["pegawai.peran"]),),
            "unit.jenis": random.choice(((), NARROWEST["unit.jenis"])),
            "pegawai.piket": random.choice((True, False)),
            "pegawai.giliran": random.randrange(3),
            "unit.hari_kerja": random.choice((5, 6)),
            "waktu.jam": "12:30",
        }
        found = _asked(random, engine, facts, DAY_FACTS)
        for verdict in found.verdicts:
            assert all(need == START or need.startswith(TEXT) for need in verdict.truth.needs)


@BATCHES
def test_what_an_answer_depends_on_is_missing_or_too_general(start):
    for random, engine in _engines(start):
        facts = random_registers.facts(random)
        found = _asked(random, engine, facts)
        results = [(name, one.needs) for name, one in found.results.items()]
        verdicts = [(one.rule, one.truth.needs) for one in found.verdicts]
        for name, needs in [*results, *verdicts]:
            for need in needs:
                if need == START or need.startswith(TEXT):
                    continue
                given = facts.get(need)
                listed = given if isinstance(given, list) else [given]
                too_general = any(_narrower(need, value) != value for value in listed)
                assert need not in found.derived
                assert given is None or too_general, (name, need, given)


@BATCHES
def test_a_line_recorded_after_a_moment_changes_nothing_known_then(start):
    for random, _, register in _registers(start):
        for authority in AUTHORITIES:
            day = FIRST + timedelta(random.randrange(50))
            zone = typed.vocabulary(VOCABULARY).authorities[authority].tz
            kept = _known_on(register, day, zone)
            assert _timeline(register, authority, day) == _timeline(kept, authority)


@BATCHES
def test_replaying_the_ledger_line_by_line_gives_what_was_known_at_each_line(start):
    for _, _, register in _registers(start):
        for count, line in enumerate(register.ledger, start=1):
            following = register.ledger[count : count + 1]
            if following and following[0].recorded == line.recorded:
                continue  # at that moment both were known
            replayed = Register(register.ledger[:count], register.texts)
            for authority in AUTHORITIES:
                built = _timeline(register, authority, line.recorded)
                assert built == _timeline(replayed, authority)


@BATCHES
def test_the_order_in_which_texts_are_read_changes_nothing(start):
    for random, plain, register in _registers(start):
        shuffled = typed.register({**plain, "texts": _shuffled(random, plain["texts"])})
        words = {
            name: _shuffled(random, part) if isinstance(part, Mapping) else part
            for name, part in _shuffled(random, VOCABULARY).items()
        }
        engine = Engine(_timeline(shuffled, "kota", words=typed.vocabulary(words)), WORDS)
        again = Engine(_timeline(register, "kota"), WORDS)
        assert engine.timeline == again.timeline
        facts, on = random_registers.facts(random), random_registers.some_day(random, 60)
        assert typed.answered(engine, on, facts) == typed.answered(again, on, facts)


@BATCHES
def test_every_rule_has_exactly_one_state_on_every_day(start):
    for _, engine in _engines(start):
        for entry in engine.timeline.entries:
            pieces = list(entry.course.pieces())
            assert (pieces[0][0], pieces[-1][1]) == (date.min, date.max)
            assert all(first <= last for first, last, _ in pieces)
            assert all(a[1] + timedelta(1) == b[0] for a, b in pairwise(pieces))
            for _, _, state in pieces:
                assert state.truth.is_yes or state.truth.is_no or state.truth.needs
                assert state.why in ({""} if not state.truth.is_no else {"", *WHY_NOT})


@BATCHES
def test_an_authority_out_of_reach_changes_nothing(start):
    for _, _, register in _registers(start):
        for authority in AUTHORITIES:
            within = reach(WORDS.authorities, authority)
            lines = tuple(
                one for one in register.ledger if one.circular.partition("/")[0] in within
            )
            texts = {key: text for key, text in register.texts.items() if text.authority in within}
            alone = Register(lines, MappingProxyType(texts))
            assert _timeline(register, authority) == _timeline(alone, authority)


@BATCHES
def test_what_the_day_gives_wins_over_what_is_given_of_it(start):
    for random, engine in _engines(start):
        facts = random_registers.facts(random)
        facts = {fact: v for fact, v in facts.items() if not fact.startswith("hari.")}
        day = FIRST + timedelta(random.randrange(60))
        given = typed.question(day.isoformat(), facts).facts
        before = answer(engine, Question(day, given))
        told = {"hari.nama": "XX", "hari.tanggal": 99}
        after = answer(engine, Question(day, {**given, **told}))
        assert replace(after, question=before.question) == before


@BATCHES
def test_between_neighbouring_boundaries_no_answer_changes(start):
    """Without tests of the day, and no turn taken: all else is a matter of boundaries."""
    for random, authority, register in _timeless(start):
        engine = Engine(_timeline(register, authority), WORDS)
        facts = random_registers.facts(random)
        facts.pop("pegawai.giliran", None)
        given = {fact: tuple(v) if isinstance(v, list) else v for fact, v in facts.items()}
        boundaries = set(engine.boundaries())
        found = [
            (day, answer(Engine(engine.timeline, WORDS), Question(day, given)))
            for day in WINDOW[::3]
        ]
        for (before, one), (after, two) in pairwise(found):
            if not any(before < boundary <= after for boundary in boundaries):
                assert replace(one, question=two.question) == two


@BATCHES
def test_status_changes_on_boundaries_only_and_every_day_has_one(start):
    for _, engine in _engines(start):
        boundaries = {date.min, *engine.boundaries()}
        for circular, courses in engine.timeline.courses.items():
            own = {date.fromordinal(first) for course in courses for first in course.starts}
            if engine.timeline.texts[circular].rules:  # else no answer can change
                assert own <= boundaries
            found = standing(circular, courses)
            stretches = found.stretches
            assert (stretches[0].first, stretches[-1].last) == (date.min, date.max)
            assert {one.first for one in stretches} <= own
            for before, after in pairwise(stretches):
                assert before.last + timedelta(1) == after.first
                assert (before.status, before.by) != (after.status, after.by)
            for day in WINDOW:
                states = tuple(course.on(day) for course in courses)
                assert (found.on(day).status == "berlaku") == all(
                    state.truth.is_yes for state in states
                )


@BATCHES
def test_nothing_is_in_force_before_its_first_day(start):
    """An extension may name days of its own; of what nobody extends the period decides."""
    for _, engine in _engines(start):
        texts = engine.timeline.texts.values()
        extended = {
            one.target for text in texts for one in text.relations if one.type == "memperpanjang"
        }
        for entry in engine.timeline.entries:
            starts = [entry.period.start, entry.period.not_before, entry.floor]
            if entry.unseen or entry.circular in extended or not entry.period.start:
                continue
            exact = entry.period.precision != "at-latest"
            first = entry.period.start if exact else min(filter(None, starts))
            for day in WINDOW:
                truth = entry.course.on(day).truth
                assert not truth.is_yes or day >= entry.period.start
                if exact and day < first:
                    assert truth.is_no


def test_equal_inputs_give_equal_bytes_whatever_the_seed_of_hashes():
    found = printed("from tests.policy import test_laws as t; t.tell()")
    assert len(found) == 1
    assert len(found.pop()) > 10_000


def tell():
    """Write many answers as canonical JSON."""
    found = []
    for random, engine in _engines(0):
        facts, on = random_registers.facts(random), random_registers.some_day(random, 60)
        found.append(typed.answered(engine, on, facts))
    sys.stdout.buffer.write(json_bytes(found))


def _known_on(register, day, zone):
    """Return a register without the lines recorded after a day."""
    kept = tuple(line for line in register.ledger if _civil(line.recorded, zone) <= day)
    return Register(kept, register.texts)


def _civil(moment: datetime, zone: str) -> date:
    hours = {"Asia/Jakarta": 7, "Asia/Makassar": 8, "Asia/Jayapura": 9}[zone]
    return (moment.replace(tzinfo=None) - moment.utcoffset() + timedelta(hours=hours)).date()


def _shuffled(random, found):
    names = list(found)
    random.shuffle(names)
    return {name: found[name] for name in names}
