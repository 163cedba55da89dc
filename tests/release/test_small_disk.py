"""A disk that is really full: the old release stands, and it is said."""

import functools
import os
import shutil
import subprocess
import sys
from collections import Counter

import pytest

from tests.projects import ROOT
from tests.thorough import often

ALONE = ("unshare", "--user", "--map-root-user", "--mount")


@functools.cache
def why_not() -> str:
    """Return why no disk can be mounted here, "" where one can."""
    if not shutil.which("unshare"):
        return "no unshare here: no small disk can be mounted"
    tried = subprocess.run(
        [*ALONE, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False
    )
    return f"no disk can be mounted here: {tried.stderr.decode()}" if tried.returncode else ""


@pytest.mark.slow
@pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
def test_on_disks_of_many_sizes_the_last_release_that_fitted_stands(tmp_path):
    sizes = [str(100 + 100 * number) for number in range(often(20))]
    done = subprocess.run(
        [*ALONE, sys.executable, "-m", "tests.release.small_disk", str(tmp_path), *sizes],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = [line.split() for line in done.stdout.splitlines()]
    assert len(lines) == 2 * len(sizes)
    assert Counter(word for line in lines for word in line[3:]) == {"FullError": 6 * len(sizes)}
    asked = [int(line[2]) for line in lines if line[1] == "Disk"]
    filled = [int(line[2]) for line in lines if line[1] == "Hopeful"]
    assert asked[0] == 0
    assert filled == sorted(filled)
    assert filled[-1] > asked[-1] > 3
