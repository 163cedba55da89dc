"""Clocks and tables: contenders take turns in one run, so that a busy moment hits all alike."""

import importlib.metadata
import os
import platform
import resource
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_LIBRARIES = ("typst", "jinja2", "markdown-it-py", "pyyaml", "jsonschema-rs")
_PER_MILLISECOND = 1e3


@dataclass(frozen=True)
class Options:
    """How much is measured: repetitions of what is short, circulars of a large project.

    Without `rivals` no other program is started.
    """

    repeat: int = 40
    circulars: int = 1000
    rivals: bool = True


@dataclass(frozen=True)
class Taken:
    """What repetitions of one thing took, in ms; CPU is user and system, children included."""

    wall: tuple[float, ...]
    cpu: tuple[float, ...]

    @property
    def median_wall(self):
        return statistics.median(self.wall)

    @property
    def median_cpu(self):
        return statistics.median(self.cpu)


@dataclass(frozen=True)
class Table:
    """A table of Markdown with what it shows above it, and remarks below."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...] = ()

    def __str__(self):
        lines = [f"### {self.title}", "", _row(self.head), _row(("---",) * len(self.head))]
        lines += map(_row, self.rows)
        for remark in self.remarks:
            lines += ["", remark]
        return "\n".join(lines)


def _row(cells):
    return f"| {' | '.join(cells)} |"


def spent():
    """Return the CPU seconds of this process and of the children that ended."""
    own, children = (resource.getrusage(who) for who in (0, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def clocked(work: Callable[[], object]) -> tuple[float, float]:
    """Return what one piece of work took: wall and CPU, in milliseconds."""
    cpu, wall = spent(), time.perf_counter()
    work()
    wall = time.perf_counter() - wall
    return wall * _PER_MILLISECOND, (spent() - cpu) * _PER_MILLISECOND


def interleaved(
    contenders: Mapping[str, Callable[[int], object]], count: int, warm: int = 2
) -> dict[str, Taken]:
    """Let contenders do round after round, each time another one first.

    A contender gets the number of the round, and is to do other work in each: what an engine
    remembers of a round shall not help it in the next.
    """
    names = list(contenders)
    taken = {name: ([], []) for name in names}
    for number in range(warm + count):
        first = number % len(names)
        for name in (*names[first:], *names[:first]):
            wall, cpu = clocked(lambda work=contenders[name], number=number: work(number))
            if number >= warm:
                taken[name][0].append(wall)
                taken[name][1].append(cpu)
    return {name: Taken(tuple(wall), tuple(cpu)) for name, (wall, cpu) in taken.items()}


def spread(values):
    """Return median and the middle eight tenths: `12.3 (11.8-14.0)`."""
    ordered = sorted(values)
    low, high = ordered[len(ordered) // 10], ordered[-1 - len(ordered) // 10]
    median = statistics.median(ordered)
    digits = 0 if median >= 100 else 1
    return f"{median:.{digits}f} ({low:.{digits}f}-{high:.{digits}f})"


def machine() -> str:
    """Return what this ran on."""
    cores = os.cpu_count()
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30
    versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    load = os.getloadavg()[0]
    return (
        f"{cores} cores, {memory:.0f} GiB, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, {versions}. Load before: {load:.1f}."
    )
