"""Folders that hold folders of `trees/` alone stand in `links/`: made once, mended, not mixed."""

from datetime import timedelta

import pytest

from publisher.model.artefact import Artefact
from publisher.release import links, pruning
from publisher.release.heads import current
from publisher.release.looking import broken
from publisher.release.staging import Unchanged
from publisher.release.writing import Content, publish
from tests.release.sites import Quick, content, facts, leftovers, whole

YEARS = ("2024", "2025", "2026")


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def put(site, version, moved=()):
    """Publish the years of two authorities; those `moved` say which version it is."""
    head = current(site)
    folders = {}
    for name in ("bangka", "belitung"):
        for year in YEARS:
            path = f"se/{name}/{year}"
            if head and path not in moved:
                folders[path] = Unchanged(head.trees[path])
            else:
                folders[path] = [Artefact(f"{path}/a.txt", f"{path} {version}".encode())]
    own = Content(folders, content(version).files)
    return publish(site, head and head.sequence, own, facts(version), Quick()).head


def target(site, path):
    """Return what the link of a path is called."""
    return (site / "current" / path).readlink().name


def test_a_folder_of_links_is_shared_until_something_in_it_moves(site):
    put(site, 1)
    before = {name: target(site, f"se/{name}") for name in ("bangka", "belitung")}
    put(site, 2, moved=["se/bangka/2025"])
    assert target(site, "se/bangka") != before["bangka"]
    assert target(site, "se/belitung") == before["belitung"]
    assert len(list((site / "links").iterdir())) == 3
    assert (site / "current/se/bangka/2025/a.txt").read_text() == "se/bangka/2025 2"
    assert (site / "current/se/bangka/2026/a.txt").read_text() == "se/bangka/2026 1"
    assert whole(site)
    assert not leftovers(site)


def test_a_folder_of_links_goes_with_the_last_release_that_shows_it(site, monkeypatch):
    monkeypatch.setattr(pruning, "RELEASES_KEPT", 2)
    monkeypatch.setattr(pruning, "DAYS_KEPT", timedelta(0))
    put(site, 1)
    both = {name: target(site, f"se/{name}") for name in ("bangka", "belitung")}
    put(site, 2, moved=["se/bangka/2025"])
    for version in (3, 4):
        put(site, version)
        assert whole(site)
        assert not leftovers(site)
    assert target(site, "se/belitung") == both["belitung"]
    assert not (site / "links" / both["bangka"]).exists()


@pytest.mark.parametrize("damage", ["gone", "elsewhere", "file", "folder", "all"])
def test_a_folder_of_links_that_was_damaged_is_mended(site, damage):
    put(site, 1)
    place = site / "links" / target(site, "se/bangka")
    for year in YEARS if damage == "all" else YEARS[:1]:
        (place / year).unlink()
    if damage == "elsewhere":
        (place / YEARS[0]).symlink_to("../../releases")
    elif damage == "file":
        (place / YEARS[0]).write_bytes(b"other")
    elif damage == "folder":
        (place / YEARS[0] / "inner").mkdir(parents=True)
    head = put(site, 2)
    assert whole(site)["sequence"] == 2
    assert broken(site, head) == ()
    assert not leftovers(site)


def test_a_folder_with_files_or_deeper_folders_is_none_of_links():
    folders = {
        **{f"se/bangka/{year}": "1" for year in YEARS},
        **{f"se/belitung/{year}": "2" for year in YEARS[:1]},
        **{f"feed/{name}": "3" for name in ("atom", "json")},
        **{f"arsip/{name}": "4" for name in ("bangka", "belitung")},
        **{f"tema/{name}": "5" for name in ("satu", "dua")},
        **{f"tema/dalam/{name}": "6" for name in ("satu", "dua")},
        **{f"unit/{name}": "7" for name in ("bangka", "belitung")},
        "clients": "8",
    }
    files = ("index.html", "feed/changes/head.json", "arsip/index.html")
    found = links.shared(folders, files)
    assert set(found) == {"se/bangka", "tema/dalam", "unit"}
    assert found["unit"] == {"bangka": "7", "belitung": "7"}


def test_a_folder_of_links_is_called_by_its_place_and_by_all_it_says():
    names = {
        links.name(path, found)
        for path in ("a", "b")
        for found in ({"x": "1"}, {"x": "2"}, {"x": "1", "y": "2"}, {"y": "1"})
    }
    assert len(names) == 8
