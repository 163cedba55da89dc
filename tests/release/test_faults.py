"""Wherever a publish is interrupted, readers see the old release or the new one, whole."""

import errno
import shutil

import pytest

from publisher.model.artefact import Artefact
from publisher.release import faults
from publisher.release.heads import current
from publisher.release.writing import Content, publish
from tests.faults import CrashError, Faulty
from tests.release.sites import (
    NEXT,
    content,
    copied,
    facts,
    leftovers,
    put,
    version_of,
    whole,
)
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
STRIDE = 1 if IS_THOROUGH else 4  # of 5,000 faults


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


def with_many(site, disk):
    """Publish version 2 with so many new files that they are flushed together."""
    many = tuple(Artefact(f"p/{number}.txt", f"{number} of 2".encode()) for number in range(250))
    one = content(2, current(site))
    return publish(site, 1, Content(one.folders, (*one.files, *many)), facts(2), disk)


@pytest.mark.slow
@pytest.mark.parametrize("way", ["crash before", "crash after", "broken disk"])
def test_files_that_are_flushed_together_are_whole_or_not_there(prepared, place, way):
    clean = Faulty()
    with_many(copied(prepared / "second", place / "clean"), clean)
    together = clean.steps.index("flush-all") + 1
    assert clean.steps[:together].count("write") == 4 + 250 + 2  # a folder comes first
    shown = set()
    for number in {*range(1, clean.count + 1, 40 * STRIDE), together - 1, together, together + 1}:
        site = copied(prepared / "second", place / str(number))
        refusal = faults.SiteError if "refused" in WAYS[way] else CrashError
        with pytest.raises(refusal):
            with_many(site, Faulty(number, **WAYS[way]))
        shown.add(version_of(site))
        put(site, 3)
        assert version_of(site) == 3
        assert not leftovers(site)
        shutil.rmtree(site)
    assert 1 in shown
