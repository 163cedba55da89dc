"""A site made anew from a plain copy of one release: the same name, head and bytes."""

import shutil

import pytest

from publisher.release.export import copy_to
from publisher.release.faults import DamagedError, SiteError
from publisher.release.heads import current
from publisher.release.looking import broken
from publisher.release.restoring import restore
from tests.faults import CrashError, Faulty
from tests.release.sites import put, whole


@pytest.fixture
def site(tmp_path):
    """A site with two releases, and a plain copy of the second."""
    for version in (1, 2):
        put(tmp_path / "site", version)
    copy_to(tmp_path / "site", tmp_path / "copy")
    return tmp_path


@pytest.mark.parametrize("plain", ["copy", "links followed"])
def test_a_restored_site_shows_the_release_byte_for_byte(site, plain):
    copy = site / "copy"
    if plain != "copy":
        shutil.rmtree(copy)
        shutil.copytree(site / "site/current/", copy, symlinks=False)
    head = restore(copy, site / "anew")
    before = current(site / "site")
    assert (head.release, head.sha256) == (before.release, before.sha256)
    assert whole(site / "anew") == whole(site / "site")
    assert broken(site / "anew", current(site / "anew")) == ()


def test_the_next_release_follows_a_restored_one(site):
    restore(site / "copy", site / "anew")
    for place in ("site", "anew"):
        put(site / place, 3)
    assert whole(site / "anew") == whole(site / "site")


def test_a_copy_that_is_not_whole_is_refused(site):
    names = sorted(path for path in (site / "copy").rglob("*") if path.is_file())
    twice = ("/copy/by-hash/", "/copy/r/")
    own = [one for one in names if not any(part in one.as_posix() for part in twice)]
    assert len(own) > 5
    for number, path in enumerate(own):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")
        with pytest.raises(DamagedError):
            restore(site / "copy", site / f"anew{number}")
        assert current(site / f"anew{number}") is None
        path.write_bytes(data)


def test_a_site_with_a_release_is_left_alone(site):
    with pytest.raises(SiteError):
        restore(site / "copy", site / "site")
    assert current(site / "site").sequence == 2


def test_what_was_interrupted_can_be_done_again(site):
    steps = Faulty()
    restore(site / "copy", site / "counted", steps)
    for number in range(1, steps.count + 1, 7):
        target = site / f"try{number}"
        with pytest.raises(CrashError):
            restore(site / "copy", target, Faulty(number))
        if current(target) is None:
            restore(site / "copy", target)
        assert whole(target) == whole(site / "site")
