"""What a fresh process prints, whatever the seed of its hashes."""

import os
import subprocess
import sys

from tests.projects import ROOT


def printed(statement):
    """Return what a statement prints in processes with three seeds, each text once."""
    return {
        subprocess.run(
            [sys.executable, "-c", statement],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "2")
    }
