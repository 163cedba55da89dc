"""Work in a process under strace, which makes one call of the system fail, or kills there.

A fault is a pair (name of the call, n): strace counts each name apart, from when it is attached.
"""

import ctypes
import functools
import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.thorough import IS_THOROUGH

CALLS = (
    "openat,write,fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,symlinkat,mkdir,"
    "mkdirat,chmod,fchmod,fchmodat,utimensat,unlink,unlinkat,rmdir,ftruncate,getdents64,statfs"
)
FAULTS = KILL, FULL, BROKEN = "signal=KILL", "error=ENOSPC", "error=EIO"
_ANY_TRACER = (0x59616D61, ctypes.c_ulong(-1))  # PR_SET_PTRACER, PR_SET_PTRACER_ANY
_LINE = re.compile(r"(\w+)\((.*)")


@dataclass(frozen=True)
class Traced:
    """How the process ended (below zero: by a signal), and its calls of the system."""

    status: int
    log: str

    @property
    def was_hit(self) -> bool:
        return "(INJECTED)" in self.log or "+++ killed by SIGKILL +++" in self.log

    def points(self, *places: Path) -> list[tuple[str, int]]:
        """Return the calls that touched places: the name of each, and its number among those."""
        counted: Counter[str] = Counter()
        found = []
        for line in self.log.splitlines():
            if match := _LINE.match(line):
                counted[match[1]] += 1
                if any(str(place) in match[2] for place in places):
                    found.append((match[1], counted[match[1]]))
        return found


def traced(work: Callable[[], int], log: Path, *options: str) -> Traced:
    """Do a piece of work under strace; its result is the exit status."""
    go, start = os.pipe()
    child = os.fork()
    if not child:
        status = 70
        try:
            ctypes.CDLL(None).prctl(*_ANY_TRACER, 0, 0, 0)
            os.read(go, 1)
            status = work()
        finally:
            os._exit(status)
    command = ["strace", "-y", "-s", "0", "-o", str(log), "-e", f"trace={CALLS}", *options]
    with subprocess.Popen([*command, "-p", str(child)], stderr=subprocess.PIPE) as strace:
        said = strace.stderr.readline()
        os.write(start, b"x")
        os.close(start)
        os.close(go)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        strace.communicate()
    assert b"attached" in said, said.decode()
    return Traced(status, log.read_text(encoding="utf-8"))


def failing(call: str, number: int, fault: str) -> tuple[str, str]:
    """Return the options of strace that let the call with a number fail."""
    return "-e", f"inject={call}:{fault}:when={number}"


@functools.cache
def why_not() -> str:
    """Return why nothing can be traced here, "" where it can."""
    if not shutil.which("strace"):
        return "no strace here: faults at calls of the system are not tried"
    try:
        done = traced(lambda: 0, Path(os.devnull))
    except AssertionError as error:
        return f"tracing is forbidden here: {error}"
    return "" if done.status == 0 else "tracing does not work here"


def sampled(points, wanted):
    """Return every point, or so many of them, each kind of call among them."""
    if IS_THOROUGH or len(points) <= wanted:
        return points
    kinds = {call: (call, number) for call, number in reversed(points)}
    spread = points[:: -(-len(points) // wanted)]
    return sorted({*kinds.values(), *spread}, key=points.index)


needed = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
