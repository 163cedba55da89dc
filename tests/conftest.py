"""Settings for all tests: the same examples on every run, and no word of the machine's owner."""

import os

import pytest
from hypothesis import settings

from tests.projects import EMBLEM, Project

settings.register_profile("gate", derandomize=True, database=None, deadline=None)
settings.load_profile("gate")

for name in ("PUBLISHER_LANG", "NO_COLOR", "FORCE_COLOR"):
    os.environ.pop(name, None)


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
