"""Folders of a release stand in `trees/` and are shared, whatever they hold."""

import subprocess

import pytest

from publisher.model.artefact import Artefact
from publisher.release import pruning, staging
from publisher.release.export import copy_to
from publisher.release.heads import current
from publisher.release.looking import broken
from publisher.release.manifests import listed
from publisher.release.restoring import restore
from publisher.release.staging import Stored, Unchanged
from publisher.release.writing import Content, publish
from tests.release.sites import ONE, Quick, content, facts, leftovers, put, whole

PAGES = "feed/json"


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def pages(version):
    """Return the full pages, which stay, and the open one."""
    full = [Artefact(f"{PAGES}/{number}.json", b"full") for number in range(3)]
    return (*full, Artefact(f"{PAGES}/head.json", f"open {version}".encode()))


def paged(site, version):
    """Publish a version with a folder of feeds."""
    head = current(site)
    shown = content(version, head)
    folders = {**shown.folders, PAGES: iter(pages(version))}
    expected = head.sequence if head else None
    return publish(site, expected, Content(folders, iter(shown.files)), facts(version), Quick())


def test_a_folder_of_feeds_is_one_line_of_the_top_list_and_its_files_are_shared(site):
    one, two = paged(site, 1), paged(site, 2)
    assert whole(site)
    assert two.trees.keys() == one.trees.keys() > {PAGES}
    assert two.trees[PAGES] != one.trees[PAGES]
    top = listed((site / "current/manifest.txt").read_bytes())
    assert [path for path in top if path.startswith(PAGES)] == [f"{PAGES}/manifest.txt"]
    folders = [site / "trees" / head.trees[PAGES] for head in (one.head, two.head)]
    assert (folders[0] / "0.json").samefile(folders[1] / "0.json")
    for folder in (site / "current", site / "current" / PAGES):
        done = subprocess.run(
            ["sha256sum", "-c", "--quiet", "manifest.txt"], cwd=folder, check=False
        )
        assert done.returncode == 0


def test_a_copy_and_what_is_restored_from_it_have_it(site, tmp_path):
    paged(site, 1)
    copy_to(site, tmp_path / "copy", Quick())
    paged(site, 2)
    shown = current(site)
    copy_to(site, tmp_path / "copy", Quick())
    assert (tmp_path / "copy" / PAGES / "head.json").read_bytes() == b"open 2"
    assert (tmp_path / "copy/r" / shown.release / PAGES / "head.json").read_bytes() == b"open 2"
    head = restore(tmp_path / "copy", tmp_path / "anew", Quick())
    assert (head.release, head.trees) == (shown.release, shown.trees)
    assert broken(tmp_path / "anew", head) == ()


def test_what_a_release_has_no_more_goes_from_a_copy_with_its_folder(site, tmp_path):
    paged(site, 1)
    copy_to(site, tmp_path / "copy", Quick())
    put(site, 2)
    done = copy_to(site, tmp_path / "copy", Quick())
    assert {f"{PAGES}/head.json", f"{PAGES}/manifest.txt"} <= set(done.removed)
    assert not (tmp_path / "copy" / PAGES / "0.json").exists()


def test_no_folder_goes_while_a_release_is_not_as_it_was(site):
    paged(site, 1)
    first = current(site)
    paged(site, 2)
    top = site / "releases" / first.release / "manifest.txt"
    data = top.read_bytes()
    top.unlink()
    top.write_bytes(b"")
    assert pruning.drop_folders(site, Quick()) == []
    top.write_bytes(data)
    assert pruning.drop_folders(site, Quick()) == []
    (site / "trees/0000").mkdir()
    (site / "links/1111").mkdir()
    assert pruning.drop_folders(site, Quick()) == ["1111", "0000"]


def test_lists_of_folders_are_made_here(site):
    for path in ("p/manifest.txt", f"{ONE}/manifest.txt"):
        files = (*content(1).files, Artefact(path, b"x"))
        with pytest.raises(ValueError, match=r"list|both"):
            publish(site, None, Content(content(1).folders, files), facts(1), Quick())
    for inner in (f"{PAGES}/manifest.txt", "elsewhere.json"):
        folders = {PAGES: [Artefact(inner, b"x")]}
        with pytest.raises(ValueError, match="no file of"):
            publish(site, None, Content(folders, content(1).files), facts(1), Quick())
    assert whole(site) is None


def test_folders_of_more_files_than_are_held_at_once_are_whole(site, monkeypatch):
    monkeypatch.setattr(staging, "_FILES", 70)
    count = 200
    folders = {
        name: [
            Artefact(f"{name}/{number}.txt", f"{name} {number}".encode()) for number in range(size)
        ]
        for name, size in (("p/a", 50), ("p/b", count), ("p/c", 50))
    }
    written = publish(site, None, Content(folders, content(1).files), facts(1), Quick())
    assert broken(site, written.head) == ()
    assert len(list((site / "current/p/b").iterdir())) == count + 1
    same = {**folders, "p/b": Unchanged(written.trees["p/b"])}
    digest = listed((site / "current/p/a/manifest.txt").read_bytes())["0.txt"]
    same["p/a"] = (Stored("p/a/0.txt", digest),)
    again = publish(site, 1, Content(same, content(2).files), facts(2), Quick())
    assert broken(site, again.head) == ()
    assert again.trees["p/b"] == written.trees["p/b"]
    assert not leftovers(site)
