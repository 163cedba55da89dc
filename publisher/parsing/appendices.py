"""Find the blocks `::: lampiran Title {#clause mendatar}` ... `:::` before Markdown is read."""

import re
from dataclasses import dataclass
from typing import Final

from publisher.model.source import Defect, Source

# Greedy, and a last sign that is no blank: lazy ones go through a row of blanks again and again.
_FENCE: Final = re.compile(r" {0,3}:::+[ \t]*(?P<rest>(?:.*[^ \t])?)[ \t]*")
_OPENING: Final = re.compile(r"lampiran(?=[ \t{]|$)")
_MARKS: Final = re.compile(r"\{([^{}]*)\}$")
_CLAUSE: Final = re.compile(r"#[a-z][a-z0-9-]{2,}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One appendix: lines `first` to `end` (not included) hold its text; columns its title."""

    opening: int
    first: int
    end: int
    title: tuple[int, int]
    clause: str
    landscape: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The appendices, and all lines without fences; `body` has those of appendices emptied."""

    lines: tuple[str, ...]
    body: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    defects: tuple[Defect, ...]


def layout(source: Source, starts: tuple[int, ...], lines: tuple[str, ...]) -> Layout:
    """Split `lines` (marks hidden, `starts` their offsets) at the lines that begin with `:::`."""
    reader = _Layout(source, starts, list(lines))
    for number, line in enumerate(lines):
        if match := _FENCE.fullmatch(line):
            reader.fence(number, match)
    reader.close(len(lines), closed=False)
    body = list(reader.lines)
    for sheet in reader.sheets:
        body[sheet.first : sheet.end] = [""] * (sheet.end - sheet.first)
    return Layout(tuple(reader.lines), tuple(body), tuple(reader.sheets), tuple(reader.defects))


class _Layout:
    """The scan: at most one appendix is open, and any number of unknown blocks inside."""

    def __init__(self, source: Source, starts: tuple[int, ...], lines: list[str]) -> None:
        self.source = source
        self.starts = starts
        self.lines = lines
        self.lengths = tuple(map(len, lines))
        self.sheets: list[Sheet] = []
        self.defects: list[Defect] = []
        self.opened: Sheet | None = None
        self.unknown = 0

    def fence(self, number: int, match: re.Match[str]) -> None:
        """Take in one line that begins with `:::`."""
        typed = self._typed(number)
        rest = typed[match.start("rest") : match.end("rest")]
        opening = _OPENING.match(rest)
        if not rest:
            self._closing(number)
        elif opening:
            self.close(number, closed=False)
            self.opened = self._sheet(number, rest, match.start("rest"))
            self.lines[number] = ""
        else:
            self._defect(number, "block", rest.split(maxsplit=1)[0] if rest.strip() else rest)
            self.unknown += 1
            self.lines[number] = match["rest"]

    def close(self, number: int, *, closed: bool) -> None:
        """End the open appendix before line `number`."""
        if self.opened is None:
            return
        sheet = self.opened
        if not closed:
            self._defect(sheet.opening, "appendix-unclosed", "lampiran")
        end = (sheet.opening, sheet.first, number, sheet.title, sheet.clause, sheet.landscape)
        self.sheets.append(Sheet(*end))
        self.opened = None

    def _closing(self, number: int) -> None:
        self.lines[number] = ""
        if self.unknown:
            self.unknown -= 1
        elif self.opened is None:
            self._defect(number, "appendix-unopened", ":::")
        else:
            self.close(number, closed=True)

    def _sheet(self, number: int, rest: str, column: int) -> Sheet:
        clause = ""
        landscape = False
        last = rest.rfind("{")
        marks = _MARKS.match(rest, last) if last >= 0 else None
        words = rest[: last if marks else len(rest)].rstrip(" \t")
        title = len(words) - len(words.removeprefix("lampiran").lstrip(" \t"))
        for word in marks[1].split() if marks else ():
            if word == "mendatar":
                landscape = True
            elif _CLAUSE.fullmatch(word):
                clause = word[1:]
            else:
                self._defect(number, "appendix-mark", word)
        span = (column + title, column + len(words))
        return Sheet(number, number + 1, number + 1, span, clause, landscape)

    def _typed(self, number: int) -> str:
        start = self.starts[number]
        return self.source.text[start : start + self.lengths[number]]

    def _defect(self, number: int, what: str, name: str) -> None:
        typed = self._typed(number)
        start = self.starts[number] + len(typed) - len(typed.lstrip())
        span = self.source.span(start, start + len(typed.strip()))
        self.defects.append(Defect("markdown-unsupported", span, {"what": what, "name": name}))
