"""The search index of a site: whole or the one before, whatever step fails."""

import pytest

from publisher.release.faults import SiteError
from publisher.release.searching import LINK, noted, read, show
from tests.faults import CrashError, Faulty
from tests.release.sites import Quick, put

FILES = {"pagefind.js": b"1", "index/a.pf_index": b"2", "fragment/b.pf_fragment": b"3"}
MOMENT = 1_790_000_000


@pytest.fixture
def site(place):
    put(place / "site", 1)
    return place / "site"


def shown(site, release, disk=None):
    """Show an index of files that name a release."""
    folder = site.parent / f"made-{release}"
    files = {path: folder / path for path in FILES}
    for path, file in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(FILES[path] + release.encode())
    return show(site, files, {"release": release}, MOMENT, disk or Quick())


def whole(site, release):
    """Say whether the site shows the whole index of a release."""
    return noted(site) == {"release": release} and all(
        read(site, path) == data + release.encode() for path, data in FILES.items()
    )


def test_the_next_index_takes_the_place_of_the_last(site):
    assert noted(site) is None
    shown(site, "one")
    assert whole(site, "one")
    shown(site, "two")
    assert whole(site, "two")
    assert len(list((site / "searches").iterdir())) == 1
    shown(site, "two")
    assert whole(site, "two")


def test_everybody_may_read_it_and_its_files_have_the_moment_of_the_release(site):
    shown(site, "one")
    for path in (site / LINK).rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644)
        assert path.is_dir() or int(path.stat().st_mtime) == MOMENT


def test_at_every_step_that_fails_the_old_one_or_the_new_one_is_whole(place):
    steps = Faulty()
    put(place / "plain", 1)
    shown(place / "plain", "one", Quick())
    shown(place / "plain", "two", steps)
    for at in range(1, steps.count + 1):
        site = place / str(at) / "site"
        put(site, 1)
        shown(site, "one")
        with pytest.raises((CrashError, SiteError)):
            shown(site, "two", Faulty(at))
        assert whole(site, "one") or whole(site, "two"), at
        shown(site, "two")
        assert whole(site, "two"), at
        assert len(list((site / "searches").iterdir())) == 1
        assert not list(site.rglob(".tmp-search*"))


@pytest.mark.parametrize("path", ["", "..", "index", "index/", "/index/a.pf_index", "../x", "."])
def test_what_is_no_file_of_it_is_not_read(site, path):
    shown(site, "one")
    assert read(site, path) is None
