"""The rows of the table of statuses, asked day by day of the slow interpreter, against ours."""

import random
from datetime import timedelta

import pytest

from publisher.register.overview import Asked, overview
from tests.policy import random_registers, reference, typed

WINDOW = [random_registers.FIRST + timedelta(one) for one in range(-20, 100)]


def rows(states, place):
    """Return the statuses that the table allows on a day of the window; None is not certain."""
    now = [course[place] for course in states]
    if all(never(course) for course in states):
        return {"digantikan-sebelum-berlaku"}
    alive = [one.value == "yes" for one in now]
    if any(alive):
        return {"berlaku" if all(alive) else "berlaku-sebagian"}
    if any(one.why == "suspended" for one in now):
        return {"ditangguhkan"}
    if any(begins(course, place) for course in states):
        return {"akan-berlaku"}
    if any(one.value == "depends" for one in now):
        return {"tidak-diketahui"}
    return ended(states, place)


def never(course):
    reasons = {one.why for one in course}
    unlived = all(one.value == "no" for one in course)
    return unlived and "cut" in reasons and "suspended" not in reasons


def begins(course, place):
    later = course[place + 1 :]
    return course[place].why in ("not-yet", "gap") and any(one.value != "no" for one in later)


def ended(states, place):
    """Return how what lived longest ended: several where they ended on one day."""
    found = {}
    for course in states:
        last = max((i for i in range(place) if course[i].value != "no"), default=-1)
        final = [one.why for one in course[last + 1 :] if one.why in ("cut", "ended")]
        if last < 0:
            final = [course[place].why]
        how = "dicabut" if final[:1] == ["cut"] else "berakhir"
        found.setdefault(last, set()).add(how)
    return found[max(found)]


@pytest.mark.parametrize("seed", range(40))
def test_every_day_has_the_status_of_the_table(seed):
    data = random_registers.register(random.Random(seed), size=8)
    slow = reference.Register(data, "kota", None)
    authorities = typed.vocabulary(data["vocabulary"]).authorities
    seen = overview(typed.register(data), authorities, Asked("kota", WINDOW[0]), above=True)
    accounts = [one for chapter in seen.chapters for one in chapter.accounts]
    assert {one.circular.id for one in accounts if not one.withdrawal} == set(slow.circulars)
    for one in accounts:
        if one.withdrawal:
            assert {stretch.status for stretch in one.standing.stretches} == {"ditarik"}
            continue
        states = [
            [slow.in_force(rule, day) for day in WINDOW] for rule in slow.rules[one.circular.id]
        ]
        for place, day in enumerate(WINDOW):
            assert one.standing.on(day).status in rows(states, place), (one.circular.id, day)
