"""Findings for code scanning and editors: SARIF 2.1.0, with rules, related places and fixes."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from publisher.model.diagnostic import Diagnostic, Fix, Severity
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.model.source import Source, Span
from publisher.reporters.findings import document, region

_SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_MANY: Final = 5_000  # results that code scanning takes of a run
_LEVELS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.PUBLICATION: "warning",
    Severity.WARNING: "warning",
}


def render(report: Report) -> str:
    """Return the log: one run, the rules of the table of checks, a result a finding."""
    shown = report.findings[:_MANY]
    found = {one.code for one in shown}
    codes = {code: index for index, code in enumerate(report.demands)}
    driver = {
        "name": "publisher",
        "rules": [
            _rule(code, demand.text.text(report.language), demand.page if code in found else "")
            for code, demand in report.demands.items()
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, report, codes) for one in shown],
        "properties": {"leftOut": len(report.findings) - len(shown)},
    }
    return document({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: str, demand: str, page: str) -> dict[str, Any]:
    """Return a rule; the page of the manual goes with those that were found."""
    rule: dict[str, Any] = {
        "id": code,
        "shortDescription": {"text": demand},
        "properties": {"tags": [code.partition("-")[0]]},
    }
    if page:
        rule["help"] = {"text": page, "markdown": page}
    return rule


def _result(finding: Diagnostic, report: Report, codes: Mapping[str, int]) -> dict[str, Any]:
    language = report.language
    words = [finding.message.text(language)]
    if finding.hint:
        words.append(finding.hint.text(language))
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(words)},
        "locations": [{"physicalLocation": _location(finding.span, report.sources)}],
    }
    if finding.code in codes:
        result["ruleIndex"] = codes[finding.code]
    if finding.related:
        result["relatedLocations"] = [
            {
                "id": number,
                "message": {"text": label.text(language)},
                "physicalLocation": _location(span, report.sources),
            }
            for number, (label, span) in enumerate(finding.related, start=1)
        ]
    if finding.fix:
        result["fixes"] = [_fix(finding.fix, finding.hint or finding.message, report)]
    return result


def _location(span: Span, sources: Mapping[str, Source]) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(span.path)},
        "region": _region(span, sources),
    }


def _region(span: Span, sources: Mapping[str, Source]) -> dict[str, int]:
    names = ("startLine", "startColumn", "endLine", "endColumn")
    return dict(zip(names, region(span, sources), strict=True))


def _fix(fix: Fix, words: Label, report: Report) -> dict[str, Any]:
    paths = dict.fromkeys(edit.span.path for edit in fix.edits)
    return {
        "description": {"text": words.text(report.language)},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": quote(path)},
                "replacements": [
                    {
                        "deletedRegion": _region(edit.span, report.sources),
                        "insertedContent": {"text": edit.text},
                    }
                    for edit in fix.edits
                    if edit.span.path == path
                ],
            }
            for path in paths
        ],
        "properties": {"safe": fix.safe},
    }
