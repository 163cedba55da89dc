"""Ids of rules, of statements and of clauses are given once."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from publisher.model.body import Passage, passages
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic
from publisher.model.label import Label
from publisher.model.source import Span

_RULE: Final = Label("id aturan", "the rule id")
_STATEMENT: Final = Label("id pernyataan", "the statement id")
_CLAUSE: Final = Label("id paragraf", "the clause id")


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    rules = ((r.id, circular.at("rules", i, "id")) for i, r in enumerate(circular.rules))
    stated = enumerate(circular.statements)
    statements = ((s.id, circular.at("statements", i, "id")) for i, s in stated)
    clauses = ((one.clause, _at(circular, one)) for one in passages(circular.body) if one.clause)
    yield from _repeated(_RULE, rules)
    yield from _repeated(_STATEMENT, statements)
    yield from _repeated(_CLAUSE, clauses)


def _at(circular: Circular, passage: Passage) -> Span:
    """Return the place of the mark `{#id}` in a passage."""
    text = circular.source.read(passage.span)
    found = list(re.finditer(rf"\{{[^{{}}\n]*#{passage.clause}\b[^{{}}\n]*\}}", text))
    if not found:
        return passage.span
    start = passage.span.start
    return Span(passage.span.path, start + found[-1].start(), start + found[-1].end())


def _repeated(name: Label, given: Iterable[tuple[str, Span]]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for one, span in given:
        if first.setdefault(one, span) is span:
            continue
        yield Diagnostic(
            "cite-id-duplicate",
            Label(f"{name.id} `{one}` dipakai dua kali", f"{name.en} `{one}` is used twice"),
            span,
            hint=Label("beri nama lain di sini", "give it another name here"),
            related=((Label("pertama kali di sini", "first here"), first[one]),),
        )


CHECK: Final = CircularCheck("cite-id-duplicate", _run)
