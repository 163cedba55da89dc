"""The readers in three languages, and the sample site served to them."""

import pytest

from tests.clients.serving import READERS, Site, reader, served


@pytest.fixture
def site(releases):
    with served(Site(releases.site, releases.names[-1])) as one:
        yield one


@pytest.fixture(params=READERS)
def one(request, tmp_path):
    return reader(request.param, tmp_path / "copy")
