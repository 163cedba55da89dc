"""A site made anew from a plain copy of one release: the same name, head and bytes."""

import errno
import json
import os
import shutil

import pytest

from publisher import canonical
from publisher.release.export import copy_to
from publisher.release.faults import DamagedError, FullError, SiteError
from publisher.release.heads import current, release_name
from publisher.release.looking import broken
from publisher.release.manifests import manifest
from publisher.release.restoring import restore
from tests.faults import CrashError, Faulty
from tests.release.sites import ONE, put, whole


@pytest.fixture
def site(tmp_path):
    """A site with two releases, and a plain copy of the second."""
    for version in (1, 2):
        put(tmp_path / "site", version)
    copy_to(tmp_path / "site", tmp_path / "copy")
    return tmp_path


@pytest.mark.parametrize("plain", ["copy", "links followed"])
def test_a_restored_site_shows_the_release_byte_for_byte(site, plain):
    copy = site / "copy"
    if plain != "copy":
        shutil.rmtree(copy)
        shutil.copytree(site / "site/current/", copy, symlinks=False)
    head = restore(copy, site / "anew")
    before = current(site / "site")
    assert (head.release, head.sha256) == (before.release, before.sha256)
    assert whole(site / "anew") == whole(site / "site")
    assert broken(site / "anew", current(site / "anew")) == ()


def test_the_next_release_follows_a_restored_one(site):
    restore(site / "copy", site / "anew")
    for place in ("site", "anew"):
        put(site / place, 3)
    assert whole(site / "anew") == whole(site / "site")


def test_a_copy_that_is_not_whole_is_refused(site):
    names = sorted(path for path in (site / "copy").rglob("*") if path.is_file())
    twice = ("/copy/by-hash/", "/copy/r/")
    own = [one for one in names if not any(part in one.as_posix() for part in twice)]
    assert len(own) > 5
    for number, path in enumerate(own):
        data = path.read_bytes()
        path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]) if data else b"x")
        with pytest.raises(DamagedError):
            restore(site / "copy", site / f"anew{number}")
        assert not (site / f"anew{number}").exists()
        path.write_bytes(data)


def test_a_site_with_a_release_is_left_alone(site):
    with pytest.raises(SiteError):
        restore(site / "copy", site / "site")
    assert current(site / "site").sequence == 2


def forged(copy, **changes):
    """Change a head in both its places, as one who knows how it is written."""
    index = json.loads((copy / "feed/index.json").read_bytes()) | changes
    for path in ("feed/index.json", f"r/{index['release']}/feed/index.json"):
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        (copy / path).write_bytes(canonical.json_bytes(index))


@pytest.mark.parametrize("field", ["base", "release", "sequence", "files", "spaces", "twin"])
def test_a_head_that_is_not_of_its_list_is_refused(site, field):
    copy, head = site / "copy", current(site / "site")
    manifest = head.index["files"]["manifest"]
    changes = {
        "base": f"/r/000002-{'0' * 16}/",
        "release": f"000002-{'0' * 16}",
        "sequence": 3,
        "files": {"manifest": manifest, "current": manifest | {"href": "feed/current.json"}},
    }
    if field == "spaces":
        (copy / "feed/index.json").write_text(json.dumps(dict(head.index), indent=1))
        (copy / f"r/{head.release}/feed/index.json").unlink()
    elif field == "twin":
        (copy / "feed/index.json").write_bytes(
            canonical.json_bytes({**head.index, "issued_at": "2026-03-03T02:00:01Z"})
        )
    else:
        forged(copy, **{field: changes[field]})
    with pytest.raises(DamagedError):
        restore(copy, site / "anew")
    assert not (site / "anew").exists()


def test_a_list_that_leads_elsewhere_is_refused_though_every_hash_is_right(site):
    copy, head = site / "copy", current(site / "site")
    inner = (copy / ONE / "manifest.txt").read_bytes().replace(b"a/source.md", b"../source.md")
    files = {**head.files, f"{ONE}/manifest.txt": canonical.sha256(inner)}
    top = manifest(files)
    release = release_name(head.sequence, top)
    listing = {"href": "manifest.txt", "sha256": canonical.sha256(top), "bytes": len(top)}
    (copy / ONE / "manifest.txt").write_bytes(inner)
    (copy / "manifest.txt").write_bytes(top)
    named = {**head.index["files"], "manifest": listing}
    forged(copy, release=release, base=f"/r/{release}/", files=named)
    with pytest.raises(DamagedError, match=ONE):
        restore(copy, site / "anew")
    assert not (site / "anew").exists()


@pytest.mark.parametrize("path", ["index.html", "feed/index.json", "manifest.txt", ONE, "feed"])
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_links_and_special_files_of_a_copy_are_refused(site, path, kind):
    place = site / "copy" / path
    place.rename(site / "aside")
    if kind == "link":
        place.symlink_to(site / "aside")
    else:
        os.mkfifo(place)
    with pytest.raises(DamagedError, match=path):
        restore(site / "copy", site / "anew")
    assert not (site / "anew").exists()


@pytest.mark.parametrize("before", ["nothing", "folder", "deep"])
def test_a_restore_that_is_refused_leaves_nothing(site, before):
    anew = site / ("a/b/anew" if before == "deep" else "anew")
    if before == "folder":
        anew.mkdir()
    clean = Faulty()
    restore(site / "copy", site / "clean", clean)
    for number in range(1, clean.steps.index("point"), 7):
        with pytest.raises(FullError):
            restore(site / "copy", anew, Faulty(number, refused=errno.ENOSPC))
        assert anew.is_dir() == (before == "folder")
        assert before != "folder" or not any(anew.iterdir())
        assert not (site / "a").exists()


def test_what_a_site_held_before_a_restore_that_is_refused_stays(site):
    put(site / "anew", 1)
    (site / "anew/current").unlink()
    shutil.rmtree(site / "anew/releases")
    (site / "anew/releases").mkdir()
    before = sorted((site / "anew").rglob("*"))
    (site / "copy/index.html").write_bytes(b"rusak")
    with pytest.raises(DamagedError):
        restore(site / "copy", site / "anew")
    assert set(before) <= set((site / "anew").rglob("*"))


def test_nothing_is_published_where_a_restore_broke_off(site):
    clean = Faulty()
    restore(site / "copy", site / "clean", clean)
    shown = len(clean.steps) - clean.steps[::-1].index("point")
    for number in range(1, clean.count + 1, 5):
        anew = site / f"anew{number}"
        with pytest.raises(CrashError):
            restore(site / "copy", anew, Faulty(number))
        if current(anew) is not None:
            assert number > shown
            assert put(anew, 3).head.sequence == 3
            continue
        if any(path.is_file() for path in anew.rglob("*")):
            with pytest.raises(DamagedError, match="publisher restore"):
                put(anew, 1)
        restore(site / "copy", anew)
        assert put(anew, 3).head.sequence == 3


def test_what_was_interrupted_can_be_done_again(site):
    steps = Faulty()
    restore(site / "copy", site / "counted", steps)
    for number in range(1, steps.count + 1, 7):
        target = site / f"try{number}"
        with pytest.raises(CrashError):
            restore(site / "copy", target, Faulty(number))
        if current(target) is None:
            restore(site / "copy", target)
        assert whole(target) == whole(site / "site")
