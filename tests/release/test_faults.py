"""Wherever a publish is interrupted, readers see the old release or the new one, whole."""

import errno
import os
import shutil
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest

from publisher.release import faults
from publisher.release.heads import current
from publisher.release.writing import Content, publish
from tests.faults import CrashError, Faulty
from tests.release.sites import START, Quick, content, facts, leftovers, put, version_of, whole
from tests.thorough import IS_THOROUGH

# How a step fails: before, amidst or after it was done; as a crash or by what the system says.
WAYS = {
    "crash before": {},
    "crash amidst": {"when": "midst"},
    "crash after": {"when": "after"},
    "full once": {"refused": errno.ENOSPC},
    "full from then on": {"refused": errno.ENOSPC, "when": "midst", "lasting": True},
    "quota": {"refused": errno.EDQUOT},
    "broken disk": {"refused": errno.EIO},
    "broken disk, done": {"refused": errno.EIO, "when": "after"},
}
NEXT = {"first": 1, "second": 2, "pruned": 60}
STRIDE = 1 if IS_THOROUGH else 4  # of 5,000 faults


def copied(source, target):
    """Copy a site by links: no file of it is ever written to again."""
    if source.exists():
        shutil.copytree(source, target, symlinks=True, copy_function=os.link)
    return target


def swift():
    """Return a new folder, in memory where the system has one there."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made there
    return Path(tempfile.mkdtemp(dir=memory if os.access(memory, os.W_OK) else None))


@pytest.fixture(scope="session")
def prepared():
    """Return where a site of each scenario stands; there is none before the first release."""
    home = swift()
    put(home / "second", 1)
    site = home / "pruned"
    for number in range(32):
        shown = content(number) if number in (0, 31) else Content({}, content(number).files)
        moment = START + timedelta(minutes=number)
        publish(site, number or None, shown, facts(number, moment), Quick())
    yield home
    shutil.rmtree(home)


@pytest.fixture(scope="session")
def counts(prepared):
    """Return how many steps each scenario takes."""
    home = prepared / "counted"
    home.mkdir()
    found = {}
    for scenario, version in NEXT.items():
        disk = Faulty()
        put(copied(prepared / scenario, home / scenario), version, disk)
        found[scenario] = disk.count
    assert min(found.values()) > 60
    return found


@pytest.fixture
def place(prepared):
    """Return a folder on the disk of the sites."""
    folder = Path(tempfile.mkdtemp(dir=prepared))
    yield folder
    shutil.rmtree(folder)


def attempt(site, version, disk):
    """Publish on a disk that fails; return whether it said that it was done."""
    said = None
    try:
        put(site, version, disk)
    except CrashError:
        assert not disk.refused
        return False
    except faults.SiteError as fault:
        said = fault
    if said is None:
        return True
    assert said.exit_status == 3
    if isinstance(said, faults.UncertainError):
        assert "terbit, daya tahan belum pasti" in said.message.id
        assert version_of(site) == version
    else:
        assert "situs lama tetap terbit" in said.message.id
        assert isinstance(said, faults.FullError) == (disk.refused in (errno.ENOSPC, errno.EDQUOT))
        assert version_of(site) != version
    return False


def require_recovery(site, old, version, done):
    """Look as a reader does, publish again, and look for what was left."""
    seen = version_of(site)
    assert seen in ((version,) if done else (old, version))
    head = current(site)
    written = put(site, version + 1)
    assert written.head.sequence == (head.sequence if head else 0) + 1
    assert version_of(site) == version + 1
    assert not leftovers(site)
    if head:
        assert whole(site, head.release)
    return seen


@pytest.mark.slow
@pytest.mark.parametrize("scenario", NEXT)
@pytest.mark.parametrize("way", WAYS)
def test_after_a_fault_at_any_step_readers_see_old_or_new_and_the_next_publish_recovers(
    prepared, counts, place, scenario, way
):
    old, version = version_of(prepared / scenario), NEXT[scenario]
    seen = []
    first = 1 + (list(WAYS).index(way) % STRIDE)
    for number in range(first, counts[scenario] + 1, STRIDE):
        site = copied(prepared / scenario, place / "site")
        disk = Faulty(number, **WAYS[way])
        done = attempt(site, version, disk)
        assert disk.count >= number
        assert not (done and disk.refused)
        seen.append(require_recovery(site, old, version, done))
        shutil.rmtree(site)
    assert seen == sorted(seen, key=lambda one: one == version)
    assert old in seen


@pytest.mark.parametrize("scenario", NEXT)
def test_every_file_is_flushed_before_it_gets_its_name_and_the_folder_afterwards(
    prepared, place, scenario
):
    disk = Faulty()
    put(copied(prepared / scenario, place / "site"), NEXT[scenario], disk)
    steps = disk.steps
    assert steps[-2:] == ["replace", "flush"]
    assert steps.count("create") == steps.count("write")
    for number, name in enumerate(steps):
        if name == "create":
            assert steps[number : number + 5] == ["create", "write", "allow", "stamp", "flush"]
        if name == "replace":
            later = steps[number + 1 :]
            ends = [later.index(one) for one in ("create", "point") if one in later]
            assert "flush" in later[: min(ends, default=len(later))]
