"""Memory of a process that makes letter after letter."""

import gc
import json
import subprocess
import sys
from pathlib import Path

from publisher.cli.main import COLLECT_RARELY
from tests.bench.measuring import Options, Table
from tests.bench.texts import ROOT, publish, variant

_LEVEL_MB = 200
_SAMPLES = 10


def resident_mb() -> float:
    """Return the resident memory of this process; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def tables(options: Options):
    """Yield the resident memory after every tenth part of the letters."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.memory", str(options.circulars)],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    seen = json.loads(done.stdout)
    yield Table(
        f"Memory of one process over {options.circulars} letters in all formats (VmRSS)",
        ("letters", *(str(number) for number, _ in seen)),
        (("MB", *(f"{size:.0f}" for _, size in seen)),),
        (f"The level is {_LEVEL_MB} MB, and flat.",),
    )


def main(count):
    """Make letters and print what was resident on the way."""
    gc.set_threshold(*COLLECT_RARELY)  # as the program does
    every = max(1, count // _SAMPLES)
    seen = []
    for number in range(count):
        publish(variant(number), number)
        if (number + 1) % every == 0:
            seen.append((number + 1, resident_mb()))
    sys.stdout.write(json.dumps(seen))


if __name__ == "__main__":
    main(int(sys.argv[1]))
