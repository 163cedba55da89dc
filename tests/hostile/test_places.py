"""A checkout that somebody else made: links, pipes, names and folders that mean no good.

Whatever lies in the tree, the commands end, nothing outside is read into an output, and nothing
outside is written, moved or removed.
"""

import contextlib
import os
import socket
import unicodedata
from pathlib import Path

import pytest

from tests.hostile.arena import watched

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and pipes are of another kind there")
OUTSIDE = "kata-di-luar"


@pytest.fixture(autouse=True)
def _watched():
    with watched():
        yield


@pytest.fixture
def outside(tmp_path_factory):
    """A folder beside the project with something dear in it, three folders deep."""
    top = tmp_path_factory.mktemp("outside")
    dear = top / "satu/2026/dua"
    dear.mkdir(parents=True)
    (dear / "dear.txt").write_text(OUTSIDE, encoding="utf-8")
    return top


def everything(top):
    return {path.relative_to(top): path.is_file() and path.read_bytes() for path in top.rglob("*")}


def linked(project, outside, place):
    """Put a link to another folder in the place of one of a result, and build again."""
    project.circular("rapat")
    assert project.run("build").status == 0
    before = everything(outside)
    planted = project.root / place
    planted.rename(project.root / "aside")
    planted.symlink_to(outside)
    ended = project.run("build")
    assert everything(outside) == before
    return ended


@pytest.mark.parametrize("place", ["dist", "dist/se"])
def test_a_build_into_a_folder_behind_a_link_is_refused(project, outside, place):
    ended = linked(project, outside, place)
    assert (ended.status, "tautan" in ended.err) == (3, True)


INSIDE = ("dist/se/contoh", "dist/se/contoh/2026", "dist/se/contoh/2026/rapat")


@pytest.mark.parametrize("place", INSIDE)
def test_a_link_inside_a_result_gives_way_to_files(project, outside, place):
    ended = linked(project, outside, place)
    assert ended.status == 0, ended.err
    assert not (project.root / place).is_symlink()
    letter = project.root / "dist/se/contoh/2026/rapat"
    assert sorted(path.name for path in letter.iterdir()) == sorted(
        path.name for path in (project.root / "aside").rglob("*") if path.is_file()
    )


@pytest.mark.parametrize("name", ["manifest.txt", "index.html", ".tmp-index.html", ".tmp-x"])
def test_a_build_writes_no_file_through_a_link(project, outside, name):
    project.circular("rapat")
    assert project.run("build").status == 0
    before = everything(outside)
    planted = project.root / "dist" / name
    planted.unlink(missing_ok=True)
    for target in (outside / "satu/2026/dua/dear.txt", outside / "new.txt"):
        planted.unlink(missing_ok=True)
        planted.symlink_to(target)
        ended = project.run("build")
        assert ended.status == (3 if "." not in name[:1] else 0), ended.err
        assert everything(outside) == before


def test_the_folder_of_an_output_that_was_named_is_no_link(project, outside):
    project.circular("rapat")
    empty = outside / "kosong"
    empty.mkdir()
    (project.root / "hasil").symlink_to(empty)
    ended = project.run("build", "--into", "hasil")
    assert (ended.status, list(empty.iterdir())) == (3, [])


def test_a_file_behind_a_link_is_not_listed_in_the_manifest(project, outside):
    project.circular("rapat")
    assert project.run("build").status == 0
    planted = project.root / "dist/se/contoh/2026/rapat/bocor.txt"
    planted.symlink_to(outside / "satu/2026/dua/dear.txt")
    assert project.run("build", "circulars/contoh/2026").status == 0
    listed = project.root / "dist/manifest.txt"
    assert "bocor" not in listed.read_text(encoding="utf-8")
    (project.root / "dist/se/bocor.txt").symlink_to(outside / "satu/2026/dua/dear.txt")
    assert project.run("build").status == 0
    assert "bocor" not in listed.read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["circulars/contoh", "circulars/contoh/2026", "circulars"])
