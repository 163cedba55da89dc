"""Findings for tools: one JSON document with a version, in both languages."""

import json
from collections.abc import Mapping
from typing import Any, Final

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.model.source import Source, Span

VERSION: Final = 1


def render(report: Report) -> str:
    """Return the document: version, summary, what the job adds, findings."""
    errors = sum(1 for one in report.findings if one.severity is Severity.ERROR)
    document = {
        "version": VERSION,
        "summary": {"errors": errors, "warnings": len(report.findings) - errors},
        **report.facts,
        "findings": [_finding(one, report.sources) for one in report.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Diagnostic, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        **_place(finding.span, sources),
        "message": _label(finding.message),
        "hint": _label(finding.hint) if finding.hint else None,
        "related": [
            {"message": _label(label), **_place(span, sources)} for label, span in finding.related
        ],
    }


def _label(label: Label) -> dict[str, str]:
    return {"id": label.id, "en": label.en}


def _place(span: Span, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Lines and columns count from one, in characters; the end is exclusive."""
    source = sources.get(span.path)
    if source is None:
        return {"path": span.path, "line": 1, "column": 1, "end_line": 1, "end_column": 1}
    start, end = source.position(span.start), source.position(span.end)
    return {
        "path": span.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
    }
