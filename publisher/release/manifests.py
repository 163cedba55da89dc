"""Lists of files with their SHA-256, as `sha256sum -c` reads them, and the paths they may hold."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

MANIFEST: Final = "manifest.txt"
_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_PART: Final = r"(?!\.tmp-)(?!\.{1,2}(?:/|$))[A-Za-z0-9._@-]{1,200}"
_PATH: Final = re.compile(rf"{_PART}(?:/{_PART})*")


def manifest(files: Mapping[str, str]) -> bytes:
    """Return the list of files: path to SHA-256, sorted by path."""
    return "".join(f"{files[path]}  {path}\n" for path in sorted(files)).encode("ascii")


def listed(data: bytes) -> dict[str, str]:
    """Return the files of a list: path to SHA-256; ValueError where it is no such list."""
    found: dict[str, str] = {}
    for line in data.decode("ascii").splitlines():
        match = _LINE.fullmatch(line)
        if match is None or match[2] in found:
            raise ValueError(line)
        found[match[2]] = match[1]
    require_paths(found)
    return found


def require_paths(paths: Iterable[str]) -> None:
    """Raise ValueError where paths lead elsewhere, or cannot stand in one folder everywhere.

    Two that differ in case alone are one on many a disk; a file cannot be a folder as well.
    """
    seen: set[str] = set()
    folders: set[str] = set()
    last = ""
    for path in paths:
        if _PATH.fullmatch(path) is None:
            raise ValueError(f"no path of a release: {path!r}")
        low = path.lower()
        if low in seen:
            raise ValueError(f"two files are called {path!r}")
        seen.add(low)
        above = low.rpartition("/")[0]
        if above != last:  # those of one folder come one after the other
            last = above
            while above and above not in folders:
                folders.add(above)
                above = above.rpartition("/")[0]
    if seen & folders:
        raise ValueError(f"both a file and a folder: {min(seen & folders)!r}")
