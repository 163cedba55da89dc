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
from publisher.model.label import Label
from publisher.model.source import Source, Span

_MANY: Final = 20  # of one code are drawn, the rest is counted
_WIDTH: Final = 100  # characters of a source line that are shown
_WORDS: Final[Mapping[Severity, Label]] = {
    Severity.ERROR: Label("galat", "error"),
    Severity.PUBLICATION: Label("peringatan", "warning"),
    Severity.WARNING: Label("peringatan", "warning"),
}
_STYLES: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "bold red",
    Severity.PUBLICATION: "bold yellow",
    Severity.WARNING: "bold yellow",
}


def render(
    findings: tuple[Diagnostic, ...],
    sources: Mapping[str, Source],
    language: str,
    colored: bool,  # noqa: FBT001 - the shape all reporters share
    quiet: bool,  # noqa: FBT001
) -> str:
    """Return the drawing of all findings and one closing line."""
    text = Text()
    drawn: Counter[str] = Counter()
    for finding in findings:
        drawn[finding.code] += 1
        if drawn[finding.code] <= _MANY:
            _draw(text, finding, sources, language)
    for code, count in sorted(drawn.items()):
        if count > _MANY:
            rest = Label(f"{count - _MANY} temuan {code} lagi", f"{count - _MANY} more of {code}")
            text.append(f"... {rest.text(language)}\n\n")
    if not quiet:
        text.append(closing(findings).text(language) + "\n")
    return _printed(text, colored=colored)


def closing(findings: tuple[Diagnostic, ...]) -> Label:
    """Return the sum of findings as one sentence."""
    errors = sum(1 for one in findings if one.severity is Severity.ERROR)
    warnings = len(findings) - errors
    if not findings:
        return Label("Tidak ada temuan.", "No findings.")
    return Label(
        f"{errors} galat, {warnings} peringatan.", f"{errors} errors, {warnings} warnings."
    )


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


def _draw(text: Text, finding: Diagnostic, sources: Mapping[str, Source], language: str) -> None:
    style = _STYLES[finding.severity]
    text.append(f"{_WORDS[finding.severity].text(language)}[{finding.code}]", style)
    text.append(f": {finding.message.text(language)}\n", "bold")
    source = sources.get(finding.span.path)
    if source is None:
        text.append(f"  --> {finding.span.path}\n")
    else:
        _excerpt(text, finding, source, language)
    if finding.severity is Severity.PUBLICATION:
        note = Label("menjadi galat saat diterbitkan", "an error once it is issued")
        text.append(f"   = info: {note.text(language)}\n")
    if finding.hint:
        word = Label("bantuan", "help").text(language)
        text.append(f"   = {word}: {finding.hint.text(language)}\n")
    text.append("\n")


def _excerpt(text: Text, finding: Diagnostic, source: Source, language: str) -> None:
    place = _place(finding.span, source)
    text.append(f"  --> {source.path}:{place.line}:{place.column}\n", "cyan")
    lines = [(place, "", "^")]
    for label, span in finding.related:
        if span.path == source.path:
            lines.append((_place(span, source), label.text(language), "-"))
        else:
            text.append(f"  ::: {span.path}: {label.text(language)}\n", "cyan")
    margin = len(str(max(one.line for one, _, _ in lines)))
    text.append(f"{' ' * margin} |\n", "cyan")
    for one, words, sign in sorted(lines, key=lambda entry: (entry[0].line, entry[0].column)):
        shown, column = _window(one)
        text.append(f"{one.line:>{margin}} | ", "cyan")
        text.append(f"{shown}\n")
        lead = " " * cell_len(shown[:column])
        under = sign * max(1, cell_len(shown[column : column + one.length]))
        text.append(f"{' ' * margin} | ", "cyan")
        text.append(f"{lead}{under}", _STYLES[finding.severity] if sign == "^" else "cyan")
        text.append(f" {words}\n" if words else "\n")
    text.append(f"{' ' * margin} |\n", "cyan")


def _window(place: _Place) -> tuple[str, int]:
    """Return the part of a long line around the place, and the place's index in it.

    Signs that a terminal would act on or hide are shown as a replacement sign.
    """
    line = "".join(
        sign if sign.isprintable() else "\ufffd" for sign in place.text.replace("\t", " ")
    )
    column = place.column - 1
    if len(line) <= _WIDTH:
        return line, column
    start = max(0, min(column - _WIDTH // 3, len(line) - _WIDTH))
    shown = line[start : start + _WIDTH]
    head, tail = ("..." if start else ""), ("..." if start + _WIDTH < len(line) else "")
    return f"{head}{shown}{tail}", column - start + len(head)


def _printed(text: Text, *, colored: bool) -> str:
    if not colored:
        return text.plain
    stream = io.StringIO()
    console = Console(
        file=stream, force_terminal=True, color_system="standard", soft_wrap=True, highlight=False
    )
    console.print(text, end="")
    return stream.getvalue()
