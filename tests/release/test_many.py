"""Many publishers and readers at once: they take turns, and nobody reads two releases as one."""

import hashlib
import json
import os
import random
import signal
import threading
import time

import pytest

from publisher.release.faults import SiteError
from tests.release.sites import TWO, leftovers, listed, put, version_of, whole
from tests.thorough import often

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="many processes need fork"),
]
PUBLISHERS = 16


def start(work):
    """Do a piece of work in a process of its own; return its id."""
    child = os.fork()
    if not child:
        status = 70
        try:
            status = work()
        finally:
            os._exit(status)
    return child


def ended(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def publishing(site, tries=1):
    """Return a piece of work that publishes the next version; it is refused where another came."""

    def work():
        for _ in range(tries):
            try:
                put(site)
            except SiteError:
                continue
            return 0
        return 3

    return work


def require_no_gap(site):
    """Look at every release there is: they are numbered in a row, whole, each names the last."""
    names = sorted(path.name for path in (site / "releases").iterdir() if path.name[0] != ".")
    shown = [whole(site, name) for name in names]
    assert [one["sequence"] for one in shown] == list(range(1, len(names) + 1))
    heads = [(site / "releases" / name / "feed/index.json").read_bytes() for name in names]
    for before, after in zip(heads, shown[1:], strict=False):
        assert after["prev"] == hashlib.sha256(before).hexdigest()
    return len(names)


def test_publishers_at_once_take_turns_or_are_refused(place):
    site = place / "site"
    children = [start(publishing(site)) for _ in range(PUBLISHERS)]
    statuses = [ended(child) for child in children]
    assert set(statuses) <= {0, 3}
    assert require_no_gap(site) == statuses.count(0) >= 1
    assert version_of(site) == statuses.count(0)


def test_publishers_that_try_again_all_get_their_turn(place):
    site = place / "site"
    children = [start(publishing(site, tries=1000)) for _ in range(PUBLISHERS)]
    assert [ended(child) for child in children] == [0] * PUBLISHERS
    assert require_no_gap(site) == PUBLISHERS
    assert not leftovers(site)


@pytest.mark.parametrize("seed", range(often(5)))
def test_publishers_some_of_which_are_killed_leave_no_gap(place, seed):
    chance = random.Random(seed)
    site = place / "site"
    children = [start(publishing(site, tries=1000)) for _ in range(PUBLISHERS)]
    for child in chance.sample(children, PUBLISHERS // 2):
        time.sleep(chance.uniform(0, 0.02))
        os.kill(child, signal.SIGKILL)
    statuses = [ended(child) for child in children]
    assert set(statuses) <= {0, -9}
    assert statuses.count(0) >= PUBLISHERS // 2
    shown = version_of(site)
    assert shown >= statuses.count(0)
    put(site, shown + 1)
    assert require_no_gap(site) == shown + 1
    assert not leftovers(site)


def read_pair(site):
    """Read the head, then two files of the release it names; return the version of each."""
    index = json.loads((site / "current/feed/index.json").read_bytes())
    base = site / "releases" / index["release"]  # what a server shows as `base`
    versions = {json.loads((base / index["files"]["current"]["href"]).read_bytes())["version"]}
    for path, expected in listed((base / TWO / "manifest.txt").read_bytes()).items():
        data = (base / TWO / path).read_bytes()
        assert hashlib.sha256(data).hexdigest() == expected
        versions.add(int(data.split()[1]))
    assert versions == {index["ledger"]["lines"]}
    return versions.pop()


def test_a_reader_who_follows_the_base_never_sees_two_releases_as_one(place):
    site = place / "site"
    put(site, 1)
    stop = threading.Event()

    def publish_on():
        version = 1
        while not stop.is_set():
            version += 1
            put(site, version)

    publisher = threading.Thread(target=publish_on)
    publisher.start()
    seen = [read_pair(site) for _ in range(often(2000))]
    stop.set()
    publisher.join()
    assert seen == sorted(seen)
    assert len(set(seen)) > 10
