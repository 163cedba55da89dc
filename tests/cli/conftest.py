"""A small project for the tests of commands."""

import pytest

from tests.projects import EMBLEM, Project


@pytest.fixture
def empty(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


@pytest.fixture
def project(empty):
    ended = empty.run("init", "--yes")
    assert ended.status == 0, ended.err
    for slot in ("lambang-negara", "lambang-daerah"):
        empty.write(f"circulars/contoh/emblem/{slot}.svg", EMBLEM)
    return empty
