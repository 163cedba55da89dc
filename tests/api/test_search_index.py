"""The search index at its address: beside the releases, and nothing else of a site."""

import pytest

from publisher.api.exchange import FROZEN, HEAD
from publisher.pipeline.serve import Office
from tests.api.conftest import TODAY, Desk


@pytest.fixture(scope="module")
def searched(indexed):
    return Desk(Office(indexed.site, "Asia/Jakarta", lambda _zone: TODAY))


def test_every_file_of_the_index_is_there(searched, indexed):
    folder = indexed.site / "search"
    for path in folder.rglob("*.*"):
        inner = path.relative_to(folder).as_posix()
        found = searched.get(f"/search/{inner}")
        assert (found.status, found.body) == (200, path.read_bytes()), inner
        assert found.headers["cache-control"] == (FROZEN if "/" in inner else HEAD)
        known = searched.get(f"/search/{inner}", if_none_match=found.headers["etag"])
        assert (known.status, known.body) == (304, b"")


@pytest.mark.parametrize(
    "path",
    ["", "../current/manifest.txt", "fragment", "fragment/", ".tmp-a", "/etc/passwd", "x.js"],
)
def test_nothing_else_is(searched, path):
    assert searched.get(f"/search/{path}").status == 404


def test_a_site_without_an_index_has_nothing_there(desk):
    assert desk.get("/search/edaran.json").status == 404
