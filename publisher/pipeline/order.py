"""Findings put in order, and what they mean for a command."""

from collections.abc import Iterable

from publisher.model.diagnostic import Diagnostic, Severity


def ordered(findings: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings sorted by path, place and code; what is said twice is said once."""
    return tuple(sorted(dict.fromkeys(findings), key=_place))


def blocks(diagnostics: tuple[Diagnostic, ...], *, strict: bool = False) -> bool:
    """Return whether findings make a command fail: an error, or under `strict` any finding."""
    return any(strict or finding.severity is Severity.ERROR for finding in diagnostics)


def _place(finding: Diagnostic) -> tuple[str, int, int, str, str]:
    span = finding.span
    return (span.path, span.start, span.end, finding.code, finding.message.id)
