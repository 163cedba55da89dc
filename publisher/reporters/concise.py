"""Findings for editors and for searching: `path:line:column: galat[code] message`."""

from typing import Final

from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.reporters.findings import WORDS, closing, line, region, table

_MANY: Final = 2_000  # lines, the rest is counted


def render(report: Report) -> str:
    """Return the lines, those left out as a number, and one closing line."""
    language = report.language
    if report.statistics:
        lines = [row.text(language) for row in table(report.findings)]
    else:
        lines = [_line(one, report) for one in report.findings[:_MANY]]
        if (rest := len(report.findings) - _MANY) > 0:
            lines.append(Label(f"... {rest} temuan lagi", f"... {rest} more").text(language))
    if report.closing:
        lines.append(closing(report.findings).text(language))
    return "".join(f"{one}\n" for one in lines)


def _line(finding: Diagnostic, report: Report) -> str:
    first, column, _, _ = region(finding.span, report.sources)
    word = WORDS[finding.severity].text(report.language)
    message = finding.message.text(report.language)
    return line(f"{finding.span.path}:{first}:{column}: {word}[{finding.code}] {message}")
