"""The files below `circulars/issued/`: what was kept of every revision when it was issued."""

import contextlib
import os
import re
from pathlib import Path
from typing import Final

_TOP: Final = "circulars/issued"
_FILE: Final = re.compile(r"r[1-9][0-9]*\.(?:md|json)")


def paths(root: Path) -> tuple[str, ...]:
    """Return the paths of all kept texts below `root`, sorted; links are not followed."""
    found: list[str] = []
    pending = [root / _TOP]
    while pending:
        with contextlib.suppress(OSError), os.scandir(pending.pop()) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(Path(entry.path))
                elif _FILE.fullmatch(entry.name):
                    found.append(Path(entry.path).relative_to(root).as_posix())
    return tuple(sorted(found))
