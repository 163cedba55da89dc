"""Who does the work: any executor of `concurrent.futures`, by default a pool of processes.

A worker of the pool has limits of memory and time, where the system offers them. Passing one ends
the worker at once, so no engine can go on; the pool is then made anew, and what was unfinished is
done one by one, alone, until the culprit is found. It comes back as `Lost`.

Traps met: a pool that breaks says so of all its tasks; a forked worker inherits locks that another
thread may hold, so a process with threads spawns; an interrupt reaches the whole group, so workers
leave it to us; a worker whose parent was killed would wait for ever on a pipe that its siblings
hold open; in older Pythons the thread that writes a long task does where its reader was killed.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from concurrent.futures.process import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from operator import attrgetter
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Generic, ParamSpec, TypeVar

from publisher import stopping
from publisher.pipeline.lazily import resolved

if sys.platform != "win32":
    import resource

P = ParamSpec("P")
T = TypeVar("T")

_AHEAD: Final = 2  # tasks handed out for each worker: none waits, and few are lost with a pool
_COLLECT: Final = (5_000, 10, 10)  # a worker lives long: its memory is to stay flat
_THREADS: Final = Path("/proc/self/task")
# What Python does not show, and its own end and later versions do for a pool.
_TASKS: Final = "_call_queue._reader"
_AS_AT_ANY_END: Final = "multiprocessing.util:_run_finalizers"
_PAGES: Final = Path("/proc/self/statm")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one circular may take: seconds of processor and of the wall, octets of memory."""

    processor: int = 30
    wall: int = 120
    octets: int = 1_000_000_000


LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Lost:
    """The result of a task whose worker ended under it."""


def usable_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def is_limitable() -> bool:
    """Return whether the system can limit a worker."""
    return sys.platform != "win32"


class Serial(Executor):
    """Does the work in this process, at once; there are no limits here."""

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Return the future of what is done already."""
        future: Future[T] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


@dataclass(frozen=True)
class Order(Generic[T]):
    """A task under the name by which its result is known, and the function that does it."""

    name: str
    function: str
    arguments: tuple[Any, ...]


class Crew:
    """Carries out orders on executors that `hire` gives, for a number of workers.

    Orders that are `small`, as long as nobody is hired, are done in this process. Results come in
    any order. Use it as a context: it dismisses its workers in the end.
    """

    def __init__(
        self,
        hire: Callable[[int], Executor],
        jobs: int,
        small: Callable[[Sequence[Order[Any]]], bool] = lambda _orders: False,
    ) -> None:
        """Hire nobody before there is something to do."""
        self._hire = hire
        self._small = small
        self._jobs = max(1, jobs)
        self._executor: Executor | None = None

    def __enter__(self) -> "Crew":
        """Begin."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the workers go; where something went wrong, without waiting for their tasks."""
        self._dismiss(at_once=kind is not None)

    def begin(self, orders: Iterable[Order[Any]]) -> Iterator[tuple[str, Any]]:
        """Hand out the first orders at once; return name and result (or Lost) of each."""
        rest = list(orders)
        running: dict[Future[Any], Order[Any]] = {}
        if rest:
            self._fill(running, rest)
        return self._results(running, rest)

    def _results(
        self, running: dict[Future[Any], Order[Any]], rest: list[Order[Any]]
    ) -> Iterator[tuple[str, Any]]:
        while running or rest:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            broken: list[Order[Any]] = []
            for future in finished:
                order = running.pop(future)
                error = future.exception()
                if isinstance(error, BrokenExecutor | MemoryError):
                    broken.append(order)
                else:
                    yield order.name, future.result()
            if broken:
                broken.extend(running.values())
                running.clear()
                yield from self._alone(broken)
            self._fill(running, rest)

    def _fill(self, running: dict[Future[Any], Order[Any]], rest: list[Order[Any]]) -> None:
        while rest and len(running) < _AHEAD * self._jobs:
            if self._executor is None and not self._small(rest):
                self._executor = self._hire(min(self._jobs, len(rest)))
            order = rest.pop(0)
            running[_submitted(self._executor or Serial(), order)] = order

    def _alone(self, orders: list[Order[Any]]) -> Iterator[tuple[str, Any]]:
        """Do orders one by one with a worker each time there is none: who breaks it, is lost."""
        self._dismiss(at_once=True)
        for order in orders:
            self._executor = self._executor or self._hire(1)
            future = _submitted(self._executor, order)
            error = future.exception()
            if isinstance(error, BrokenExecutor | MemoryError):
                self._dismiss(at_once=True)
                yield order.name, Lost()
            else:
                yield order.name, future.result()
        self._dismiss(at_once=False)

    def _dismiss(self, *, at_once: bool) -> None:
        executor, self._executor = self._executor, None
        if executor is None:
            return
        if at_once and isinstance(executor, Pool):
            executor.kill()
        executor.shutdown(wait=True, cancel_futures=True)
        if isinstance(executor, Pool):
            stopping.alone(executor.leave_nothing)


