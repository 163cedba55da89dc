"""A disk that fails at a chosen step, and processes that die there."""

import os
from collections.abc import Callable
from pathlib import Path

from publisher.disk import Disk

TAKES_ROOM = ("create", "write", "make", "link", "point")


class CrashError(Exception):
    """The step that was to fail."""


class Faulty(Disk):
    """Counts the steps; at number `at` it ends, before the step, after it, or in its midst.

    The system may refuse the step instead: with an OSError as `error`, or as it says `refused`, a
    number of its own; with `lasting`, so it does every later step that takes room.
    """

    def __init__(
        self,
        at: int = 0,
        when: str = "before",
        *,
        dies: bool = False,
        error: type[Exception] = CrashError,
        refused: int = 0,
        lasting: bool = False,
    ):
        self.at, self.when, self.dies, self.count, self.error = at, when, dies, 0, error
        self.refused, self.lasting = refused, lasting
        self.steps: list[str] = []

    def _step(self, name: str, act: Callable[[], object], half: Callable[[], object] | None = None):
        self.count += 1
        self.steps.append(name)
        again = self.lasting and self.count > self.at and name in TAKES_ROOM
        if self.count != self.at and not again:
            return act()
        if self.when == "after":
            done = act()
            if name == "create":
                os.close(done)
        elif self.when == "midst" and half:
            half()
        if self.dies:
            os._exit(9)
        if self.refused:
            raise OSError(self.refused, os.strerror(self.refused))
        raise self.error(name)

    def create(self, path):
        return self._step("create", lambda: Disk.create(self, path))

    def write(self, descriptor, data):
        return self._step(
            "write",
            lambda: Disk.write(self, descriptor, data),
            lambda: Disk.write(self, descriptor, data[: len(data) // 2]),
        )

    def flush(self, descriptor):
        del descriptor
        return self._step("flush", lambda: None)  # a process that dies needs no real one

    def flush_all(self):
        return self._step("flush-all", lambda: None)

    def replace(self, source, target):
        return self._step("replace", lambda: Disk.replace(self, source, target))

    def remove(self, path):
        return self._step("remove", lambda: Disk.remove(self, path))

    def remove_folder(self, folder):
        return self._step("remove-folder", lambda: Disk.remove_folder(self, folder))

    def make_one(self, folder):
        return self._step("make", lambda: Disk.make_one(self, folder))

    def shorten(self, descriptor, size):
        return self._step("shorten", lambda: Disk.shorten(self, descriptor, size))

    def link(self, source, target):
        return self._step("link", lambda: Disk.link(self, source, target))

    def point(self, place, target):
        return self._step("point", lambda: Disk.point(self, place, target))

    def allow(self, path, mode):
        return self._step("allow", lambda: Disk.allow(self, path, mode))

    def stamp(self, path, moment):
        return self._step("stamp", lambda: Disk.stamp(self, path, moment))


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
