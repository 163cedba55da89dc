"""Whole builds and checks of a large project: clean, again, after one edit; what a worker takes.

    python -m tests.bench.builds [COUNT]

Each run is a process of its own, from the start of Python to its end, with bytecode and a warm
disk. Times are of the wall; processor time stands beside, for machines that do other things too.
"""

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests import generated

ROOT = Path(__file__).resolve().parents[2]
_PAUSE_SECONDS = 0.05


@dataclass
class Run:
    """One run: seconds of the wall and of processors, and the most memory of each worker (MB).

    `early` is the most that a worker had taken when a third of the time was over.
    """

    wall: float = 0.0
    processor: float = 0.0
    status: int = 0
    workers: dict[int, float] = field(default_factory=dict)
    samples: list[tuple[float, float]] = field(default_factory=list)

    @property
    def memory(self) -> float:
        """Return the most that any worker took."""
        return max(self.workers.values(), default=0.0)

    @property
    def early(self) -> float:
        """Return the most that any worker had taken after a third of the time."""
        return max((size for at, size in self.samples if at < self.wall / 3), default=0.0)


def build(root: Path, *, compiled: Path, command: str = "build") -> Run:
    """Run one build, or one check, and watch its workers."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run, began = Run(), time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "publisher", command, "-q", "-C", str(root)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    watch = threading.Thread(target=_watch, args=(process, run, began))
    watch.start()
    _, said = process.communicate()
    run.wall = time.perf_counter() - began
    watch.join()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    run.processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    run.status = process.returncode
    assert run.status in (0, 1), said.decode()
    return run


def measure(count: int = 1000, seed: int = 1) -> Mapping[str, Run]:
    """Return the runs on a generated project by name; what is short is the best of three.

    The first check and the first build find no cache.
    """
    with tempfile.TemporaryDirectory() as place:
        root, compiled = Path(place) / "project", Path(place) / "compiled"
        root.mkdir()
        generated.project(root, count, seed)
        few = Path(place) / "few"
        few.mkdir()
        generated.project(few, 2, seed)
        build(few, compiled=compiled)  # compiles the program
        build(few, compiled=compiled, command="check")
        runs = {"check, cold": build(root, compiled=compiled, command="check")}
        again = (build(root, compiled=compiled, command="check") for _ in range(3))
        runs["check, again"] = min(again, key=_wall)
        shutil.rmtree(root / ".publisher")
        runs["clean"] = build(root, compiled=compiled)
        runs["no change"] = min((build(root, compiled=compiled) for _ in range(3)), key=_wall)
        paths = sorted((root / "circulars").glob("*/[0-9]*/*.md"))
        edited = random.Random(seed).sample(paths, min(3, len(paths)))
        runs["one edit"] = min((_edited(root, path, compiled) for path in edited), key=_wall)
        checks = (_edited(root, path, compiled, "check") for path in edited)
        runs["check, one edit"] = min(checks, key=_wall)
        return runs


def _edited(root: Path, path: Path, compiled: Path, command: str = "build") -> Run:
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text.rstrip()} Sekian dan terima kasih.\n", encoding="utf-8")
    return build(root, compiled=compiled, command=command)


def _wall(run: Run) -> float:
    return run.wall


def _watch(process: "subprocess.Popen[bytes]", run: Run, began: float) -> None:
    """Note the most memory of every child of the build while it lasts."""
    while process.poll() is None:
        for child in _children(process.pid):
            size = _high_water(child)
            if size:
                run.workers[child] = max(size, run.workers.get(child, 0.0))
                run.samples.append((time.perf_counter() - began, size))
        time.sleep(_PAUSE_SECONDS)


def _children(parent: int) -> Iterator[int]:
    try:
        listed = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return
    yield from map(int, listed.split())


def _high_water(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 1000 if found else 0.0


def table(runs: Mapping[str, Run], count: int) -> str:
    """Return the builds as a table in Markdown."""
    lines = [f"| build of {count} | wall s | processor s | worker MB, a third in | at most |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for name, run in runs.items():
        early = f"{run.early:.0f}" if name == "clean" else ""
        most = f"{run.memory:.0f}" if run.workers else "none"
        lines.append(f"| {name} | {run.wall:.2f} | {run.processor:.2f} | {early} | {most} |")
    return "\n".join(lines)


def tables(options: object) -> Iterator[str]:
    """Yield the table; `options.circulars` says how many."""
    count = int(getattr(options, "circulars", 1000))
    yield table(measure(count), count)


if __name__ == "__main__":
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    sys.stdout.write(table(measure(number), number) + "\n")
