"""Settings for all tests: the same examples on every run, and no word of the machine's owner.

What tests write stands in memory where there is room: what they flush, they flush to no disk.
"""

import gc
import multiprocessing
import os
import shutil
import signal
import tempfile
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from publisher.pipeline.publish import publish
from publisher.pipeline.search_index import index
from publisher.release.heads import numbered
from tests.projects import EMBLEM, ROOT, Project
from tests.release.sites import Quick
from tests.released import MOMENTS, Releases

settings.register_profile("gate", derandomize=True, database=None, deadline=None)
settings.load_profile("gate")

_MEMORY = Path("/dev") / "shm"
_ROOM = 4 * 2**30  # octets; a run takes less than a quarter

# Who starts tests in the background may have had this ignored, and commands would ignore it too.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

for name in ("PUBLISHER_LANG", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(name, None)


def _is_roomy(place):
    """Tell whether a folder is one that all of a run can be written to, programs among it."""
    if not (place.is_dir() and os.access(place, os.W_OK)):
        return False
    found = os.statvfs(place)
    return not found.f_flag & os.ST_NOEXEC and found.f_bavail * found.f_frsize > _ROOM


if "TMPDIR" not in os.environ and _is_roomy(_MEMORY):
    os.environ["TMPDIR"] = tempfile.tempdir = str(_MEMORY)

# Workers are forked beside the threads of a test by a server that has loaded the engines once.
multiprocessing.set_forkserver_preload(["publisher.pipeline.make", "publisher.pipeline.render"])


@pytest.fixture(scope="module", autouse=True)
def _settled():
    """Set aside what earlier modules left: no collection, and no fork, goes through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def empty(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


@pytest.fixture
def project(empty):
    ended = empty.run("init", "--yes")
    assert ended.status == 0, ended.err
    for slot in ("lambang-negara", "lambang-daerah"):
        empty.write(f"circulars/contoh/emblem/{slot}.svg", EMBLEM)
    return empty


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "circulars", root / "circulars")
    shutil.copy(ROOT / "publisher.toml", root)
    site = root / "site"
    for moment in MOMENTS:
        assert publish(root, site, datetime.fromisoformat(moment), disk=Quick()).is_new
    return Releases(root, site, tuple(name for _, name in numbered(site)))


@pytest.fixture(scope="session")
def indexed(releases, tmp_path_factory):
    """Return the same releases in a site of their own, with a search index of the last one."""
    root = tmp_path_factory.mktemp("indexed")
    shutil.copytree(releases.site, root / "site", symlinks=True)
    assert index(root / "site", Quick()).is_new
    return Releases(root, root / "site", releases.names)
