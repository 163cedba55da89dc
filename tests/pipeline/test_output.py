"""Whatever breaks off while the output is written, nobody sees half a circular."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from publisher.model.artefact import Artefact
from publisher.model.errors import UsageError
from publisher.pipeline import output
from publisher.pipeline.stock import Stock
from tests.projects import ROOT

PLACE = "se/contoh/2026/satu"


def letter(text, names=("letter.docx", "letter.pdf", "policy.json")):
    return [Artefact(f"{PLACE}/{name}", f"{text} {name}".encode()) for name in names]


def contents(folder):
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def shown(folder):
    """Return what somebody sees of the circular: its files without what is kept aside."""
    return {name: data for name, data in contents(folder).items() if name.startswith("se/")}


@pytest.fixture
def dist(tmp_path):
    output.claim(tmp_path / "dist")
    return tmp_path / "dist"


def test_a_folder_takes_the_place_of_the_old_one_as_a_whole(dist):
    output.replace_folder(dist, PLACE, letter("old", ("letter.docx", "letter.pdf", "extra.txt")))
    output.replace_folder(dist, PLACE, letter("new"))
    assert shown(dist) == {one.path: one.data for one in letter("new")}
    assert sorted(path.name for path in dist.iterdir()) == ["manifest.txt", "se"]


@pytest.mark.parametrize("call", ["write_bytes", "mkdir", "replace"])
@pytest.mark.parametrize("old", [True, False])
def test_a_fault_at_any_step_leaves_all_or_nothing(dist, monkeypatch, call, old):
    """Every call of the kind is made to fail once; what is seen is whole each time."""
    real, hit = getattr(Path, call), []
    for number in range(1, 9):
        if old:
            output.replace_folder(dist, PLACE, letter("old"))
        else:
            output.remove_folder(dist, PLACE)
        calls = []

        def failing(self, *arguments, _number=number, _calls=calls, **options):
            _calls.append(self)
            if len(_calls) == _number:
                raise OSError(28, "No space left on device")
            return real(self, *arguments, **options)

        monkeypatch.setattr(Path, call, failing)
        try:
            output.replace_folder(dist, PLACE, letter("new"))
        except output.OutputError:
            hit.append(number)
        monkeypatch.undo()
        wholes = (
            {},
            {a.path: a.data for a in letter("old")},
            {a.path: a.data for a in letter("new")},
        )
        assert shown(dist) in wholes
    assert hit


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal on this system")
@pytest.mark.parametrize("call", ["write_bytes", "replace", "rmdir", "unlink"])
def test_a_build_that_is_killed_leaves_all_or_nothing(tmp_path, call):
    """The process dies at the n-th call of a kind; the next build finds its way."""
    killed = 0
    for number in range(1, 6):
        dist = tmp_path / f"{call}{number}"
        output.claim(dist)
        output.replace_folder(dist, PLACE, letter("old"))
        code = f"""
import os, signal, shutil
from pathlib import Path
from publisher.pipeline import output
from tests.pipeline.test_output import PLACE, letter
count = 0
def deadly(real):
    def call(*arguments, **options):
        global count
        count += 1
        if count == {number}:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **options)
    return call
for owner in (Path, os):
    if hasattr(owner, "{call}"):
        setattr(owner, "{call}", deadly(getattr(owner, "{call}")))
dist = Path({str(dist)!r})
output.replace_folder(dist, PLACE, letter("new"))
output.remove_folder(dist, PLACE)
"""
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        killed += done.returncode == -signal.SIGKILL
        wholes = (
            {},
            {a.path: a.data for a in letter("old")},
            {a.path: a.data for a in letter("new")},
        )
        assert shown(dist) in wholes, number
        with output.held(dist):
            assert [p.name for p in dist.iterdir() if p.name.startswith(".tmp-")] == []
    assert killed


def test_a_removed_folder_takes_the_empty_ones_above_with_it(dist):
    output.replace_folder(dist, PLACE, letter("old"))
    other = [Artefact("se/contoh/2025/dua/letter.pdf", b"x")]
    output.replace_folder(dist, "se/contoh/2025/dua", other)
    assert output.remove_folder(dist, PLACE)
    assert sorted(p.relative_to(dist).as_posix() for p in dist.glob("se/*/*")) == ["se/contoh/2025"]
    assert output.remove_folder(dist, "se/contoh/2025/dua")
    assert sorted(path.name for path in dist.iterdir()) == ["manifest.txt"]
    assert not output.remove_folder(dist, PLACE)


def test_a_failing_file_leaves_the_old_one(dist, monkeypatch):
    output.write_file(dist, Artefact("index.html", b"old"))

    def failing(_self, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises(output.OutputError) as caught:
        output.write_file(dist, Artefact("index.html", b"new"))
    assert "No space left on device" in caught.value.message.id
    assert contents(dist) == {"index.html": b"old", "manifest.txt": b""}


def test_the_manifest_lists_what_is_ours_and_nothing_else(dist):
    output.replace_folder(dist, PLACE, letter("new", ("letter.pdf",)))
    output.write_file(dist, Artefact("index.html", b""))
    (dist / "catatan.txt").write_bytes(b"milik orang lain")
    lines = output.manifest(Stock(dist, {}).sums()).data.decode().splitlines()
    assert [line[66:] for line in lines] == ["index.html", f"{PLACE}/letter.pdf"]
    assert lines[0][:64] == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_folder_is_ours_when_it_is_new_empty_or_has_our_manifest(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours/manifest.txt").write_text("0" * 64 + "  se/a/letter.pdf\n", encoding="utf-8")
    for name in ("new/deep", "empty", "ours"):
        output.claim(tmp_path / name)
        assert (tmp_path / name / "manifest.txt").is_file()


def test_a_folder_of_somebody_else_is_left_as_it_is(tmp_path):
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs/manifest.txt").write_text("Manifest-Version: 1.0\n", encoding="utf-8")
    before = contents(tmp_path)
    with pytest.raises(UsageError):
        output.claim(tmp_path / "theirs")
    with pytest.raises(UsageError):
        output.claim(tmp_path / "theirs/manifest.txt")
    assert contents(tmp_path) == before


def test_what_a_killed_build_left_aside_is_swept(dist):
    (dist / ".tmp-abc/se").mkdir(parents=True)
    (dist / ".tmp-index.html").write_bytes(b"half")
    with output.held(dist):
        assert [path.name for path in dist.iterdir()] == ["manifest.txt"]
