"""`publisher fmt`: what it writes, what it only names, how it ends."""

import json
import subprocess

import pytest

from publisher.drafting.skeletons import PATTERNS
from tests.projects import publisher

WILD = {"place: Contoh\n": "", "schema: edaran/1\n": "schema:   edaran/1\nplace: Contoh\n"}
BROKEN = {"to: [Kepala": "to: [[Kepala"}
PATH = "circulars/contoh/2026/satu.md"


@pytest.fixture
def wild(project):
    """A folder with one file that is not tidy and one that is."""
    project.circular("satu", swap=WILD)
    project.circular("dua")
    project.run("fmt", "circulars/contoh/2026/dua.md")
    return project


def text(project, name="satu"):
    return (project.root / f"circulars/contoh/2026/{name}.md").read_text("utf-8")


def test_it_writes_what_is_not_tidy_and_names_it(wild):
    ended = wild.run("fmt")
    assert (ended.status, ended.out) == (0, f"{PATH}\n")
    assert ended.err == "1 berkas dirapikan, 1 sudah rapi, 0 dibiarkan.\n"
    assert text(wild).index("published:") < text(wild).index("place: Contoh")
    again = wild.run("fmt")
    assert (again.status, again.out) == (0, "")
    assert wild.run("check").status == 0


def test_check_names_and_writes_nothing(wild):
    before = text(wild)
    ended = wild.run("fmt", "--check")
    assert (ended.status, ended.out) == (1, f"{PATH}\n")
    assert "1 berkas belum rapi" in ended.err
    assert text(wild) == before
    wild.run("fmt", "-q")
    assert wild.run("fmt", "--check").status == 0


def test_diff_prints_what_would_change_and_writes_nothing(wild):
    before = text(wild)
    ended = wild.run("fmt", "--diff")
    assert ended.status == 1
    assert ended.out.startswith(f"--- a/{PATH}\n+++ b/{PATH}\n@@ ")
    assert "\n-schema:   edaran/1\n" in ended.out
    assert "\n+schema: edaran/1\n" in ended.out
    assert text(wild) == before


def test_the_diff_is_one_that_git_can_apply(wild):
    patch = wild.run("fmt", "--diff").out
    subprocess.run(["git", "init", "-q"], cwd=wild.root, check=True)
    subprocess.run(["git", "apply", "-"], cwd=wild.root, input=patch.encode(), check=True)
    assert wild.run("fmt", "--check").status == 0


def test_only_the_paths_named_are_looked_at(wild):
    assert wild.run("fmt", "--check", "contoh/2026/dua").status == 0
    assert wild.run("fmt", "--check", "contoh/2026/satu").status == 1
    assert wild.run("fmt", "circulars/vocabulary").status == 2
    assert wild.run("fmt", "tidak/ada").status == 2


def test_what_cannot_be_read_is_left_alone_with_its_findings(wild):
    wild.circular("tiga", swap=BROKEN)
    before = text(wild, "tiga")
    ended = wild.run("fmt")
    assert (ended.status, ended.out) == (1, f"{PATH}\n")
    assert "galat[" in ended.err
    assert "circulars/contoh/2026/tiga.md dibiarkan" in ended.err
    assert "1 berkas dirapikan, 1 sudah rapi, 1 dibiarkan." in ended.err
    assert text(wild, "tiga") == before


def test_json_is_one_document(wild):
    wild.circular("tiga", swap=BROKEN)
    ended = wild.run("fmt", "--check", "--diff", "--format", "json")
    document = json.loads(ended.out)
    assert ended.status == 1
    assert (document["version"], document["changed"], document["unchanged"]) == (1, [PATH], 1)
    assert document["left"] == ["circulars/contoh/2026/tiga.md"]
    assert document["diff"].startswith(f"--- a/{PATH}\n")
    assert document["findings"][0]["path"] == "circulars/contoh/2026/tiga.md"
    assert ended.err == ""


def test_standard_input_is_printed_tidy(wild):
    before = text(wild)
    ended = publisher("fmt", "-", cwd=wild.root, stdin=before)
    wild.run("fmt")
    assert (ended.status, ended.err) == (0, "")
    assert ended.out == text(wild)
    assert publisher("fmt", "--check", "-", cwd=wild.root, stdin=before).status == 1
    assert "\n+schema: edaran/1" in publisher("fmt", "--diff", "-", cwd=wild.root, stdin=before).out
    document = json.loads(
        publisher("fmt", "-", "--format", "json", cwd=wild.root, stdin=before).out
    )
    assert document["text"] == text(wild)


def test_standard_input_that_cannot_be_read_comes_out_as_it_went_in(wild):
    ended = publisher("fmt", "-", cwd=wild.root, stdin="---\nto: [\n---\nIsi  satu\n")
    assert (ended.status, ended.out) == (1, "---\nto: [\n---\nIsi  satu\n")
    assert "yaml-syntax" in ended.err


@pytest.mark.parametrize("pattern", PATTERNS)
def test_what_new_writes_is_tidy(project, pattern):
    project.circular("induk")
    project.run("fmt", "-q")
    parent = ["--of", "contoh/2026/induk"] if pattern != "new" else []
    ended = project.run("new", "contoh/2026/baru", "--pattern", pattern, *parent)
    assert ended.status == 0, ended.err
    checked = project.run("fmt", "--check")
    assert (checked.status, checked.out) == (0, ""), checked.err
