"""The difference between two texts in the form that `patch` and `git apply` read."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

_CONTEXT: Final = 3
_NO_END: Final = "\n\\ No newline at end of file\n"


def patch(path: str, before: str, after: str) -> str:
    """Return the unified difference of a text, "" where there is none."""
    hunks = "".join(_hunks(_lines(before), _lines(after)))
    return f"--- a/{path}\n+++ b/{path}\n{hunks}" if hunks else ""


def _lines(text: str) -> list[str]:
    """Return the lines with their ends; only a line feed ends one."""
    lines = [f"{line}\n" for line in text.split("\n")]
    last = lines.pop()[:-1]
    return [*lines, last] if last else lines


def _hunks(old: list[str], new: list[str]) -> Iterator[str]:
    """Yield the hunks; what both begin or end with is not compared."""
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    rest = 0
    while rest < min(len(old), len(new)) - same and old[-1 - rest] == new[-1 - rest]:
        rest += 1
    skipped, ended = max(0, same - _CONTEXT), max(0, rest - _CONTEXT)
    was, now = (lines[skipped : len(lines) - ended] for lines in (old, new))
    matcher = SequenceMatcher(None, was, now)
    for group in matcher.get_grouped_opcodes(_CONTEXT):
        first, last = group[0], group[-1]
        place = _range(first[1] + skipped, last[2] + skipped)
        other = _range(first[3] + skipped, last[4] + skipped)
        yield f"@@ -{place} +{other} @@\n"
        for name, i, j, k, m in group:
            if name == "equal":
                yield from _signed(" ", old[i + skipped : j + skipped])
                continue
            yield from _signed("-", old[i + skipped : j + skipped])
            yield from _signed("+", new[k + skipped : m + skipped])


def _range(start: int, stop: int) -> str:
    """Return a stretch of lines as a hunk names it: an empty one by the line before."""
    length = stop - start
    if length == 1:
        return str(start + 1)
    return f"{start + 1 if length else start},{length}"


def _signed(sign: str, lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield f"{sign}{line}" if line.endswith("\n") else f"{sign}{line}{_NO_END}"
