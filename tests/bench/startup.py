"""Commands from a cold start: a new process each time."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.measuring import Options, Table, clocked, interleaved, spread
from tests.bench.texts import ROOT, identity, write_project

# As installed: the modules are compiled once, into a folder of this bench.
_PLACE = tempfile.TemporaryDirectory()
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
    "PYTHONPATH": str(ROOT),
    "PYTHONPYCACHEPREFIX": _PLACE.name,
    "PUBLISHER_LANG": "en",
}
_LEVELS_MS = {"--help": 120, "check, one file": 350, "build, one circular": 1000}


def _run(folder, *arguments, fine=(0,)):
    """Run the command line; findings may be there, faults may not."""
    done = subprocess.run(
        [sys.executable, "-m", "publisher", *arguments],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
    )
    if done.returncode not in fine:
        raise RuntimeError(done.stderr.decode())


def _check(folder, *paths):
    shutil.rmtree(folder / ".publisher", ignore_errors=True)  # nothing may be remembered
    _run(folder, "check", "--format", "json", *paths, fine=(0, 1))


def _build(folder):
    for name in (".publisher", "dist"):
        shutil.rmtree(folder / name, ignore_errors=True)
    _run(folder, "build", "--quiet", "--format", "json", fine=(0, 1))


def tables(options: Options):
    """Yield the starts of small commands, and a check of a large project."""
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place, "small"), Path(place, "large")
        write_project(small, 1)
        write_project(large, options.circulars)
        one = f"circulars/{identity(0)}.md"
        taken = interleaved(
            {
                "a bare Python": lambda _: subprocess.run([sys.executable, "-c", ""], check=True),
                "--help": lambda _: _run(small, "--help"),
                "check, one file": lambda _: _check(small, one),
                "build, one circular": lambda _: _build(small),
            },
            max(1, options.repeat // 4),
            warm=1,
        )
        rows = [
            (name, spread(t.wall), spread(t.cpu), f"{_LEVELS_MS.get(name, '')}")
            for name, t in taken.items()
        ]
        many = [clocked(lambda: _check(large)) for _ in range(min(3, options.repeat))]
        wall, cpu = zip(*many, strict=True)
        level = f"{4000 * options.circulars // 1000}"
        rows.append((f"check, {options.circulars} circulars", spread(wall), spread(cpu), level))
    yield Table(
        "Start-up, cold process, no cache",
        ("command", "wall ms, median (10-90 %)", "CPU ms", "level, wall ms"),
        tuple(rows),
    )
