"""Findings for tools: one JSON document with a version, in both languages."""

from collections.abc import Mapping
from typing import Any, Final

from publisher.model.diagnostic import Diagnostic, Fix, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.model.source import Source, Span
from publisher.reporters.findings import counted, document, is_mendable, region

VERSION: Final = 1


def render(report: Report) -> str:
    """Return the document: version, summary, what the job adds, findings."""
    errors = sum(1 for one in report.findings if one.severity is Severity.ERROR)
    warnings = len(report.findings) - errors
    mendable = sum(map(is_mendable, report.findings))
    statistics = [
        {"code": code, "count": count, "fixable": fixable}
        for code, count, fixable in counted(report.findings)
    ]
    said = {
        "version": VERSION,
        "summary": {"errors": errors, "warnings": warnings, "fixable": mendable},
        **({"statistics": statistics} if report.statistics else {}),
        **report.facts,
        "findings": [_finding(one, report.sources) for one in report.findings],
    }
    return document(said)


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
        "fix": _fix(finding.fix, sources) if finding.fix else None,
    }


def _label(label: Label) -> dict[str, str]:
    return {"id": label.id, "en": label.en}


def _fix(fix: Fix, sources: Mapping[str, Source]) -> dict[str, Any]:
    edits = [{**_place(edit.span, sources), "text": edit.text} for edit in fix.edits]
    return {"safe": fix.safe, "edits": edits}


def _place(span: Span, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Lines and columns count from one, in characters; the end is exclusive."""
    names = ("line", "column", "end_line", "end_column")
    return {"path": span.path, **dict(zip(names, region(span, sources), strict=True))}
