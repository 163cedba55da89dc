"""A disk that fails at a chosen step, and processes that die there."""

import os
from collections.abc import Callable
from pathlib import Path

from publisher.disk import Disk


class CrashError(Exception):
    """The step that was to fail."""


class Faulty(Disk):
    """Counts the steps; at number `at` it ends, before the step, after it, or in its midst.

    The system may refuse the step instead: with an OSError as `error`.
    """

    def __init__(
        self,
        at: int = 0,
        when: str = "before",
        *,
        dies: bool = False,
        error: type[Exception] = CrashError,
    ):
        self.at, self.when, self.dies, self.count, self.error = at, when, dies, 0, error
        self.steps: list[str] = []

    def _step(self, name: str, act: Callable[[], object], half: Callable[[], object] | None = None):
        self.count += 1
        self.steps.append(name)
        if self.count != self.at:
            return act()
        if self.when == "after":
            act()
        elif self.when == "midst" and half:
            half()
        if self.dies:
            os._exit(9)
        raise self.error(name)

    def write(self, descriptor, data):
        return self._step(
            "write",
            lambda: Disk.write(self, descriptor, data),
            lambda: Disk.write(self, descriptor, data[: len(data) // 2]),
        )

    def flush(self, descriptor):
        del descriptor
        return self._step("flush", lambda: None)  # a process that dies needs no real one

    def replace(self, source, target):
        return self._step("replace", lambda: Disk.replace(self, source, target))

    def remove(self, path):
        return self._step("remove", lambda: Disk.remove(self, path))

    def make_one(self, folder):
        return self._step("make", lambda: Disk.make_one(self, folder))

    def shorten(self, descriptor, size):
        return self._step("shorten", lambda: Disk.shorten(self, descriptor, size))


def interrupted(work: Callable[[Disk], object], disk: Faulty) -> None:
    """Do a piece of work until the disk fails: by an exception, or in a process that dies."""
    if not disk.dies:
        try:
            work(disk)
        except CrashError:
            return
        raise AssertionError("the step was not reached")
    child = os.fork()
    if not child:
        try:
            work(disk)
        finally:
            os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


def held(root: Path, folder: str = "circulars") -> dict[str, bytes]:
    """Return every file below a folder of a project by its path."""
    files = (path for path in (root / folder).rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
