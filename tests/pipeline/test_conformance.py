"""The conformance cases lie in one place, and come along in the wheel."""

import subprocess
import sys
import tomllib
import zipfile

import pytest

from publisher import resources
from publisher.pipeline.conformance import CASES, case_file
from tests.asked import FOLDER
from tests.house.tree import ROOT, is_kept


def test_the_program_reads_the_copy_that_tests_read():
    assert resources.folder(CASES) == FOLDER
    assert case_file("H10") == FOLDER / "H10.json"


def test_a_file_goes_before_a_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "T01").write_text("{}", encoding="utf-8")
    assert case_file("T01").read_text(encoding="utf-8") == "{}"
    assert case_file("../T01").as_posix() == "../T01"


def test_the_wheel_takes_the_cases_along():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included[CASES] == f"publisher/_shared/{CASES}"


@pytest.mark.slow
def test_a_wheel_that_is_built_has_every_case(tmp_path):
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        held = {name.partition(f"/{CASES}/")[2] for name in archive.namelist()} - {""}
        readers = {name.partition("/_shared/clients/")[2] for name in archive.namelist()} - {""}
    assert held == _files(FOLDER)
    assert readers == _files(ROOT / "clients")


def _files(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and is_kept(path)
    }
