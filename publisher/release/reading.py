"""Files that others may have put there: read where they are plain files, else not at all."""

import os
import stat
from pathlib import Path
from typing import Final

from publisher import canonical

_FLAGS: Final = (  # no link is followed, and a pipe does not wait for its other end
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def regular(path: Path) -> bytes | None:
    """Return the bytes of a plain file, None where there is none: nothing, a folder, a link."""
    try:
        descriptor = os.open(path, _FLAGS)
    except OSError:
        if path.is_file() and not path.is_symlink():
            raise  # it is there, and the system refuses it
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def sound(path: Path, sha256: str) -> bytes | None:
    """Return the bytes of a plain file whose SHA-256 is known, None where it is not as it was."""
    data = regular(path)
    return data if data is not None and canonical.sha256(data) == sha256 else None
