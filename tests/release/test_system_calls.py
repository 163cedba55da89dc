"""Publishing with a fault at each call of the system: the old release or the new one.

`strace` kills the process at the call, or lets the call fail. Of all pairs of call and number the
gate takes a sample; THOROUGH=1 takes every one.
"""

import re
import shutil
from pathlib import Path

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


RENAME = re.compile(r'rename\w*\((?:AT_FDCWD[^,]*, )?"([^"]+)", (?:AT_FDCWD[^,]*, )?"([^"]+)"')
FLUSH = re.compile(r"fsync\(\d+<([^>]+)>\)")


@pytest.mark.parametrize("scenario", NEXT)
def test_nothing_gets_its_name_before_it_is_on_the_disk_and_the_link_comes_last(
    prepared, place, scenario
):
    site = copied(prepared / scenario, place / "site")
    log = traced.traced(publishing(site, NEXT[scenario]), place / "log").log.splitlines()
    flushed = {number: match[1] for number, line in enumerate(log) if (match := FLUSH.match(line))}
    matches = [(number, RENAME.match(line)) for number, line in enumerate(log)]
    renamed = [(number, *match.groups()) for number, match in matches if match]
    last = renamed[-1]
    assert last[1:] == (str(site / ".tmp-current"), str(site / "current"))
    assert [name for number, name in flushed.items() if number > last[0]] == [str(site)]
    made = [one for one in renamed[:-1] if "/.tmp-" not in one[2]]  # others are on their way out
    assert len(made) > 8
    for number, source, target in made:
        earlier = [name for before, name in flushed.items() if before < number]
        inner = (one for one in Path(target).rglob("*") if one.is_dir() and not one.is_symlink())
        parts = {source, *(f"{source}/{one.relative_to(target)}" for one in inner)}
        assert parts <= set(earlier)
        after = [name for late, name in flushed.items() if number < late < last[0]]
        assert str(Path(target).parent) in after
