"""The only reader of a folder of circulars."""

import os
from pathlib import Path

import pytest

from publisher.sources.folder import (
    MAX_BYTES,
    FileUnreadableError,
    FolderMissingError,
    circular_paths,
    decoded,
    emblem_paths,
    profile_paths,
    read,
    read_bytes,
    vocabulary_paths,
)

PLACE = "circulars/babel/2020/jadwal.md"


@pytest.fixture
def put(tmp_path):
    def write(path, data=b"x"):
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        return path

    return write


def reasons(source):
    return [(defect.code, defect.facts["reason"]) for defect in source.defects]


def test_circulars_are_listed_sorted_with_slashes(tmp_path, put):
    listed = [
        put(f"circulars/{path}.md") for path in ("tubaba/2021/b", "babel/2021/a", "babel/2020/c")
    ]
    assert circular_paths(tmp_path) == tuple(sorted(listed))


def test_a_text_whose_name_an_editor_changed_is_listed(tmp_path, put):
    path = put("circulars/babel/2020/jadwal.md.txt")
    assert circular_paths(tmp_path) == (path,)


def test_reserved_folders_and_other_files_are_not_listed(tmp_path, put):
    put("circulars/vocabulary/notes.md")
    put("circulars/issued/babel/2020/jadwal.md")
    put("circulars/babel/emblem/readme.md")
    put("circulars/ledger.jsonl")
    put("circulars/babel/2020/peta.pdf")
    put("circulars/babel/2020/catatan.txt")
    put("circulars/babel/2020/jadwal.md.bak")
    assert circular_paths(tmp_path) == ()


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("circulars/babel/2020/jadwal.md.txt", "ending"),
        ("circulars/babel/2020/jadwal.md.docx", "ending"),
        ("circulars/babel/2020/jadwal.markdown", "ending"),
        ("circulars/babel/jadwal.md", "place"),
        ("circulars/babel/2020/maret/jadwal.md", "place"),
        ("circulars/babel/20/jadwal.md", "place"),
        ("circulars/babel/2020/jadwal.baru.md", "place"),
        ("circulars/babel/2020/jadwal_baru.md", "place"),
        ("circulars/babel/2020/vocabulary/a.md", "place"),
        ("circulars/babel/2020/Jadwal.md", "name"),
        ("circulars/babel/2020/jadwal.MD", "name"),
        ("circulars/Babel/2020/jadwal.md", "name"),
        ("circulars/babel/2020/jadwal baru.md", "name"),
        ("circulars/babel/2020/jádwal.md", "name"),
        ("circulars/babel/2020/-jadwal.md", "name"),
        ("circulars/babel/2020/.jadwal.md", "name"),
        ("circulars/babel/2020/con.md", "device"),
        ("circulars/babel/2020/CON.md", "device"),
        ("circulars/babel/2020/lpt1.final.md", "device"),
        ("circulars/aux/2020/jadwal.md", "device"),
        (f"circulars/babel/2020/{'a' * 118}.md", "long"),
    ],
)
def test_a_text_in_an_odd_place_is_listed_and_not_opened(tmp_path, put, path, reason):
    put(path, b"---\nsecret\n")
    assert circular_paths(tmp_path) == (path,)
    source = read(tmp_path, path)
    assert reasons(source) == [("publish-path-unsafe", reason)]
    assert source.text == ""


def test_the_longest_name_allowed_is_read(tmp_path, put):
    assert read(tmp_path, put(f"circulars/babel/2020/{'a' * 117}.md")).defects == ()


@pytest.mark.parametrize(
    "path", ["../a.md", "/etc/passwd", "circulars/../a.md", "a//b.md", "./a", "", "a\\b"]
)
def test_a_path_that_leads_out_or_around_is_refused(tmp_path, path):
    assert reasons(read(tmp_path, path)) == [("publish-path-unsafe", "name")]
    with pytest.raises(FileUnreadableError):
        read_bytes(tmp_path, path)


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_links_are_listed_and_never_followed(tmp_path, put):
    put("outside/2020/a.md", b"secret")
    (tmp_path / "circulars/babel/2020").mkdir(parents=True)
    (tmp_path / PLACE).symlink_to(tmp_path / "outside/2020/a.md")
    (tmp_path / "circulars/pandeglang").symlink_to(tmp_path / "outside")
    assert circular_paths(tmp_path) == (PLACE, "circulars/pandeglang")
    for path in (PLACE, "circulars/pandeglang", "circulars/pandeglang/2020/a.md"):
        source = read(tmp_path, path)
        assert (reasons(source), source.text) == ([("publish-path-unsafe", "link")], "")


@pytest.mark.skipif(os.name == "nt", reason="making links needs rights there")
def test_bytes_are_not_read_through_a_link(tmp_path, put):
    put("secret", b"secret")
    (tmp_path / "emblem.png").symlink_to(tmp_path / "secret")
    with pytest.raises(FileUnreadableError) as caught:
        read_bytes(tmp_path, "emblem.png")
    assert "link" in caught.value.message.id


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files there")
def test_a_pipe_is_no_file(tmp_path, put):
    put("circulars/babel/2020/a.md")
    os.mkfifo(tmp_path / PLACE)
    assert circular_paths(tmp_path) == ("circulars/babel/2020/a.md", PLACE)
    assert reasons(read(tmp_path, PLACE)) == [("publish-path-unsafe", "unreadable")]
    with pytest.raises(FileUnreadableError):
        read_bytes(tmp_path, PLACE.replace(".md", "/x.png"))


