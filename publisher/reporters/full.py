"""Findings for a person: the line of the source, a caret under the place, the remedy."""

import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label, visible
from publisher.model.report import Report
from publisher.model.source import Source, Span
from publisher.reporters.findings import WORDS, closing, table

_MANY: Final = 20  # of one code are drawn, the rest is counted
_WIDTH: Final = 100  # characters of a source line that are shown
_STYLES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "bold red",
    Severity.PUBLICATION: "bold yellow",
    Severity.WARNING: "bold yellow",
}


def render(report: Report) -> str:
    """Return the drawing of all findings and one closing line."""
    text = _Drawing()
    if report.statistics:
        for row in table(report.findings):
            text.add(f"{row.text(report.language)}\n")
    else:
        _draw_all(text, report)
    if report.closing:
        text.add(closing(report.findings).text(report.language) + "\n")
    return _printed(text, colored=report.colored)


def _draw_all(text: "_Drawing", report: Report) -> None:
    """Draw the findings; of one code no more than can be read."""
    drawn: Counter[str] = Counter()
    for finding in report.findings:
        drawn[finding.code] += 1
        if drawn[finding.code] <= _MANY:
            _draw(text, finding, report.sources, report.language)
            _end(text, finding.code, is_first=drawn[finding.code] == 1)
    for code, count in sorted(drawn.items()):
        if count > _MANY:
            rest = Label(f"{count - _MANY} temuan {code} lagi", f"{count - _MANY} more of {code}")
            text.add(f"... {rest.text(report.language)}\n\n")


class _Drawing(Text):
    """Text that shows signs a terminal would act on or hide as a replacement sign."""

    def add(self, words: str, style: str = "") -> None:
        """Append words; nothing of an author's text or file name steers the terminal."""
        self.append(visible(words), style)


@dataclass(frozen=True, slots=True)
class _Place:
    """A span as people see it: its first line, from column to column."""

    line: int
    column: int
    length: int
    text: str


def _place(span: Span, source: Source) -> _Place:
    start = source.position(min(span.start, len(source.text)))
    line = source.line(start.line)
    length = max(1, min(span.end - span.start, len(line) - start.column + 1))
    return _Place(start.line, start.column, length, line)


def _draw(
    text: _Drawing, finding: Diagnostic, sources: Mapping[str, Source], language: str
) -> None:
    style = _STYLES[finding.severity]
    text.add(f"{WORDS[finding.severity].text(language)}[{finding.code}]", style)
    text.add(f": {finding.message.text(language)}\n", "bold")
    text.add(f"  --> {_address(finding.span, sources)}\n", "cyan")
    if finding.span.path in sources:
        _excerpt(text, finding, sources, language)
    if finding.severity is Severity.PUBLICATION:
        note = Label("menjadi galat saat diterbitkan", "an error once it is issued")
        text.add(f"   = info: {note.text(language)}\n")
    if finding.hint:
        word = Label("bantuan", "help").text(language)
        text.add(f"   = {word}: {finding.hint.text(language)}\n")


def _end(text: _Drawing, code: str, *, is_first: bool) -> None:
    """End a finding; the page of its check is named once a run, so that many stay calm."""
    text.add(f"   = info: publisher explain {code}\n\n" if is_first else "\n")


def _address(span: Span, sources: Mapping[str, Source]) -> str:
    source = sources.get(span.path)
    if source is None:
        return span.path
    place = _place(span, source)
    return f"{span.path}:{place.line}:{place.column}"


def _excerpt(
    text: _Drawing, finding: Diagnostic, sources: Mapping[str, Source], language: str
) -> None:
    source = sources[finding.span.path]
    place = _place(finding.span, source)
    lines = [(place, "", "^")]
    for label, span in finding.related:
        if span.path == source.path:
            lines.append((_place(span, source), label.text(language), "-"))
        else:
            text.add(f"  ::: {_address(span, sources)}: {label.text(language)}\n", "cyan")
    margin = len(str(max(one.line for one, _, _ in lines)))
    text.add(f"{' ' * margin} |\n", "cyan")
    drawn = (0, "")
    for one, words, sign in sorted(lines, key=lambda entry: (entry[0].line, entry[0].column)):
        shown, column = _window(one)
        if drawn != (one.line, shown):
            text.add(f"{one.line:>{margin}} | ", "cyan")
            text.add(f"{shown}\n")
        drawn = (one.line, shown)
        lead = " " * cell_len(shown[:column])
        under = sign * max(1, cell_len(shown[column : column + one.length]))
        text.add(f"{' ' * margin} | ", "cyan")
        text.add(f"{lead}{under}", _STYLES[finding.severity] if sign == "^" else "cyan")
        text.add(f" {words}\n" if words else "\n")
    text.add(f"{' ' * margin} |\n", "cyan")


def _window(place: _Place) -> tuple[str, int]:
    """Return the part of a long line around the place, and the place's index in it."""
    line = visible(place.text.replace("\t", " "))
    column = place.column - 1
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 3, len(line) - _WIDTH))
    shown = line[start : start + _WIDTH]
    head, tail = ("..." if start else ""), ("..." if start + _WIDTH < len(line) else "")
    return f"{head}{shown}{tail}", column - start + len(head)


def _printed(text: _Drawing, *, colored: bool) -> str:
    if not colored:
        return text.plain
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="standard", soft_wrap=True, highlight=False
    )
    console.print(text, end="")
    return stream.getvalue()
