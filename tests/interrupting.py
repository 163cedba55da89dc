"""The command line in a process of its own that gets a signal at one exact step of its work.

A step is a number of calls and returns, or an event of `sys.setprofile` with a module and a
function: `return:publisher.pipeline.output:replace_folder`, `c_return:shutil:close` (written in C,
called there). So it does not matter how fast a machine is. As a program: STEP SIGNAL one|group
COMMAND...
"""

import itertools
import os
import runpy
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.projects import ROOT

LONGEST = 120  # seconds on a busy machine; who waits for ever is found


@dataclass(frozen=True)
class Interrupted:
    """How it ended, what it said, and whether a process of it is left."""

    status: int
    out: str
    err: str
    left: bool


def interrupted(
    root: Path, step: int | str, sent: signal.Signals, *arguments: str, group: bool = False
) -> Interrupted:
    """Run a command in a folder and send it a signal, or its whole group as a terminal does."""
    whom = "group" if group else "one"
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.interrupting", str(step), sent.name, whom, *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        out, err = process.communicate(timeout=LONGEST)
    finally:
        left = _is_left(process.pid)
        if left:
            os.killpg(process.pid, signal.SIGKILL)
    return Interrupted(process.returncode, out.decode(), err.decode(), left)


def _is_left(group: int) -> bool:
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.1)
    return True


def send_at(step: str, send) -> None:
    """Call something once, at a step of the main thread of this process."""
    process = os.getpid()
    reached = _counted(int(step)) if step.isdecimal() else _named(step)

    def look(frame, event, argument):
        if os.getpid() != process:
            sys.setprofile(None)
        elif reached(frame, event, argument):
            sys.setprofile(None)
            send()

    sys.setprofile(look)


def _counted(last):
    seen = itertools.count(1)
    return lambda _frame, _event, _argument: next(seen) == last


def _named(step):
    wanted, _, place = step.partition(":")

    def is_there(frame, event, argument):
        called = argument.__name__ if event.startswith("c_") else frame.f_code.co_name
        return event == wanted and place == f"{frame.f_globals['__name__']}:{called}"

    return is_there


if __name__ == "__main__":
    at, name, whom, *command = sys.argv[1:]
    sys.argv[1:] = command
    kill, process = (os.killpg, 0) if whom == "group" else (os.kill, os.getpid())
    send_at(at, lambda: kill(process, signal.Signals[name]))
    runpy.run_module("publisher", run_name="__main__", alter_sys=True)
