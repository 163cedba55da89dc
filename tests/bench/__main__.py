"""Run the benches named, or all, and print their tables as Markdown."""

import argparse
import gc
import importlib
import sys
from pathlib import Path

from publisher.cli.main import COLLECT_RARELY
from tests.bench.measuring import Options, machine

FOLDER = Path(__file__).parent


def names():
    """Return the benches: the modules of this folder that have tables."""
    found = (path.stem for path in sorted(FOLDER.glob("*.py")))
    return [name for name in found if "\ndef tables(" in (FOLDER / f"{name}.py").read_text()]


def main(arguments=None):
    """Print the tables; they are ready for docs/benchmarks.md."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(names()))
    parser.add_argument("--circulars", type=int, default=1000, help="circulars of a large project")
    parser.add_argument("--repeat", type=int, default=40, help="repetitions of what is short")
    parser.add_argument("--no-rivals", action="store_true", help="start no other program")
    chosen = parser.parse_args(arguments)
    unknown = set(chosen.names) - set(names())
    if unknown:
        parser.error(f"no such bench: {', '.join(sorted(unknown))}")
    options = Options(chosen.repeat, chosen.circulars, rivals=not chosen.no_rivals)
    gc.set_threshold(*COLLECT_RARELY)  # as the program does
    sys.stdout.write(f"{machine()}\n")
    for name in chosen.names or names():
        bench = importlib.import_module(f"tests.bench.{name}")
        for table in bench.tables(options):
            sys.stdout.write(f"\n{table}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
