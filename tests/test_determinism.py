"""The same circulars give the same bytes: anywhere, at any time, on any machine.

Every build has a folder of its own. The clock that is moved is Python's; Typst gets the only day
it prints as an argument.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.projects import ROOT

PLAIN = {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}


def build(folder: Path, *, days=0, order="sorted", umask=0o022, **environment):
    """Build a copy of the samples in a folder of its own and return its manifest."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "circulars", folder / "circulars")
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.disturbed",
            str(days),
            order,
            "build",
            "-q",
            "-C",
            str(folder),
        ],
        cwd=ROOT,
        umask=umask if os.name == "posix" else -1,
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **PLAIN, **environment},
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return (folder / "dist/manifest.txt").read_text(encoding="utf-8").splitlines()


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    manifest = build(tmp_path_factory.mktemp("plain") / "project")
    assert len(manifest) == 6 * len(list(ROOT.glob("circulars/*/[0-9]*/*.md"))) + 1
    return manifest


VARIANTS = {
    "another machine": {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "id_ID.UTF-8",
        "PYTHONHASHSEED": "4242",
        "umask": 0o077,
    },
    "a year later": {"days": 366},
    "folders listed backwards": {"order": "reversed"},
    "all at once, and a year earlier": {
        "TZ": "Asia/Jakarta",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "77",
        "umask": 0o002,
        "days": -366,
        "order": "shuffled",
    },
}


@pytest.mark.slow
@pytest.mark.parametrize("variant", VARIANTS)
def test_the_bytes_do_not_depend_on_the_surroundings(variant, expected, tmp_path):
    assert build(tmp_path / "sangat" / "dalam" / variant, **VARIANTS[variant]) == expected


@pytest.mark.slow
def test_the_clock_and_the_order_are_really_disturbed():
    code = (
        "import sys, time, os, datetime; real = time.time(); sys.argv = ['x']\n"
        "from tests import disturbed\n"
        "disturbed.move_clock(400); disturbed.change_order('reversed')\n"
        "from datetime import date, datetime as moment, UTC\n"
        "print(round((time.time() - real) / 86400), (date.today() - date.fromtimestamp(real)).days,"
        " (moment.now(UTC).timestamp() - real) // 86400)\n"
        "names = os.listdir('circulars'); print(names == sorted(names, reverse=True))\n"
        "from pathlib import Path; print([p.name for p in Path('circulars').iterdir()] == names)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert done.stdout.decode().split("\n")[:3] == ["400 400 400.0", "True", "True"]