def test_a_new_circular_is_not_written_through_a_link(project, outside, place):
    planted = project.root / place
    planted.mkdir(parents=True, exist_ok=True)
    planted.rename(project.root / "aside")
    if place == "circulars":  # a vocabulary is needed to come so far
        (project.root / "aside").rename(outside / "circulars")
        planted.symlink_to(outside / "circulars")
    else:
        planted.symlink_to(outside)
    before = everything(outside)
    assert project.run("new", "contoh/2026/rapat").status in {2, 3}
    assert everything(outside) == before


@pytest.mark.parametrize("place", ["circulars", "circulars/vocabulary", ".git", ".git/hooks"])
def test_a_folder_is_not_prepared_through_a_link(empty, outside, place):
    (empty.root / ".git/hooks").mkdir(parents=True)
    planted = empty.root / place
    planted.parent.mkdir(parents=True, exist_ok=True)
    if planted.exists():
        planted.rename(empty.root / "aside")
    planted.symlink_to(outside)
    (outside / "hooks").mkdir()
    before = everything(outside)
    assert empty.run("init", "--yes", "--hook").status in {2, 3}
    assert everything(outside) == before


def test_what_a_letter_carries_is_not_taken_out_through_a_link(project, outside):
    project.circular("rapat")
    assert project.run("build").status == 0
    letter = "dist/se/contoh/2026/rapat/letter.pdf"
    before = everything(outside)
    for name in ("policy.json", "source.md", ".tmp-policy.json", ".tmp-source.md"):
        into = project.root / f"isi{name}"
        into.mkdir()
        (into / name).symlink_to(outside / "new.txt")
        project.run("extract", letter, "--into", into.as_posix())
        assert everything(outside) == before


def test_a_file_to_take_apart_that_is_no_file_or_endless_is_refused(project):
    os.mkfifo(project.root / "pipa.pdf")
    with (project.root / "besar.pdf").open("wb") as huge:
        huge.write(b"%PDF-1.7\n")
        huge.truncate(1 << 40)
    for name in ("pipa.pdf", "besar.pdf", "/dev/zero", "."):
        assert project.run("extract", name, "--into", "isi").status == 3
    assert not (project.root / "isi").exists()


@pytest.mark.parametrize(
    "place",
    [
        "circulars/contoh/2026/rapat.md",
        "circulars/contoh/2026",
        "circulars/contoh",
        "circulars/vocabulary/authorities.yaml",
        "circulars/vocabulary/tambahan.yaml",
        "circulars/contoh/emblem",
        "circulars/contoh/emblem/lambang-daerah.svg",
        "templates/resmi",
        "templates/resmi/profile.toml",
        "templates",
    ],
)
@pytest.mark.parametrize("kind", ["file", "folder", "itself", "nowhere"])
def test_nothing_is_read_through_a_link(project, outside, place, kind):
    project.circular("rapat")
    secret = outside / "satu/2026/dua/dear.txt"
    secret.write_text(f"---\ntitle: {OUTSIDE}\n---\n{OUTSIDE}\n", encoding="utf-8")
    planted = project.root / place
    planted.parent.mkdir(parents=True, exist_ok=True)
    if planted.exists():
        planted.rename(project.root / "aside")
    targets = {"file": secret, "folder": outside, "itself": planted, "nowhere": outside / "tiada"}
    planted.symlink_to(targets[kind])
    for command in ("check", "build"):
        ended = project.run(command)
        assert ended.status in {0, 1, 2, 3}, ended.err
        assert OUTSIDE not in ended.out + ended.err
    made = (project.root / "dist").rglob("*") if (project.root / "dist").exists() else ()
    assert not any(OUTSIDE.encode() in path.read_bytes() for path in made if path.is_file())


KINDS = ("pipe", "socket", "folder", "huge", "empty", "binary")


