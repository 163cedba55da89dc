"""Texts are written back over what was read, or not at all."""

import os

import pytest

from publisher.model.errors import PublisherError
from publisher.pipeline.output import ChangedError
from publisher.pipeline.rewrite import ReadOnlyError, rewrite
from publisher.sources import folder

PATH = "circulars/contoh/2026/a.md"
OTHER = "circulars/contoh/2026/b.md"


@pytest.fixture
def root(tmp_path):
    (tmp_path / PATH).parent.mkdir(parents=True)
    for path in (PATH, OTHER):
        (tmp_path / path).write_text("lama\n", encoding="utf-8")
    return tmp_path


def read(root, *paths):
    return {path: folder.read(root, path) for path in paths}


def names(root):
    return sorted(one.name for one in (root / PATH).parent.iterdir())


def test_a_text_takes_the_place_of_what_was_read(root):
    rewrite(root, read(root, PATH), {PATH: "baru\n"})
    assert (root / PATH).read_bytes() == b"baru\n"
    assert names(root) == ["a.md", "b.md"]


def test_a_file_that_changed_since_is_refused_and_none_is_touched(root):
    before = read(root, PATH, OTHER)
    (root / OTHER).write_text("diubah orang\n", encoding="utf-8")
    with pytest.raises(ChangedError) as raised:
        rewrite(root, before, {PATH: "baru\n", OTHER: "baru\n"})
    assert raised.value.exit_status == 3
    assert OTHER in raised.value.message.id
    assert (root / PATH).read_text(encoding="utf-8") == "lama\n"


def test_a_file_that_is_gone_or_became_a_link_is_refused(root):
    before = read(root, PATH, OTHER)
    (root / PATH).unlink()
    (root / OTHER).replace(root / "lain.md")
    (root / OTHER).symlink_to(root / "lain.md")
    for path in (PATH, OTHER):
        with pytest.raises(PublisherError):
            rewrite(root, before, {path: "baru\n"})
    assert (root / "lain.md").read_text(encoding="utf-8") == "lama\n"


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs permissions of POSIX")
def test_a_file_that_may_only_be_read_is_refused(root):
    (root / PATH).chmod(0o444)
    with pytest.raises(ReadOnlyError, match="hanya dapat dibaca"):
        rewrite(root, read(root, PATH), {PATH: "baru\n"})