def _submitted(executor: Executor, order: Order[Any]) -> Future[Any]:
    try:
        return executor.submit(carry_out, order.function, order.arguments)
    except BrokenExecutor as error:
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def carry_out(function: str, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - whatever it gives
    """Do one order in a worker; in one of ours the clock of its limits runs."""
    if sys.platform == "win32" or not _OWN:
        return resolved(function)(*arguments)
    limits = _OWN[0]
    signal.setitimer(signal.ITIMER_PROF, limits.processor)
    signal.setitimer(signal.ITIMER_REAL, limits.wall)
    try:
        return resolved(function)(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)


class Pool(ProcessPoolExecutor):
    """A pool of processes with limits, whose workers can be ended at once."""

    def __init__(self, jobs: int, limits: Limits = LIMITS, method: str = "") -> None:
        """Fork where that is safe, else spawn; `method` decides otherwise."""
        before = set(multiprocessing.active_children())
        context = multiprocessing.get_context(method or _method())
        super().__init__(jobs, context, settle, (limits,))
        self._before = before
        stopping.along(self.leave_nothing)

    def submit(self, work: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand out a task; the workers that it may start take no signal for theirs."""
        with stopping.WHOLE, stopping.UNHEARD:
            return super().submit(work, *args, **kwargs)

    def kill(self) -> None:
        """End the workers without waiting for what they do."""
        for child in set(multiprocessing.active_children()) - self._before:
            child.kill()
        if sys.version_info < (3, 11, 6):  # later ones do it themselves: Python's issue 94777
            self._free_writer()

    def _free_writer(self) -> None:
        """Let the thread that hands out tasks fail: nobody reads its pipe, and it would wait."""
        with suppress(AttributeError, OSError), Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), attrgetter(_TASKS)(self).fileno())

    def leave_nothing(self) -> None:
        """End with this process: the system keeps a semaphore that has a name."""
        self.kill()
        resolved(_AS_AT_ANY_END)(0)


# What a worker of ours was told; empty in every other process.
_OWN: Final[list[Limits]] = []


def settle(limits: Limits) -> None:
    """Prepare a worker: limits, silence, and an end with its parent."""
    stopping.leave_to_parent()
    os.environ["RAYON_NUM_THREADS"] = "1"  # a process a core is enough
    gc.set_threshold(*_COLLECT)
    if sys.platform != "win32":
        _bound(resource.RLIMIT_CORE, 0)
        _bound(resource.RLIMIT_AS, _taken() + limits.octets)
        _OWN.append(limits)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 2)  # what an engine says as it dies is no finding
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_follow, args=(parent,), daemon=True).start()


def _follow(parent: BaseProcess) -> None:
    parent.join()
    os._exit(1)


def _bound(which: int, value: int) -> None:
    """Set a limit as far as the system allows it."""
    if sys.platform == "win32":
        return
    _, hard = resource.getrlimit(which)
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with suppress(ValueError, OSError):  # macOS knows the limit of memory and refuses to set it
        resource.setrlimit(which, (most, hard))


def _taken() -> int:
    """Return the octets of address space that a worker has from its parent."""
    if not _PAGES.exists():
        return 0
    return int(_PAGES.read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _method() -> str:
    """Return how to start workers: fork is quick, and safe only where no thread runs beside it."""
    lone = _THREADS.is_dir() and len(list(_THREADS.iterdir())) == 1
    quickest = "fork" if lone else "forkserver"  # a server of Python's own, which has no thread
    return quickest if sys.platform == "linux" else "spawn"


def is_forked() -> bool:
    """Return whether a worker would start at no cost."""
    return _method() == "fork"
