"""What several forms of output share: places, words in one line, sums. No form of its own."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label, visible
from publisher.model.source import Source, Span

WORDS: Final[Mapping[Severity, Label]] = {
    Severity.ERROR: Label("galat", "error"),
    Severity.PUBLICATION: Label("peringatan", "warning"),
    Severity.WARNING: Label("peringatan", "warning"),
}
_LONGEST: Final = 500  # signs of a message that are shown on one line
_UNSEEN: Final = re.compile(
    # what JSON leaves as it is and a terminal acts on, hides or turns around
    "[\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ue000-\uf8ff]"
)


def line(words: str) -> str:
    """Return words on one line of bounded length, without signs that a terminal would act on."""
    joined = " ".join(words.split())
    short = joined if len(joined) <= _LONGEST else joined[: _LONGEST - 3] + "..."
    return visible(short, kept="")


def document(value: Mapping[str, Any]) -> str:
    """Return a JSON document in which signs that cannot be seen are escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def region(span: Span, sources: Mapping[str, Source]) -> tuple[int, int, int, int]:
    """Return line, column, end line and end column, from one, in characters; the end exclusive."""
    source = sources.get(span.path)
    if source is None:
        return (1, 1, 1, 1)
    length = len(source.text)
    start, end = source.position(min(span.start, length)), source.position(min(span.end, length))
    return (start.line, start.column, end.line, end.column)


def is_mendable(finding: Diagnostic) -> bool:
    """Tell whether `--fix` mends a finding."""
    return finding.fix is not None and finding.fix.safe


def counted(findings: tuple[Diagnostic, ...]) -> tuple[tuple[str, int, int], ...]:
    """Return code, number and how many of them `--fix` mends; the most frequent first."""
    every = Counter(one.code for one in findings)
    mendable = Counter(one.code for one in findings if is_mendable(one))
    ordered = sorted(every.items(), key=lambda entry: (-entry[1], entry[0]))
    return tuple((code, number, mendable[code]) for code, number in ordered)


def table(findings: tuple[Diagnostic, ...]) -> tuple[Label, ...]:
    """Return the lines of the statistics: number, code, how many can be mended."""
    rows = counted(findings)
    width = max((len(str(number)) for _, number, _ in rows), default=0)
    longest = max((len(code) for code, _, _ in rows), default=0)
    return tuple(
        _row(f"{number:>{width}}  {code:<{longest}}", mendable) for code, number, mendable in rows
    )


def _row(start: str, mendable: int) -> Label:
    if not mendable:
        return Label(start.rstrip(), start.rstrip())
    return Label(
        f"{start}  ({mendable} dapat diperbaiki dengan --fix)",
        f"{start}  ({mendable} can be mended with --fix)",
    )


def closing(findings: tuple[Diagnostic, ...], *, mendable: bool = True) -> Label:
    """Return the sum of findings as one sentence; `mendable` tells what `--fix` would mend."""
    errors = sum(1 for one in findings if one.severity is Severity.ERROR)
    warnings = len(findings) - errors
    if not findings:
        return Label("Tidak ada temuan.", "No findings.")
    one, more = ("error" if errors == 1 else "errors"), ("" if warnings == 1 else "s")
    count = sum(map(is_mendable, findings)) if mendable else 0
    also = Label("", "")
    if count:
        also = Label(f", {count} dapat diperbaiki dengan --fix", f", {count} mendable with --fix")
    return Label(
        f"{errors} galat, {warnings} peringatan{also.id}.",
        f"{errors} {one}, {warnings} warning{more}{also.en}.",
    )