def test_a_folder_with_the_name_of_a_text_is_listed_with_what_it_holds(tmp_path, put):
    inside = put(f"{PLACE}/a.md")
    assert circular_paths(tmp_path) == (PLACE, inside)
    assert reasons(read(tmp_path, PLACE)) == [("publish-path-unsafe", "folder")]


def test_a_folder_that_cannot_be_listed_is_named_and_stops_no_other(tmp_path, put, monkeypatch):
    beside = put(PLACE)
    put("circulars/pandeglang/2020/a.md")
    closed = tmp_path / "circulars/pandeglang/2020"
    real = Path.iterdir

    def refusing(folder):
        if folder == closed:
            raise PermissionError(13, "Permission denied", str(folder))
        return real(folder)

    monkeypatch.setattr(Path, "iterdir", refusing)
    assert circular_paths(tmp_path) == (beside, "circulars/pandeglang/2020")
    source = read(tmp_path, "circulars/pandeglang/2020")
    assert reasons(source) == [("publish-path-unsafe", "unreadable")]


@pytest.mark.skipif(os.name == "nt", reason="names are UTF-16 there")
def test_a_name_that_is_not_utf_8_is_shown_in_signs_that_can_be_written(tmp_path, put):
    put(PLACE)
    odd = os.fsencode(tmp_path) + b"/circulars/babel/2020/rusak\xff.md"
    Path(os.fsdecode(odd)).write_bytes(b"x")
    found = [read(tmp_path, path) for path in circular_paths(tmp_path)]
    assert found[1].path == r"circulars/babel/2020/rusak\xff.md"
    assert found[1].path.encode()
    assert reasons(found[1]) == [("publish-path-unsafe", "name")]
    assert found[1].defects[0].span.path == found[1].path


def test_line_ends_become_one_sign_and_the_byte_order_mark_goes(tmp_path, put):
    put(PLACE, b"\xef\xbb\xbfa\r\nb\rc\nd")
    source = read(tmp_path, PLACE)
    assert (source.text, source.path, source.defects) == ("a\nb\nc\nd", PLACE, ())


def test_bytes_that_are_not_utf_8_are_shown_where_they_stand():
    source = decoded(PLACE, "é\r\nab".encode() + b"\xe9cd")
    [defect] = source.defects
    assert (defect.code, dict(defect.facts)) == (
        "yaml-syntax",
        {"reason": "encoding", "byte": "E9"},
    )
    assert source.text == "é\nab\ufffdcd"
    assert source.read(defect.span) == "\ufffd"


def test_a_file_of_another_encoding_is_one_finding():
    assert len(decoded(PLACE, "judul: é".encode("utf-16")).defects) == 1


def test_a_file_that_is_far_too_large_is_not_taken_in(tmp_path, put):
    put(PLACE, b"a" * (MAX_BYTES + 1))
    source = read(tmp_path, PLACE)
    assert (source.defects[0].code, source.text) == ("yaml-too-large", "")


def test_vocabulary_and_profiles_are_listed_sorted(tmp_path, put):
    words = [put(f"circulars/vocabulary/{name}.yaml") for name in ("kinds", "facts")]
    put("circulars/vocabulary/readme.txt")
    looks = [put(f"templates/{name}/profile.toml") for name in ("permendagri", "base")]
    put("templates/portal/style.css")
    assert vocabulary_paths(tmp_path) == tuple(sorted(words))
    assert profile_paths(tmp_path) == tuple(sorted(looks))
    assert read(tmp_path, looks[0]).text == "x"


def test_emblems_are_pictures_of_one_authority(tmp_path, put):
    pictures = [put(f"circulars/babel/emblem/{name}") for name in ("lambang.svg", "garuda.png")]
    put("circulars/babel/emblem/asal.txt")
    put("circulars/tubaba/emblem/lambang.svg")
    assert emblem_paths(tmp_path, "babel") == tuple(sorted(pictures))
    assert emblem_paths(tmp_path, "pandeglang") == ()


def test_a_project_needs_no_looks_of_its_own(tmp_path):
    assert profile_paths(tmp_path) == ()


@pytest.mark.parametrize("listing", [circular_paths, vocabulary_paths])
def test_a_folder_that_is_not_there_is_said_in_both_languages(tmp_path, listing):
    with pytest.raises(FolderMissingError) as caught:
        listing(tmp_path)
    assert "tidak ditemukan" in caught.value.message.id
    assert "no such folder" in caught.value.message.en


def test_a_file_that_is_gone_is_an_error_of_the_surroundings(tmp_path):
    with pytest.raises(FileUnreadableError):
        read_bytes(tmp_path, "circulars/babel/emblem/lambang.png")
    assert reasons(read(tmp_path, PLACE)) == [("publish-path-unsafe", "unreadable")]


def test_bytes_come_as_they_are(tmp_path, put):
    put("circulars/babel/emblem/lambang.png", b"\x89PNG\r\n")
    assert read_bytes(tmp_path, "circulars/babel/emblem/lambang.png") == b"\x89PNG\r\n"
