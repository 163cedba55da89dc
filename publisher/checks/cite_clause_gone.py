"""Names of clauses and rules that were issued stay in later revisions: others refer to them."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.revisions import ISSUED, differing
from publisher.model.body import passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.register import Issued
from publisher.model.source import Span

_HINT: Final = Label(
    "kembalikan nama itu; isinya boleh diperbaiki, namanya tetap",
    "bring the name back; what it names may be mended, the name stays",
)


def _run(circular: Circular, surroundings: Surroundings) -> Iterator[Diagnostic]:
    issued = differing(circular, surroundings)
    if issued is None:
        return
    clauses = {passage.clause for passage in passages(circular.body)}
    top = circular.source.span(0, len(circular.source.line(1)))
    for name in sorted(issued.clauses - clauses):
        what = Label(f"paragraf `{{#{name}}}`", f"the paragraph `{{#{name}}}`")
        yield _finding(what, top, issued)
    for name in sorted(issued.rules - {rule.id for rule in circular.rules}):
        what = Label(f"aturan `{name}`", f"the rule `{name}`")
        yield _finding(what, top, issued)


def _finding(what: Label, span: Span, issued: Issued) -> Diagnostic:
    revision = issued.line.revision
    return Diagnostic(
        "cite-clause-gone",
        Label(
            f"{what.id} ada dalam revisi {revision} yang sudah diterbitkan, tetapi hilang di sini",
            f"{what.en} is in the issued revision {revision}, but is gone here",
        ),
        span,
        hint=_HINT,
        related=((ISSUED, issued.place),),
    )


CHECK: Final = CircularCheck("cite-clause-gone", _run)
