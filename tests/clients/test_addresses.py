"""Where the page of the feed sends its readers: the same addresses with links and without."""

import hashlib
import json

import pytest

from publisher.release.export import copy_to
from tests.clients.serving import Site
from tests.release.sites import Quick


@pytest.fixture(scope="module", params=["links", "plain"])
def read(request, releases, tmp_path_factory):
    """Return what reads an address of the newest release: of a site, or of a copy without links."""
    if request.param == "links":
        return Site(releases.site, releases.names[-1]).read
    folder = tmp_path_factory.mktemp("plain") / "copy"
    copy_to(releases.site, folder, Quick())
    return lambda path: (folder / path.lstrip("/")).read_bytes()


def named(data):
    """Return the SHA-256 of each file of a list."""
    return {path: name for name, path in (one.split("  ", 1) for one in data.decode().splitlines())}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def _feeds(read, base, listed):
    """Yield every feed with its SHA-256: what a folder holds stands in the list of the folder."""
    for path, name in listed.items():
        folder, _, last = path.rpartition("/")
        if not path.startswith("feed/"):
            continue
        if last != "manifest.txt":
            yield path, name
            continue
        inner = named(read(base + path))
        yield path, name
        yield from ((f"{folder}/{each}", found) for each, found in inner.items())


def test_every_feed_is_below_the_base_and_every_file_of_a_circular_is_at_its_hash(read):
    index = json.loads(read("/feed/index.json"))
    for one in index["files"].values():
        data = read(index["base"] + one["href"])
        assert (sha256(data), len(data)) == (one["sha256"], one["bytes"])
    listed = named(read(f"{index['base']}manifest.txt"))
    feeds = dict(_feeds(read, index["base"], listed))
    assert len(feeds) > 100
    for path, name in feeds.items():
        assert sha256(read(index["base"] + path)) == name, path
    folders = [path for path in listed if path.startswith("se/")]
    assert folders
    for path in folders:
        inner = read(f"/by-hash/sha256/{listed[path]}")
        assert sha256(inner) == listed[path]
        for name in named(inner).values():
            assert sha256(read(f"/by-hash/sha256/{name}")) == name


def test_what_lists_name_of_circulars_is_at_its_hash(read):
    index = json.loads(read("/feed/index.json"))
    listed = json.loads(read(f"{index['base']}feed/current.json"))["circulars"]
    assert listed
    for one in listed:
        for part in (one["policy"], one["state"]):
            assert read(f"/by-hash/sha256/{part['sha256']}") == read(f"/{part['href']}")
