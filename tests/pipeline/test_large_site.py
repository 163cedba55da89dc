"""A site of 10,000 circulars: what a publish costs there, and that its log tells its snapshot.

Letters are left out, as in the bench whose register this is: they are made once, whatever the size.
"""

import json
from datetime import timedelta

import pytest

from publisher.pipeline.registry import registry
from publisher.release.export import copy_to
from publisher.release.heads import current
from publisher.release.looking import broken
from publisher.release.restoring import restore
from tests.bench.publishing import Growing, published
from tests.feeds.test_log_feeds import replayed
from tests.release.sites import found
from tests.thorough import IS_THOROUGH

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_THOROUGH, reason="minutes; with THOROUGH=1"),
]
CIRCULARS, AUTHORITIES = 10_000, 50
SECONDS = 5  # for one circular more
MEGABYTES = 400  # of memory, also for the first release


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    """A register that was published once, with what that took: seconds and megabytes."""
    growing = Growing(tmp_path_factory.mktemp("large"), AUTHORITIES, timedelta(36))
    growing.add(CIRCULARS - 1)
    return growing, published(growing.root, growing.moment)


def stored(growing):
    """Return how many entries the store has."""
    return sum(1 for one in (growing.root / "site/store/sha256").glob("*/*") if one.is_file())


def test_the_first_release_takes_bounded_memory_and_is_whole(large):
    growing, (_, memory) = large
    site = growing.root / "site"
    assert memory < MEGABYTES
    assert broken(site, current(site)) == ()


def test_replaying_the_log_gives_the_snapshot(large):
    growing, _ = large
    release = growing.root / "site/current"
    by_authority, name = {}, "head.json"
    while name:
        page = json.loads((release / "feed/changes" / name).read_bytes())
        for event in reversed(page["events"]):
            by_authority.setdefault(event["id"].partition("/")[0], []).append(event)
        name = page["prev"]
    head = json.loads((release / "feed/snapshot.json").read_bytes())
    assert sum(map(len, by_authority.values())) == head["seq"]
    assert len(by_authority) == AUTHORITIES
    for authority, events in by_authority.items():
        parts = [one["href"] for one in head["parts"] if f"/{authority}/" in one["href"]]
        told = b"".join((release / part).read_bytes() for part in parts)
        wanted = {one["policy"]["sha256"] for one in events if one["policy"]}
        store = growing.root / "site/store/sha256"
        policies = {one: (store / one[:2] / one[2:]).read_bytes() for one in wanted}
        assert replayed(b"", reversed(events), policies) == told


def test_nothing_new_makes_nothing_and_one_circular_more_little(large):
    growing, _ = large
    before, count = current(growing.root / "site"), stored(growing)
    published(growing.root, growing.moment)
    assert current(growing.root / "site") == before
    growing.add(1)
    seconds, memory = published(growing.root, growing.moment)
    head = current(growing.root / "site")
    assert head.sequence == before.sequence + 1
    assert seconds < SECONDS
    assert memory < MEGABYTES
    assert stored(growing) - count < 150
    others = {path for path, tree in head.trees.items() if before.trees.get(path) != tree}
    # of the authority and of all: no folder of another authority is made again
    named = {path for path in others if "kota-" in path}
    assert {path.split("kota-")[1].partition("/")[0] for path in named} == {f"{AUTHORITIES - 1}"}
    assert len(named) == 8
    assert len(others - named) == 8


def test_a_clone_and_a_copy_of_the_release_serve_the_same_site(large, tmp_path):
    growing, _ = large
    copy_to(growing.root / "site", tmp_path / "copy")
    head = restore(tmp_path / "copy", tmp_path / "site")
    was = current(growing.root / "site")
    assert (head.release, head.sha256, head.top) == (was.release, was.sha256, was.top)
    assert broken(tmp_path / "site", head) == ()
    assert found(tmp_path / "site/current") == found(growing.root / "site/current")
    assert len(registry(growing.root).register.ledger) == was.lines
