"""A lock on a folder that ends with its holder, however that ends: the system keeps it, no file.

Where folders cannot be locked (Windows), a file in it is; it is left there for the next one.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE: Final = ".tmp-lock"
PATIENCE_SECONDS: Final = 60.0
_PAUSE_SECONDS: Final = 0.05


@contextmanager
def lock(folder: Path, patience: float = PATIENCE_SECONDS) -> Iterator[bool]:
    """Hold a folder as long as the context lasts; give False where another keeps it too long."""
    descriptor = _opened(folder)
    try:
        yield _acquired(descriptor, patience)
    finally:
        os.close(descriptor)


def _acquired(descriptor: int, patience: float) -> bool:
    last = time.monotonic() + patience
    while not _taken(descriptor):
        if time.monotonic() > last:
            return False
        time.sleep(_PAUSE_SECONDS)
    return True


if sys.platform == "win32":

    def _opened(folder: Path) -> int:
        return os.open(folder / FILE, os.O_RDWR | os.O_CREAT)

    def _taken(descriptor: int) -> bool:
        with suppress(OSError):
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            return True
        return False

else:

    def _opened(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _taken(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a disk that knows no locks
            return True
        return True
