"""Three releases of the sample register, made once, and the readers in three languages."""

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from publisher.pipeline.publish import publish
from publisher.release.heads import numbered
from tests.clients.serving import READERS, ROOT, Site, reader, served
from tests.release.sites import Quick

# Before an extension is recorded, the day after that, and the day of the last line but one.
MOMENTS = ("2026-10-22T09:00+07:00", "2026-10-24T09:00+07:00", "2026-11-21T09:00+07:00")


@dataclass(frozen=True)
class Releases:
    """A project, its site, and the names of its releases."""

    root: Path
    site: Path
    names: tuple[str, ...]


@pytest.fixture(scope="session")
def releases(tmp_path_factory):
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "circulars", root / "circulars")
    shutil.copy(ROOT / "publisher.toml", root)
    site = root / "site"
    for moment in MOMENTS:
        assert publish(root, site, datetime.fromisoformat(moment), disk=Quick()).is_new
    return Releases(root, site, tuple(name for _, name in numbered(site)))


@pytest.fixture
def site(releases):
    with served(Site(releases.site, releases.names[-1])) as one:
        yield one


@pytest.fixture(params=READERS)
def one(request, tmp_path):
    return reader(request.param, tmp_path / "copy")
