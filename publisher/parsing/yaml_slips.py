"""What a drafter most likely did where libyaml gave up: it names the consequence, not the slip.

A quotation mark that is never closed swallows lines and is missed far below; a line that stands a
blank too far in is glued to the one above, and then its colon is "not allowed". So the lines
around the place are looked at once more.
"""

import re
from typing import Final

Slip = tuple[str, int]
"""The reason and the offset at which it stands."""

_KEY: Final = re.compile(r"(?P<lead>[ ]*(?:- +)*)[\w.-]+[ ]*:(?= |$)")
_TIGHT_COLON: Final = re.compile(r"[ ]*(?:- +)*[a-z_]+:(?=[^\s:/])")
_TIGHT_DASH: Final = re.compile(r"[ ]*-(?=[a-z_]+:(?: |$))")
_OPENED: Final = re.compile(r"(?:: +|- +|[\[{,] *)([\"'])")
_CLOSERS: Final = "]}"


def slip(text: str, place: int, reason: str) -> Slip:
    """Return the likeliest reason for an error at an offset of the YAML, and where it stands."""
    start = text.rfind("\n", 0, place) + 1
    line = _line(text, start)
    match reason:
        case "key" if tight := _TIGHT_COLON.match(line):
            return "colon-blank", start + tight.end()
        case "colon":
            return _of_colon(text, start, place) or (reason, place)
        case "indent" | "other" | "bracket" | "brace":
            return _of_end(text, start, place) or (reason, place)
        case _:
            return reason, place


def _of_colon(text: str, start: int, place: int) -> Slip | None:
    """A colon that is the first of its line: the line was glued to the one above."""
    key = _KEY.match(_line(text, start))
    if key is None or start + key.end() < place:
        return None
    above = _above(text, start)
    if above is None:
        return None
    written = _line(text, above)
    if dash := _TIGHT_DASH.match(written):
        return "dash-blank", above + dash.end()
    if tight := _TIGHT_COLON.match(written):
        return "colon-blank", above + tight.end()
    if not _KEY.match(written):
        return "key", above + len(written) - len(written.lstrip())
    return "deeper", start + len(key["lead"])


def _of_end(text: str, start: int, place: int) -> Slip | None:
    """Something stands behind a value that was over already."""
    before = text[start:place].rstrip()
    if text[place : place + 1] and text[place] in _CLOSERS:
        return "closer", place
    quote = before[-1:] if before[-1:] in {'"', "'"} else ""
    opened = _opening(text, start, quote or '"', place)
    if quote and opened is not None and opened >= start:
        return "quote-rest", place
    if opened is not None and opened < start:
        return "quote", opened
    key, above = _KEY.match(_line(text, start)), _above(text, start)
    if key and above is not None and len(key["lead"]) > _depth(_line(text, above)):
        return "deeper", start + len(key["lead"])
    return None


def _depth(line: str) -> int:
    """Return the column at which the key of a line stands, or its first sign."""
    key = _KEY.match(line)
    return len(key["lead"]) if key else len(line) - len(line.lstrip())


def _opening(text: str, start: int, quote: str, place: int) -> int | None:
    """Return where the last quotation mark that begins a value and is not closed in its line is."""
    first = start
    for _ in range(12):  # lines that it may have swallowed
        line = _line(text, first)
        if first == start:  # the last mark before the place closes
            line = line[: len(text[start:place].rstrip()) - 1]
        for found in reversed(list(_OPENED.finditer(line))):
            if found[1] == quote and (first == start or line.count(quote, found.start(1)) % 2):
                return first + found.start(1)
        above = _above(text, first)
        if above is None:
            return None
        first = above
    return None


def _above(text: str, start: int) -> int | None:
    """Return where the line above begins, comments and empty lines passed over."""
    while start > 0:
        start = text.rfind("\n", 0, start - 1) + 1
        line = _line(text, start).strip()
        if line and not line.startswith("#"):
            return start
    return None


def _line(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start:] if end < 0 else text[start:end]
