"""Findings as annotations: the commands that a workflow prints and GitHub shows beside the lines.

A command ends with its line, and its properties part at `:` and `,`, so these signs and `%` are
written as numbers: no text of an author begins a command of its own.
"""

from typing import Final

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.reporters.findings import line, region

_MANY: Final = 50  # GitHub shows ten of a sort for a step, and fifty for a job


def render(report: Report) -> str:
    """Return one command a finding, errors first, and a notice of those left out."""
    ordered = sorted(report.findings, key=lambda one: one.severity is not Severity.ERROR)
    lines = [_command(one, report) for one in ordered[:_MANY]]
    if (rest := len(ordered) - _MANY) > 0:
        said = Label(f"{rest} temuan lagi: publisher check", f"{rest} more: publisher check")
        lines.append(f"::notice title=publisher::{_data(said.text(report.language))}")
    return "".join(f"{one}\n" for one in lines)


def _command(finding: Diagnostic, report: Report) -> str:
    first, column, last, end = region(finding.span, report.sources)
    properties = {"title": finding.code, "file": finding.span.path, "line": str(first)}
    properties |= {"endLine": str(last)}
    if first == last:  # columns mean something within one line only
        properties |= {"col": str(column), "endColumn": str(max(end, column))}
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    words = [finding.message, *([finding.hint] if finding.hint else [])]
    message = "\n".join(line(one.text(report.language)) for one in words)
    sort = "error" if finding.severity is Severity.ERROR else "warning"
    return f"::{sort} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(line(text)).replace(":", "%3A").replace(",", "%2C")
