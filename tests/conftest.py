"""Settings for all tests: the same examples on every run, and no word of the machine's owner."""

import os
import shutil
from datetime import datetime

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

for name in ("PUBLISHER_LANG", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(name, None)


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
