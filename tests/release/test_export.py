"""A release in a folder without links: what changed is copied, in an order that mixes nothing."""

import errno
import hashlib
import json
import shutil
from pathlib import Path

import pytest

from publisher.release import faults
from publisher.release.export import copy_to
from publisher.release.heads import current
from publisher.release.writing import Content, publish
from tests.faults import CrashError, Faulty
from tests.release.sites import ONE, TWO, Quick, content, facts, found, put, whole
from tests.thorough import IS_THOROUGH


@pytest.fixture
def site(place):
    put(place / "site", 1)
    return place / "site"


def copied(site, folder, disk=None):
    return copy_to(site, folder, disk or Quick())


def require_equal(site, folder):
    """Compare a folder with the release that is shown; only its own addresses are more."""
    root = site / "current"
    plain = {path for path in found(folder) if not path.startswith(("by-hash/", "r/"))}
    assert plain == found(root)
    assert all((folder / path).read_bytes() == (root / path).read_bytes() for path in plain)
    assert not [path for path in folder.rglob("*") if path.is_symlink() or ".tmp-" in path.name]
    index = whole(site)
    for named in index["files"].values():
        data = (folder / index["base"].strip("/") / named["href"]).read_bytes()
        assert hashlib.sha256(data).hexdigest() == named["sha256"]
    for path in (folder / "by-hash/sha256").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name


def test_the_first_copy_is_the_release(site, place):
    done = copied(site, place / "plain")
    require_equal(site, place / "plain")
    assert done.written[-2:] == (f"{ONE}/manifest.txt", f"{TWO}/manifest.txt")
    assert not copied(site, place / "plain").written


def test_a_later_copy_writes_what_changed_and_the_head_after_all_it_names(site, place):
    copied(site, place / "plain")
    put(site, 2)
    done = copied(site, place / "plain")
    require_equal(site, place / "plain")
    assert not [path for path in done.written if path.startswith(ONE)]
    assert "index@2026-03-01.html" not in done.written
    order = [done.written.index(path) for path in ("index.html", "feed/current.json")]
    head = done.written.index("feed/index.json")
    assert sorted((*order, head)) == [*order, head]
    assert all(path.endswith("manifest.txt") for path in done.written[head + 1 :])
    name = current(site).release
    assert done.written.index(f"r/{name}/feed/index.json") < min(order)


def test_files_of_one_size_with_other_bytes_are_copied(site, place):
    copied(site, place / "plain")
    put(site, 2)  # "version 2" is as long as "version 1"
    assert "index.html" in copied(site, place / "plain").written


def test_what_a_release_has_no_more_goes_and_what_is_of_others_stays(site, place):
    copied(site, place / "plain")
    (place / "plain/CNAME").write_text("edaran.example")
    less = content(2, current(site))
    publish(site, 1, Content({TWO: less.folders[TWO]}, less.files[:2]), facts(2), Quick())
    done = copied(site, place / "plain")
    assert f"{ONE}/a/source.md" in done.removed
    assert "index@2026-03-01.html" in done.removed
    (place / "plain/CNAME").unlink()
    for folder in sorted((place / "plain").rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    require_equal(site, place / "plain")


def test_a_folder_of_somebody_else_or_with_a_later_release_is_refused(site, place):
    (place / "plain").mkdir()
    (place / "plain/thesis.txt").write_text("years of work")
    with pytest.raises(faults.SiteError, match="berkas lain"):
        copied(site, place / "plain")
    (place / "plain/thesis.txt").unlink()
    put(site, 2)
    copied(site, place / "plain")
    put(place / "other", 1)
    with pytest.raises(faults.MovedError, match="000002"):
        copied(place / "other", place / "plain")
    with pytest.raises(faults.SiteError, match="publisher publish"):
        copied(place / "nothing", place / "plain")


@pytest.mark.parametrize("path", ["index.html", f"{ONE}/a/source.md", f"{ONE}/manifest.txt"])
@pytest.mark.parametrize("damage", ["changed", "gone"])
def test_a_damaged_file_is_not_copied_and_named_with_its_hash(site, place, path, damage):
    copied(site, place / "plain")
    head = (place / "plain/feed/index.json").read_bytes()
    put(site, 2)
    file = (site / "current" / path).resolve()
    data = file.read_bytes()
    file.unlink()
    if damage == "changed":
        file.write_bytes(b"x" + data[1:])
    for target in ("new", "plain") if path == "index.html" else ("new",):
        with pytest.raises(faults.DamagedError, match=hashlib.sha256(data).hexdigest()) as caught:
            copied(site, place / target)
        assert str(file) in caught.value.message.id
    assert (place / "plain/feed/index.json").read_bytes() == head
    file.unlink(missing_ok=True)
    file.write_bytes(data)
    copied(site, place / "new")
    require_equal(site, place / "new")


@pytest.mark.parametrize("error", [0, errno.ENOSPC])
def test_a_copy_that_broke_off_is_completed_by_the_next(site, place, error):
    base = place / "plain"
    copied(site, base)
    put(site, 2)
    clean = Faulty()
    copied(site, Path(shutil.copytree(base, place / "clean")), clean)
    for number in range(1, clean.count + 1, 1 if IS_THOROUGH else 5):
        folder = Path(shutil.copytree(base, place / str(number)))
        disk = Faulty(number, refused=error)
        with pytest.raises(faults.FullError if error else CrashError):
            copied(site, folder, disk)
        index = json.loads((folder / "feed/index.json").read_bytes())
        under = folder / index["base"].strip("/")
        assert all((under / one["href"]).exists() for one in index["files"].values())
        copied(site, folder)
        require_equal(site, folder)
        shutil.rmtree(folder)
