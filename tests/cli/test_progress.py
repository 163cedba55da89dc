"""The bar: on a terminal only, and only when there is something to wait for."""

import os
import subprocess
import sys

import pytest

from publisher.cli.progress import PATIENCE_SECONDS
from tests import generated
from tests.projects import ROOT

pty = pytest.importorskip("pty", reason="terminals of this kind are not on this system")


def on_terminal(place, *arguments):
    """Return what the build of a project draws on a terminal as its stderr."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", "build", "-C", str(place), *arguments],
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
    """Fifty circulars take longer than the patience of a person."""
    generated.project(tmp_path, 50, 3)
    drawn = on_terminal(tmp_path)
    assert PATIENCE_SECONDS == 0.5
    assert "━".encode() in drawn
    assert b"/20" in drawn  # the circular that is being made
    assert drawn.endswith(b"\x1b[?25h\r\x1b[1A\x1b[2K")  # the cursor is back, the line is empty


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--no-progress", "--quiet"])
def test_a_bar_may_be_forbidden(tmp_path, option):
    generated.project(tmp_path, 50, 3)
    assert on_terminal(tmp_path, option) == b""


def test_work_of_a_moment_draws_nothing(tmp_path):
    (tmp_path / "circulars/vocabulary").mkdir(parents=True)
    assert on_terminal(tmp_path) == b""
