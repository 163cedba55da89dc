"""The bar: on a terminal only, and only when there is something to wait for."""

import os
import subprocess
import sys

import pytest

from publisher.cli.progress import PATIENCE_SECONDS
from tests.projects import ROOT

pty = pytest.importorskip("pty", reason="terminals of this kind are not on this system")


def on_terminal(place, *arguments):
    """Return what a build of the samples draws on a terminal as its stderr."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", "build", "--into", str(place), *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm", "PYTHONDONTWRITEBYTECODE": "1"},
    )
    os.close(theirs)
    drawn = b""
    try:
        while block := os.read(ours, 65536):
            drawn += block
    except OSError:  # the other end is closed
        pass
    os.close(ours)
    assert process.wait() in (0, 1)
    return drawn


@pytest.mark.slow
def test_a_bar_is_drawn_on_a_terminal_when_it_lasts_and_taken_away(tmp_path):
    """The samples take longer than the patience of a person."""
    drawn = on_terminal(tmp_path / "dist")
    assert PATIENCE_SECONDS == 0.5
    assert "━".encode() in drawn
    assert b"harapan-jaya/2026/" in drawn
    assert drawn.endswith(b"\x1b[?25h\r\x1b[1A\x1b[2K")  # the cursor is back, the line is empty


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--no-progress", "--quiet"])
def test_a_bar_may_be_forbidden(tmp_path, option):
    assert on_terminal(tmp_path / "dist", option) == b""


def test_work_of_a_moment_draws_nothing(tmp_path):
    (tmp_path / "circulars/vocabulary").mkdir(parents=True)
    assert on_terminal(tmp_path / "dist", "-C", str(tmp_path)) == b""
