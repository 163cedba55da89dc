"""A value mark has two braces on each side; with one it would be printed as it stands."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import replacing
from publisher.model.body import passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label

_NAME: Final = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+[ \t]*(?:\|[ \t]*[a-z_]+[ \t]*)*"
_SINGLE: Final = re.compile(
    rf"(?<!\{{)\{{[ \t]*{_NAME}\}}(?!\}})|\(\([ \t]*{_NAME}\)\)|\[\[[ \t]*{_NAME}\]\]", re.ASCII
)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    seen = set()
    for passage in passages(circular.body):
        for found in _SINGLE.finditer(circular.source.read(passage.span)):
            start = passage.span.start + found.start()
            span = circular.source.span(start, start + len(found[0]))
            if span in seen:
                continue
            seen.add(span)
            inside = found[0].strip("{}()[] \t")
            yield Diagnostic(
                "value-brace-missing",
                Label(
                    f"`{found[0]}` akan tercetak apa adanya",
                    f"`{found[0]}` would be printed as it stands",
                ),
                span,
                hint=Label(
                    f"pakai dua kurung kurawal: `{{{{ {inside} }}}}`",
                    f"use two braces: `{{{{ {inside} }}}}`",
                ),
                fix=replacing(span, f"{{{{ {inside} }}}}"),
            )


CHECK: Final = CircularCheck("value-brace-missing", _run)
