"""TOML with places: values as the schema tests them, and where each key stands in the text.

tomllib gives values without places, and its errors say them only in words: the line of a key is
found by a scan of ours. What TOML has and JSON has not (dates, endless numbers) goes to the schema
as text, which no key of ours takes. Keys with thousands of dots nest without any recursion of
tomllib, so depth is cut here.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from publisher.model.diagnostic import Outcome
from publisher.model.source import Defect, Source, Span

_DEEPEST: Final = 20
_PART: Final = r"""(?:[A-Za-z0-9_-]+|"[^"\n]*"|'[^'\n]*')"""
_DOTTED: Final = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_LINE: Final = re.compile(
    rf"^[ \t]*(?:\[\[[ \t]*(?P<many>{_DOTTED})[ \t]*\]\]|\[[ \t]*(?P<table>{_DOTTED})[ \t]*\]"
    rf"|(?P<key>{_DOTTED})[ \t]*=)",
    re.MULTILINE,
)
_ERROR_PLACE: Final = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")

Path = tuple[str, ...]


def parse(source: Source, code: str) -> Outcome[Mapping[str, Any] | None]:
    """Return what a text says, None with a defect of a code where it is no TOML.

    The facts of the defect are the `line` and the `problem`, as tomllib words it.
    """
    try:
        found = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        return Outcome(None, (_syntax(source, error, code),))
    return Outcome({key: _plain(value) for key, value in found.items()})


def place(source: Source, path: Path) -> Span:
    """Return the span of the key at a path, or of the nearest around it, else the first line."""
    statements = _statements(source)
    for length in range(len(path), 0, -1):
        for statement in statements:
            if statement.path == path[:length]:
                start, end = _inside(source.text, statement, path[length:])
                return source.span(start, end)
            if statement.path[:length] == path[:length] and length == len(path):
                return source.span(statement.start, statement.end)
    return source.span(0, len(source.line(1)))


def _plain(value: object, depth: int = 0) -> object:
    if depth > _DEEPEST:
        return ""
    if isinstance(value, dict):
        return {key: _plain(inner, depth + 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, depth + 1) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    known = isinstance(value, str | bool | float) or (isinstance(value, int) and abs(value) < 2**53)
    return value if known else str(value)


def _syntax(source: Source, error: Exception, code: str) -> Defect:
    """Return the defect of a file that is no TOML; without a place in words, it is the end."""
    words = "nested too deeply" if isinstance(error, RecursionError) else str(error)
    match = _ERROR_PLACE.search(words)
    lines = source.text.count("\n") + (not source.text.endswith("\n"))
    line = min(int(match[1]) if match and match[1] else lines, max(lines, 1))
    start = source.offset(line)
    facts = {"line": str(line), "problem": _ERROR_PLACE.sub("", words).strip()}
    return Defect(code, source.span(start, start + len(source.line(line))), facts)


@dataclass(frozen=True, slots=True)
class _Statement:
    """A key or head of a table in the text: its path, its place, where what it says ends."""

    path: Path
    start: int
    end: int
    last: int


def _statements(source: Source) -> tuple[_Statement, ...]:
    matches = list(_LINE.finditer(source.text))
    starts = [*(match.start() for match in matches), len(source.text)]
    counted: dict[Path, int] = {}
    found: list[_Statement] = []
    table: Path = ()
    for match, last in zip(matches, starts[1:], strict=True):
        name = str(match.lastgroup)
        path = tuple(part.strip("\"'") for part in re.findall(_PART, match[name]))
        if name == "many":
            number = counted.get(path, -1) + 1
            counted[path] = number
            path = (*path, str(number))
        if name == "key":
            path = (*table, *path)
        else:
            table = path
        found.append(_Statement(path, match.start(name), match.end(name), last))
    return tuple(found)


def _inside(text: str, statement: _Statement, rest: Path) -> tuple[int, int]:
    """Return the place of a key in inline tables below a statement, as far as it is found."""
    start, end, at = statement.start, statement.end, statement.end
    for part in rest:
        key = re.compile(rf"""(?<![\w.-])["']?(?P<key>{re.escape(part)})["']?[ \t]*[.=]""")
        match = key.search(text, at, statement.last)
        if match is not None:
            start, end, at = match.start("key"), match.end("key"), match.end()
    return start, end
