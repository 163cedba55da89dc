"""The status of a circular over all days, from the states of its rules."""

from datetime import date

from publisher.model import status
from publisher.model.course import EVER, Course, State
from publisher.model.truth import NO, START, YES, depends
from publisher.register.status import standing

COMES, ALIVE, OVER = State(NO, "not-yet"), State(YES), State(NO, "ended")
MAYBE = State(depends(START))


def course(*pieces):
    days = [EVER if day == 0 else date(2021, 3, day).toordinal() for day, _ in pieces]
    return Course(tuple(days), tuple(state for _, state in pieces))


def cut(by):
    return State(NO, "cut", by)


def statuses(*courses):
    found = standing("kota/2021/satu", courses).stretches
    return [(one.first.day, one.status, one.by) for one in found[1:]]


def test_what_was_revoked_stays_revoked_after_the_end_it_would_have_had():
    found = statuses(course((0, COMES), (3, ALIVE), (10, cut("x")), (20, OVER)))
    assert found == [(3, status.IN_FORCE, ()), (10, status.REVOKED, ("x",))]


def test_the_first_that_revoked_it_is_the_one_that_did():
    found = statuses(course((0, COMES), (3, ALIVE), (10, cut("x")), (15, cut("y"))))
    assert found[-1] == (10, status.REVOKED, ("x",))


def test_what_was_revoked_while_suspended_is_revoked():
    paused = State(NO, "suspended", "s")
    found = statuses(course((0, COMES), (3, ALIVE), (6, paused), (10, cut("x"))))
    assert found[1:] == [(6, status.SUSPENDED, ("s",)), (10, status.REVOKED, ("x",))]


def test_what_is_revoked_before_its_first_day_was_never_in_force():
    for pieces in ([(5, cut("x"))], [(5, cut("x")), (20, OVER)]):
        found = standing("kota/2021/satu", (course((0, COMES), *pieces),)).stretches
        assert [one.status for one in found] == [status.SUPERSEDED]
        assert found[0].by == ("x",)


def test_one_that_ran_out_has_ended():
    found = statuses(course((0, COMES), (3, ALIVE), (10, OVER)))
    assert found[-1] == (10, status.ENDED, ())


def test_what_perhaps_ended_before_is_not_what_ended_last():
    late = course((0, COMES), (3, ALIVE), (20, OVER))
    early = course((0, COMES), (3, ALIVE), (5, MAYBE), (10, cut("x")))
    assert statuses(early, late)[-1] == (20, status.ENDED, ())
