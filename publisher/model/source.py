"""A file of the author as text, and places in it: all arithmetic of offsets, lines and columns."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch [start, end) of characters of the file at `path`."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Defect:
    """Something a reader of sources tripped over: a code and facts, without words.

    The check whose file bears the code puts it into words, so that each finding has one home.
    """

    code: str
    span: Span
    facts: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Position:
    """Line and column as people count them: from one, in characters."""

    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One text file: `path` relative to the project, with `/`; `text` with LF line ends."""

    path: str
    text: str
    defects: tuple[Defect, ...] = ()

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Index the line starts, of texts that somebody asks about only."""
        ends = accumulate(len(line) + 1 for line in self.text.split("\n"))
        return (0, *ends)[:-1]

    def position(self, offset: int) -> Position:
        """Return the line and column of a character offset."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of line `number` (from one) without its line end; "" past the end."""
        if number > len(self._starts):
            return ""
        start = self._starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start:] if end < 0 else self.text[start:end]

    def offset(self, line: int, column: int = 1) -> int:
        """Return the character offset of a line and column (both from one)."""
        return self._starts[line - 1] + column - 1

    def span(self, start: int, end: int) -> Span:
        """Return the span [start, end) of this file."""
        return Span(self.path, start, end)

    def read(self, span: Span) -> str:
        """Return the characters of a span."""
        return self.text[span.start : span.end]