def plant(place, kind):
    """Put something of a kind at a place where a text is expected."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(place)
        case "socket":
            with socket.socket(socket.AF_UNIX) as bound, contextlib.chdir(place.parent):
                bound.bind(place.name)  # which has a hundred signs at most
        case "folder":
            place.mkdir()
        case "huge":
            with place.open("wb") as file:
                file.truncate(1 << 40)
        case "empty":
            place.write_bytes(b"")
        case _:
            place.write_bytes(bytes(range(256)) * 100)


@pytest.mark.parametrize(
    "place",
    [
        "circulars/contoh/2026/rapat.md",
        "circulars/vocabulary/tambahan.yaml",
        "circulars/contoh/emblem/lambang-daerah.svg",
        "circulars/contoh/emblem/lambang-daerah.png",
        "templates/resmi/profile.toml",
        "circulars/ledger.jsonl",
        "dist/manifest.txt",
    ],
)
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_no_text_stops_nothing_and_is_said(project, place, kind):
    project.circular("lain")
    plant(project.root / place, kind)
    for command in ("check", "build"):
        assert project.run(command).status in {0, 1, 2, 3}


def test_folders_in_folders_without_end_are_a_finding(project):
    project.circular("rapat")
    with contextlib.chdir(project.root / "circulars/contoh"):
        for _ in range(1_500):
            Path("a").mkdir()
            os.chdir("a")
    ended = project.run("check")
    assert ended.status == 1
    assert "publish-path-unsafe" in ended.out
    assert ended.out.count("error[") + ended.out.count("galat[") == 1
    # what removes the folder of the test goes down one call a level
    for _ in range(1_490):
        top = project.root / "circulars/contoh/a"
        inner = top / "a"
        inner.rename(project.root / "b")
        top.rmdir()
        (project.root / "b").rename(top)


NAMES = (
    "CON.md", "con.md", "nul.md", "aux.md", "com1.md", "LPT9.md", "prn.x.md", "Rapat.md",
    "rapat .md", "rapat..md", "-.md", "_x.md", "..md", "ra\npat.md", "ra\tpat.md", "ra'pat.md",
    'ra"pat.md', "ra;pat.md", "ra$(id).md", "ra`id`.md", "<b>.md", "%2e%2e.md", "a:b.md",
    "a\\b.md", "~.md",
    "*.md", "rapat.MD", "rapat.md.md", "x" * 200 + ".md", "caf\u00e9.md",
    unicodedata.normalize("NFD", "caf\u00e9.md"),
    "\u202egnp.md", "\u200b.md", "\u0661.md", "\x1b[31m.md", "\x7f.md", "{{7*7}}.md", "=1+1.md",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES, ids=ascii)
def test_an_odd_name_is_a_finding_and_nothing_is_made_of_it(project, name):
    project.circular("lain")
    place = project.root / "circulars/contoh/2026" / name
    text = (project.root / "circulars/contoh/2026/lain.md").read_text(encoding="utf-8")
    place.write_text(text.replace("800/", "801/"), encoding="utf-8")
    for command in ("check", "build"):
        ended = project.run(command)
        assert ended.status == 1
        assert "publish-path-unsafe" in ended.out
        printed = ended.out.replace("\n", "")
        assert printed.isprintable()
    assert {path.split("/")[3] for path in project.files() if path.startswith("se/")} == {"lain"}


@pytest.mark.parametrize(
    "name",
    ["../../x", "contoh/2026/../../../x", "/etc/2026/x", "contoh/2026/con", "contoh/2026/X Y",
     "contoh/2026/caf\u00e9", "vocabulary/2026/x", "issued/2026/x", "contoh/2026/" + "x" * 200,
     "contoh/2026/x\x00y", "contoh/2026/\u202ex", "contoh\\..\\..\\x", "C:/x/2026/y", ""],
    ids=ascii,
)  # fmt: skip
def test_a_new_circular_is_begun_at_a_sound_place_only(project, outside, name):
    before = everything(project.root), everything(outside)
    assert project.run("new", name).status in {2, 3}
    assert (everything(project.root), everything(outside)) == before


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "/x", "con", "vocabulary", "X", "", "\x00"])
def test_a_folder_is_prepared_for_a_sound_name_only(empty, name):
    assert empty.run("init", "--yes", "--authority", name).status in {2, 3}
    assert not list(empty.root.iterdir())


@pytest.mark.parametrize("path", ["/", "/etc/passwd", "../../..", "circulars/../../.."])
def test_only_what_lies_in_the_project_is_checked_or_built(project, path):
    project.circular("rapat")
    for command in ("check", "build"):
        assert project.run(command, path).status == 2
