"""A small project for the tests of commands."""

import pytest

from tests.projects import Project


@pytest.fixture
def empty(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path, capsys)


@pytest.fixture
def project(empty):
    ended = empty.run("init", "--yes")
    assert ended.status == 0, ended.err
    return empty
