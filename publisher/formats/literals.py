"""Data as literals of Typst: the one place where what an author writes becomes part of a source."""

import json
from functools import lru_cache


def string(text: str) -> str:
    """Return text as a string of Typst, in which two signs alone have a meaning."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@lru_cache(maxsize=16)
def octets(picture: bytes) -> str:
    """Return a picture as Typst reads it. Few differ, and writing their numbers takes its time."""
    return f'bytes(json(bytes("{json.dumps(list(picture), separators=(",", ":"))}")))'
