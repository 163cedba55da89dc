"""Issuing with a fault at each call of the system: all of it or nothing, and no line is lost."""

import shutil
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from publisher.model.errors import PublisherError
from publisher.pipeline.issue import Request, issue
from publisher.pipeline.journal import LEDGER
from publisher.pipeline.load import load
from tests import traced
from tests.faults import held
from tests.issued import require_texts
from tests.thorough import IS_THOROUGH

pytestmark = [pytest.mark.slow, traced.needed]
DONE, SURROUNDINGS = 0, 3
ONE = "contoh/2026/satu"


def at(hours=0):
    """Return a clock that stands still."""
    return lambda zone: datetime(2026, 3, 2, 9 + hours, tzinfo=ZoneInfo(zone))


def issuing(root, hours=0):
    """Return a piece of work that issues as the command does, and says how it ended."""

    def work():
        try:
            issue(root, Request(ONE), at(hours))
        except (PublisherError, OSError):
            return SURROUNDINGS
        return DONE

    return work


@pytest.fixture
def issued(project, place):
    """Return a project with a draft, and what stands in it before and after it is issued."""
    project.circular("satu")
    origin = place / "origin"
    shutil.copytree(project.root, origin)
    root = place / "project"
    shutil.copytree(origin, root)
    issue(root, Request(ONE), at())
    after = held(root)
    shutil.rmtree(root)
    return origin, root, held(origin), after


@pytest.mark.parametrize("fault", traced.FAULTS)
def test_an_issue_that_fails_at_a_call_leaves_all_or_nothing(issued, place, fault):
    origin, root, before, after = issued
    shutil.copytree(origin, root)
    clean = traced.traced(issuing(root), place / "log")
    assert clean.status == DONE
    points = clean.points(root)
    written = [one for one in points if one[0] not in ("openat", "getdents64")]
    assert len(written) > 20
    ends = set()
    for call, number in traced.sampled(points if IS_THOROUGH else written, 25):
        shutil.rmtree(root)
        shutil.copytree(origin, root)
        ended = traced.traced(issuing(root), place / "log", *traced.failing(call, number, fault))
        assert ended.was_hit, (call, number)
        require_texts(root)
        load(root)
        assert held(root) in (before, after), (call, number)
        assert ended.status in ((-9,) if fault == traced.KILL else (DONE, SURROUNDINGS))
        assert held(root) == after or ended.status != DONE
        ends.add(held(root) == after)
        assert issuing(root, 1)() == DONE
        assert len((root / LEDGER).read_bytes().splitlines()) == 1
        require_texts(root)
    assert ends == {False, True}
