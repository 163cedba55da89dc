"""Lines of a calendar as RFC 5545 writes them: escaped, folded by octets, ended by CR LF.

Ours, because a release holds a calendar for every circular, and the libraries take twenty times
as long; one of them reads it back in the tests.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

_FIRST: Final = 75  # octets of a line; one that goes on has a blank before them
_NEXT: Final = 74
_ESCAPED: Final = {"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"}
_TO_ESCAPE: Final = re.compile(r"[\\;,\n]")
_IMPOSSIBLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def text(words: str) -> str:
    """Return words as the value of a property of type TEXT."""
    clean = _IMPOSSIBLE.sub("\ufffd", words.replace("\r\n", "\n"))
    return _TO_ESCAPE.sub(lambda found: _ESCAPED[found[0]], clean)


def day(on: date) -> str:
    """Return a civil day, for a property with VALUE=DATE."""
    return f"{on:%Y%m%d}" if on.year >= 1000 else f"{on.year:04}{on:%m%d}"


def moment(at: datetime) -> str:
    """Return a moment in UTC."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def component(name: str, properties: Iterable[tuple[str, str]], *inner: bytes) -> bytes:
    """Return a component: its properties in their order, then the components in it."""
    lines = [_line("BEGIN", name), *(_line(*one) for one in properties), *inner]
    return b"".join((*lines, _line("END", name)))


def _line(name: str, value: str) -> bytes:
    """Return a property; a line that is too long goes on in the next, between two letters."""
    rest = f"{name}:{value}".encode()
    made = []
    size = _FIRST
    while len(rest) > size:
        end = size
        while rest[end] & 0xC0 == 0x80:  # within a letter of several octets
            end -= 1
        made.append(rest[:end])
        rest, size = rest[end:], _NEXT
    made.append(rest)
    return b"\r\n ".join(made) + b"\r\n"
