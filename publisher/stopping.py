"""How a signal ends a command: at once, between two writes, and in its own words.

A KeyboardInterrupt comes up anywhere: between opening a file and knowing its number, in a callback
that swallows it, while a lock is held that another thread waits for. So none is raised: the process
ends where the signal finds it, unless it is in the midst of what shall be done wholly. What else is
written is safe against the loss of power, and therefore against this. A second signal changes
nothing.
"""

import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType, TracebackType
from typing import Final

_SIGNALS: Final = ("SIGINT", "SIGTERM", "SIGHUP")
_BY_SIGNAL: Final = 128  # a shell says so of a process that a signal ended
_STDERR: Final = 2
_STOPPED: Final = ("dihentikan", "stopped")


class _State:
    """What is known in this process; the main thread alone takes signals, and alone writes."""

    def __init__(self) -> None:
        self.process = 0  # that listens; 0 where none does
        self.english = False
        self.deep = 0  # in how many things that are to be done wholly
        self.came = 0
        self.ends = False
        self.companions: list[Callable[[], object]] = []
        self.remark = ("", "")


_STATE: Final = _State()


def _signals() -> list[signal.Signals]:
    return [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]


def listen(language: str) -> None:
    """End this process by itself from now on where a signal asks for it; ignored ones stay so."""
    _STATE.process = os.getpid()
    _STATE.english = language == "en"
    for one in _signals():
        if signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, _take)


def through() -> None:
    """Take no signal any more: all was done and said, and this process is about to end."""
    if _is_ours():
        for one in _signals():
            signal.signal(one, signal.SIG_IGN)


def along(companion: Callable[[], object]) -> None:
    """Call something when a signal ends the process: what would be left behind otherwise."""
    _STATE.companions.append(companion)


def alone(companion: Callable[[], object]) -> None:
    """Forget a companion, which may be forgotten already."""
    if companion in _STATE.companions:
        _STATE.companions.remove(companion)


def remark(indonesian: str, english: str) -> None:
    """Have a signal say what was done before it came."""
    _STATE.remark = (indonesian, english)


class Whole:
    """What is done within is done wholly; a signal that comes meanwhile ends the process then.

    Only for what takes a moment. It may be entered within itself.
    """

    def __enter__(self) -> None:
        """Begin."""
        if _is_ours():
            _STATE.deep += 1

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the process where a signal came."""
        if _is_ours():
            _STATE.deep -= 1
            if _STATE.came and not _STATE.deep:
                _end(_STATE.came)


WHOLE: Final = Whole()


class Unheard:
    """A process that is started within hears no signal before it has settled."""

    def __enter__(self) -> None:
        """Let signals wait."""
        if hasattr(signal, "pthread_sigmask"):
            signal.pthread_sigmask(signal.SIG_BLOCK, _signals())

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take those that came."""
        _hear()


UNHEARD: Final = Unheard()


def leave_to_parent() -> None:
    """Settle a worker: an interrupt reaches the whole group, and its parent ends it then."""
    for one in _signals():
        ignored = one == signal.SIGINT or signal.getsignal(one) is signal.SIG_IGN
        signal.signal(one, signal.SIG_IGN if ignored else signal.SIG_DFL)
    _hear()


def _hear() -> None:
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _signals())


def _is_ours() -> bool:
    return _STATE.process != 0 and threading.current_thread() is threading.main_thread()


def _take(number: int, _frame: FrameType | None) -> None:
    if os.getpid() != _STATE.process:  # a child that did not say yet what it wants
        os._exit(_BY_SIGNAL + number)
    _STATE.came = _STATE.came or number
    if not _STATE.deep:
        _end(_STATE.came)


def _end(number: int) -> None:
    if _STATE.ends:
        return
    _STATE.ends = True
    for companion in reversed(_STATE.companions):
        with suppress(Exception):  # whatever it is, the others are to go too
            companion()
    _say()
    os._exit(_BY_SIGNAL + number)


def _say() -> None:
    """Write past the streams of Python: the signal may have come in the midst of a write."""
    done, stopped = _STATE.remark[_STATE.english], _STOPPED[_STATE.english]
    begun = "\n" if os.isatty(_STDERR) else ""  # after the ^C, or after a question
    words = f"{begun}{stopped}; {done}\n" if done else f"{begun}{stopped}\n"
    with suppress(OSError):  # nobody listens
        os.write(_STDERR, words.encode())
