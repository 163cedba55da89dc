"""Publishing with a fault at each call of the system: the old release or the new one.

`strace` kills the process at the call, or lets the call fail. Of all pairs of call and number the
gate takes a sample; THOROUGH=1 takes every one.
"""

import shutil

import pytest

from publisher.disk import Disk
from publisher.model.errors import PublisherError
from publisher.release import faults
from publisher.release.heads import current
from tests import traced
from tests.release.sites import NEXT, copied, leftovers, put, version_of, whole

pytestmark = [pytest.mark.slow, traced.needed]
DONE, SURROUNDINGS, UNCERTAIN = 0, 3, 4


def publishing(site, version):
    """Return a piece of work that publishes and says how it ended."""

    def work():
        try:
            put(site, version, Disk())
        except faults.UncertainError:
            return UNCERTAIN
        except (PublisherError, OSError):  # what is said of either is the affair of the command
            return SURROUNDINGS
        return DONE

    return work


def require_sound(site, version, seen, fault, ended):
    """Look at the site as somebody who knows how the publish ended, then publish again."""
    if fault == traced.KILL:
        assert ended.status == -9
    else:
        assert (ended.status == SURROUNDINGS) == (seen != version)
        assert ended.status in (DONE, UNCERTAIN, SURROUNDINGS)
    head = current(site)
    assert put(site, version + 1).head.sequence == (head.sequence if head else 0) + 1
    assert version_of(site) == version + 1
    assert not leftovers(site)
    assert head is None or whole(site, head.release)


@pytest.mark.parametrize("scenario", NEXT)
@pytest.mark.parametrize("fault", traced.FAULTS)
def test_a_publish_that_fails_at_a_call_leaves_old_or_new(prepared, place, scenario, fault):
    old, version = version_of(prepared / scenario), NEXT[scenario]
    site, log = place / "site", place / "log"
    clean = traced.traced(publishing(copied(prepared / scenario, site), version), log)
    assert clean.status == DONE
    assert version_of(site) == version
    points = clean.points(site)
    assert len(points) > 100
    for call, number in traced.sampled(points, 14):
        shutil.rmtree(site, ignore_errors=True)
        work = publishing(copied(prepared / scenario, site), version)
        ended = traced.traced(work, log, *traced.failing(call, number, fault))
        assert ended.was_hit, (call, number)
        seen = version_of(site)
        assert seen in (old, version), (call, number)
        require_sound(site, version, seen, fault, ended)
