"""A release is written once, whole, with names and bytes that depend on its content alone."""

import hashlib
import json
import os
import stat
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest

from publisher.disk import Disk
from publisher.model.artefact import Artefact
from publisher.release import faults, staging, store
from publisher.release.heads import current
from publisher.release.looking import broken
from publisher.release.staging import Stored, Unchanged
from publisher.release.writing import Content, held, publish
from tests.projects import ROOT
from tests.release.sites import (
    ONE,
    START,
    TWO,
    Quick,
    content,
    facts,
    leftovers,
    put,
    version_of,
    whole,
)


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def tree_of(root):
    """Return bytes, links and modes of everything below a folder."""
    return {
        path.relative_to(root).as_posix(): (
            path.readlink().as_posix()
            if path.is_symlink()
            else path.is_file() and path.read_bytes(),
            path.lstat().st_mode,
        )
        for path in root.rglob("*")
    }


def test_the_first_release_is_whole_and_shown(site):
    written = put(site, 1)
    assert version_of(site) == 1
    assert written.head == current(site)
    assert written.head.sequence == 1
    assert written.head.index["prev"] is None
    assert written.trees == written.head.trees
    assert not leftovers(site)


def test_a_later_release_names_the_bytes_of_the_head_before_and_leaves_it(site):
    first = put(site, 1).head
    before = (site / "current/feed/index.json").read_bytes()
    second = put(site, 2).head
    assert version_of(site) == 2
    assert second.index["prev"] == first.sha256 == hashlib.sha256(before).hexdigest()
    assert whole(site, first.release)["sequence"] == 1
    assert second.trees[ONE] == first.trees[ONE]
    assert second.trees[TWO] != first.trees[TWO]


def test_the_head_says_what_it_was_told_and_until_when_it_holds(site):
    index = put(site, 1).head.index
    assert index["base"] == f"/r/{index['release']}/"
    assert (index["issued_at"], index["as_of"]) == ("2026-03-02T02:00:00Z", "2026-03-02")
    assert (index["horizon"], index["valid_until"]) == ("2026-04-10", "2026-04-10T17:00:00Z")
    assert index["development"] is True
    assert set(index["files"]) == {"manifest", "current"}
    assert index["coverage"][0]["through"] == "2026-03-02"


SCRIPT = """
import os, sys
from pathlib import Path
os.umask(int(sys.argv[2], 8))
from tests.release.sites import put
put(Path(sys.argv[1]), 1)
put(Path(sys.argv[1]), 2)
"""


