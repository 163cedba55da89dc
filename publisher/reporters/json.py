"""Findings for tools: one JSON document with a version."""

import json
from collections.abc import Mapping
from typing import Any

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Source, Span


def render(
    findings: tuple[Diagnostic, ...],
    sources: Mapping[str, Source],
    language: str,
    colored: bool,  # noqa: FBT001 - the shape all reporters share
    quiet: bool,  # noqa: FBT001
) -> str:
    """Return the document; it holds both languages, so the other arguments change nothing."""
    del language, colored, quiet
    errors = sum(1 for one in findings if one.severity is Severity.ERROR)
    document = {
        "version": 1,
        "summary": {"errors": errors, "warnings": len(findings) - errors},
        "findings": [_finding(one, sources) for one in findings],
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