def test_the_same_input_gives_the_same_names_bytes_and_modes(tmp_path):
    trees = []
    for number, (umask, zone) in enumerate([("022", "UTC"), ("077", "Pacific/Kiritimati")]):
        other = tmp_path / str(number) / "site"
        environment = {**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        arguments = [sys.executable, "-c", SCRIPT, str(other), umask]
        subprocess.run(arguments, check=True, env=environment, cwd=ROOT)
        trees.append(tree_of(other))
    assert trees[0] == trees[1]
    modes = {stat.filemode(mode) for _, mode in trees[0].values()}
    assert modes == {"-rw-r--r--", "drwxr-xr-x", "lrwxrwxrwx"}


def test_the_order_of_the_content_has_no_meaning(site, tmp_path):
    one = content(1)
    turned = Content(
        {name: tuple(reversed(one.folders[name])) for name in reversed(one.folders)},
        tuple(reversed(one.files)),
    )
    publish(site, None, one, facts(1))
    publish(tmp_path / "other", None, turned, facts(1))
    assert tree_of(site) == tree_of(tmp_path / "other")


def test_the_lists_are_as_sha256sum_reads_them(site):
    put(site, 1)
    for folder in (site / "current", site / "current" / TWO):
        ran = subprocess.run(
            ["sha256sum", "-c", "--strict", "--quiet", "manifest.txt"], cwd=folder, check=False
        )
        assert ran.returncode == 0


def times(site):
    root = site / "current"
    return {
        path: int((root / path).stat().st_mtime)
        for path in ("feed/current.json", "index@2026-03-01.html", f"{ONE}/a/source.md")
    }


def test_a_file_that_stays_keeps_its_time_and_another_gets_that_of_its_release(site):
    put(site, 1)
    first = times(site)
    put(site, 2)
    second = times(site)
    assert len(set(first.values())) == 1
    changed = {path for path in first if first[path] != second[path]}
    assert changed == {"feed/current.json"}
    assert second["feed/current.json"] - first["feed/current.json"] == 86_400


def test_two_releases_in_one_second_differ_by_a_second_in_their_files(site):
    put(site, 1)
    first = times(site)["feed/current.json"]
    publish(site, 1, content(2, current(site)), facts(2, facts(1).moment))
    assert times(site)["feed/current.json"] == first + 1


def test_a_path_that_gets_bytes_of_another_path_gets_a_time_of_its_own(site):
    files = (Artefact("a.html", b"one"), Artefact("b.html", b"two"))
    base = facts(1)
    base = replace(base, heads={})
    publish(site, None, Content({}, files), base)
    turned = (Artefact("a.html", b"two"), Artefact("b.html", b"one"))
    publish(site, 1, Content({}, turned), replace(base, moment=START + timedelta(days=3)))
    seconds = {int((site / "current" / name).stat().st_mtime) for name in ("a.html", "b.html")}
    assert seconds == {int((START + timedelta(days=3)).timestamp())}
    assert whole(site)["sequence"] == 2


def test_a_folder_comes_from_the_store_by_hashes_alone(site):
    put(site, 1)
    data = b"a b c\n"
    policy = store.read(site, hashlib.sha256(b"a policy.json\n" * 50).hexdigest())
    assert policy.startswith(b"a policy.json")
    stored = Stored(f"{TWO}/z/policy.json", hashlib.sha256(policy).hexdigest())
    folders = {ONE: Unchanged(current(site).trees[ONE]), TWO: [stored]}
    files = (*content(2).files, Artefact("x.txt", data))
    publish(site, 1, Content(folders, files), facts(2))
    assert (site / "current" / TWO / "z/policy.json").read_bytes() == policy
    assert whole(site)


def test_a_folder_is_one_inode_per_file_in_store_and_release(site):
    put(site, 1)
    put(site, 2)
    name = hashlib.sha256(b"stays\n").hexdigest()
    assert store.place(site, name).samefile(site / "current/index@2026-03-01.html")
    assert store.place(site, name).stat().st_nlink == 3


def test_who_saw_another_release_is_refused_and_nothing_changes(site):
    put(site, 1)
    before = tree_of(site)
    for expected in (None, 2):
        with pytest.raises(faults.MovedError) as caught:
            publish(site, expected, content(2, current(site)), facts(2))
        assert caught.value.exit_status == 3
    assert tree_of(site) == before


def test_a_clock_before_the_last_release_is_refused(site):
    put(site, 2)
    with pytest.raises(faults.MomentError, match="jam komputer"):
        publish(site, 1, content(1, current(site)), facts(1))


def test_who_comes_second_is_refused_after_waiting(site):
    put(site, 1)
    with held(site), pytest.raises(faults.BusyError), held(site, patience=0.1):
        pass


def test_a_folder_with_other_files_is_no_site(site):
    site.mkdir()
    (site / "thesis.txt").write_text("years of work")
    with pytest.raises(faults.SiteError, match="bukan situs"):
        put(site, 1)
    assert [path.name for path in site.iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("name", ["store", "trees", "links", "releases"])
def test_a_link_in_the_place_of_a_folder_is_refused(site, tmp_path, name):
    put(site, 1)
    (site / name).rename(tmp_path / "elsewhere")
    (site / name).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(faults.SiteError, match="tautan"):
        put(site, 2)


@pytest.mark.parametrize(
    "path",
    [
        *("../x", "/x", "a//b", "a/./b", "a\\b", "a b", "é", "a\nb", ".tmp-x", "INDEX.html"),
        *("index.html", "index.html/x", "se/contoh/2026/d/x", "feed/index.json", "manifest.txt"),
    ],
)
def test_paths_that_lead_elsewhere_or_stand_twice_are_our_own_fault(site, path):
    one = content(1)
    with pytest.raises(ValueError, match=r"path|called|both"):
        publish(site, None, Content(one.folders, (*one.files, Artefact(path, b"x"))), facts(1))
    assert whole(site) is None


def test_a_damaged_entry_is_named_and_used_by_nobody(site):
    put(site, 1)
    name = hashlib.sha256(b"stays\n").hexdigest()
    place = store.place(site, name)
    place.unlink()
    place.write_bytes(b"other\n")
    with pytest.raises(faults.DamagedError, match=name[2:]):
        store.read(site, name)
    files = (*content(2).files[:2], Stored("index@2026-03-01.html", name))
    folders = content(2, current(site)).folders
    with pytest.raises(faults.DamagedError, match=name[2:]):
        publish(site, 1, Content(folders, files), facts(2))
    assert version_of(site) == 1


def test_a_damaged_entry_is_mended_when_its_bytes_come_again(site):
    put(site, 1)
    name = hashlib.sha256(b"stays\n").hexdigest()
    store.place(site, name).write_bytes(b"other\n")  # the file of the release is the same one
    written = put(site, 2)
    assert written.healed == (name,)
    assert store.read(site, name) == b"stays\n"
    assert version_of(site) == 2


def test_a_damaged_folder_is_mended_when_its_files_come_again(site):
    put(site, 1)
    head = current(site)
    assert broken(site, head) == ()
    tree = site / "trees" / head.trees[ONE]
    (tree / "a/source.md").unlink()
    (tree / "b/source.md").write_bytes(b"other")
    assert broken(site, head) == (f"{ONE}/a/source.md", f"{ONE}/b/source.md")
    written = publish(site, 1, Content({**content(2).folders}, content(2).files), facts(2))
    assert len(written.healed) == 2
    assert version_of(site) == 2
    assert broken(site, written.head) == broken(site, head) == ()


def test_a_folder_whose_list_is_damaged_is_not_taken_as_unchanged(site):
    put(site, 1)
    (site / "trees" / current(site).trees[ONE] / "manifest.txt").write_bytes(b"")
    with pytest.raises(faults.DamagedError, match=r"manifest\.txt"):
        put(site, 2)
    assert publish(site, 1, content(2), facts(2)).healed
    assert version_of(site) == 2


def many(head=None):
    """Return five folders and a file; with a head the folders stay."""
    names = [f"se/contoh/{year}" for year in range(2020, 2025)]
    folders = {
        name: Unchanged(head.trees[name]) if head else (Artefact(f"{name}/a", name.encode()),)
        for name in names
    }
    return Content(folders, content(1).files)


def test_the_lists_of_many_folders_that_stay_are_looked_at_in_turn(site, monkeypatch):
    monkeypatch.setattr(staging, "_LOOKED_AT", 2)  # a third of them
    head = publish(site, None, many(), facts(1)).head
    damaged = next(iter(head.trees.values()))
    (site / "trees" / damaged / "manifest.txt").write_bytes(b"")
    found = []
    for number in range(2, 5):
        try:
            head = publish(site, head.sequence, many(head), facts(number)).head
        except faults.DamagedError:
            found.append(number)
            head = publish(site, head.sequence, many(), facts(number)).head
    assert len(found) == 1
    assert broken(site, head) == ()


def test_of_many_files_that_stay_some_are_read_in_turn_and_all_are_to_be_there(site, monkeypatch):
    monkeypatch.setattr(store, "_FEW", 4)
    monkeypatch.setattr(store, "_SOME", 2)  # a third of them
    files = [Artefact(f"letter-{number}", str(number).encode()) for number in range(5)]
    own = Content({}, (*content(1).files, *files))
    head = publish(site, None, own, facts(1)).head
    names = [head.files[one.path] for one in files]
    kept = Content({}, (*content(1).files, *map(Stored, [one.path for one in files], names)))
    place = store.place(site, names[0])
    place.write_bytes(b"damaged")
    found = []
    for number in range(2, 5):
        try:
            head = publish(site, head.sequence, kept, facts(number)).head
        except faults.DamagedError:
            found.append(number)
            head = publish(site, head.sequence, own, facts(number)).head
    assert len(found) == 1
    assert broken(site, head) == ()
    for name in names:
        store.place(site, name).rename(site / "away")
        with pytest.raises(faults.DamagedError, match=name):
            publish(site, head.sequence, kept, facts(5))
        (site / "away").rename(store.place(site, name))


def test_a_folder_that_is_gone_is_not_taken_as_unchanged(site, monkeypatch):
    monkeypatch.setattr(staging, "_LOOKED_AT", 1)
    head = publish(site, None, many(), facts(1)).head
    for tree in head.trees.values():
        (site / "trees" / tree).rename(site / tree)
        with pytest.raises(faults.DamagedError, match=tree):
            publish(site, 1, many(head), facts(2))
        (site / tree).rename(site / "trees" / tree)
    assert publish(site, 1, many(head), facts(2)).head.trees == head.trees


@pytest.mark.parametrize("path", ["manifest.txt", "feed/index.json"])
def test_a_release_whose_head_or_list_is_damaged_is_not_gone_on_from(site, path):
    put(site, 1)
    (site / "current" / path).write_bytes(b"{}")
    with pytest.raises(faults.DamagedError):
        current(site)


def test_a_lost_or_turned_back_link_is_not_taken_for_a_new_site(site):
    for version in (1, 2, 3):
        put(site, version)
    names = sorted(path.name for path in (site / "releases").iterdir())
    (site / "current").unlink()
    with pytest.raises(faults.DamagedError, match="000003"):
        publish(site, None, content(4), facts(4))
    (site / "current").symlink_to(f"releases/{names[0]}")
    with pytest.raises(faults.DamagedError, match="000003"):
        publish(site, 1, content(4), facts(4))
    (site / "current").unlink()
    (site / "current").symlink_to(f"releases/{names[2]}")
    assert put(site, 4).head.sequence == 4


def test_thirty_releases_or_thirty_days_stay_and_the_store_keeps_everything(site):
    for number in range(32):  # all within two days
        shown, moment = content(number, current(site)), START + timedelta(hours=number)
        publish(site, number or None, shown, facts(0, moment), Quick())
    assert len(list((site / "releases").iterdir())) == 32
    first = next(path for path in (site / "releases").iterdir() if path.name.startswith("000001"))
    data = (first / "feed/current.json").read_bytes()
    late = facts(0, START + timedelta(days=30, hours=1.5))
    written = publish(site, 32, content(32, current(site)), late, Quick())
    assert [name[:6] for name in written.pruned] == ["000001", "000002"]
    assert not first.exists()
    assert len(list((site / "releases").iterdir())) == 31
    assert store.read(site, hashlib.sha256(data).hexdigest()) == data
    assert not leftovers(site)
    for path in (site / "releases").iterdir():
        assert whole(site, path.name)


def test_what_broke_off_is_swept_and_what_a_release_needs_stays(site):
    put(site, 1)
    put(site, 2)
    (site / "trees/.tmp-x/y").mkdir(parents=True)
    (site / "trees" / ("0" * 64)).mkdir()
    (site / "links/.tmp-y").mkdir()
    (site / "links" / ("1" * 64)).mkdir()
    (site / "store/aside/z").write_bytes(b"half")
    (site / "releases/000003-0123456789abcdef/feed").mkdir(parents=True)
    (site / ".tmp-current").symlink_to("releases/nowhere")
    put(site, 3)
    assert version_of(site) == 3
    assert not leftovers(site)
    assert len(list((site / "releases").iterdir())) == 3
    for path in (site / "releases").iterdir():
        assert whole(site, path.name)


class Small(Disk):
    """A disk with little room left."""

    def free(self, folder):
        del folder
        return 1 << 20


def test_a_disk_without_room_is_said_before_anything_is_written(site):
    put(site, 1)
    before = tree_of(site)
    with pytest.raises(faults.FullError, match="ruang simpan") as caught:
        put(site, 2, Small())
    assert caught.value.exit_status == 3
    assert tree_of(site) == before


class Linkless(Disk):
    """A disk that knows no second name of a file."""

    def link(self, source, target):
        del source, target
        raise OSError(95, "not supported")


def test_where_links_cannot_be_made_files_are_copied_with_their_times(site):
    put(site, 1, Linkless())
    put(site, 2, Linkless())
    assert version_of(site) == 2
    kept, new = times(site)["index@2026-03-01.html"], times(site)["feed/current.json"]
    assert new - kept == 86_400
    assert (site / "current/index@2026-03-01.html").stat().st_nlink == 1


def test_many_new_files_are_flushed_together_and_arrive(site):
    many = tuple(Artefact(f"p/{number}.txt", f"{number}".encode()) for number in range(300))
    publish(site, None, Content({}, (*content(1).files, *many)), facts(1))
    assert (site / "current/p/299.txt").read_bytes() == b"299"
    assert whole(site)


def test_the_head_is_canonical_json(site):
    put(site, 1)
    data = (site / "current/feed/index.json").read_bytes()
    plain = json.dumps(json.loads(data), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert data == plain.encode()


@pytest.mark.parametrize("releases", [1, 2])
def test_a_site_that_lost_the_link_to_its_release_begins_no_new_row(site, releases):
    for version in range(1, releases + 1):
        put(site, version)
    name = current(site).release
    (site / "current").unlink()
    with pytest.raises(faults.DamagedError, match=f"ln -sfn releases/{name} ") as caught:
        put(site, 1)
    command = caught.value.message.en.split("`")[1]
    subprocess.run(command.split(), check=True)
    assert put(site, releases + 1).head.sequence == releases + 1


def test_a_link_that_was_turned_back_is_refused(site):
    first = put(site, 1).head.release
    name = put(site, 2).head.release
    (site / "current").unlink()
    (site / "current").symlink_to(f"releases/{first}")
    with pytest.raises(faults.DamagedError, match=name):
        put(site, 3)


def test_a_store_that_was_damaged_is_not_linked_to(site):
    """What is written anew is compared: its bytes come again, or it is named."""
    put(site, 1)
    path = f"{ONE}/a/source.md"
    data = (site / "current" / path).read_bytes()
    name = hashlib.sha256(data).hexdigest()
    store.place(site, name).write_bytes(b"x" * len(data))
    more = Artefact(f"{ONE}/z/source.md", b"more")
    stored = [Stored(path, name), more]
    with pytest.raises(faults.DamagedError, match=name):
        publish(site, 1, Content({ONE: stored}, content(2).files), facts(2))
    store.place(site, name).unlink()
    with pytest.raises(faults.DamagedError, match=name):
        publish(site, 1, Content({ONE: stored}, content(2).files), facts(2))
    again = [Artefact(path, data), more]
    written = publish(site, 1, Content({ONE: again}, content(2).files), facts(2))
    assert name in written.healed
    assert (site / "current" / path).read_bytes() == data
    assert whole(site)
