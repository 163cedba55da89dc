"""Every numbered paragraph is cited by a rule, a relation, the period or a statement, or stands in
`not_in_data`; a text without numbers is held to it paragraph by paragraph.

A lead-in that ends in a colon counts as cited when all its items are. Citing an item covers what
belongs to it, but not its inner items; citing a section covers its unnumbered paragraphs. An
appendix that is cited, or named among the addressees, is covered as a whole; one without numbers
also where a paragraph refers to it, for then that paragraph is cited.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publisher.checks.citations import cites
from publisher.indonesian.numbering import citation
from publisher.model.body import (
    Appendix,
    Block,
    Item,
    ItemList,
    Paragraph,
    Reference,
    Section,
    Table,
    marks,
    passages,
    plain,
)
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.model.source import Span

_CONTENT: Final = "isi edaran"  # the section whose paragraphs are held to it even without numbers


@dataclass(frozen=True, slots=True)
class _Cited:
    """What is cited: labels in any way, labels by their own name, clauses by theirs."""

    labels: frozenset[str]
    named: frozenset[str]

    def covers(self, paragraph: Paragraph) -> bool:
        """Tell whether an unnumbered paragraph is cited, by itself or with others."""
        return paragraph.label in self.named or (
            bool(paragraph.clause) and paragraph.clause in self.named
        )


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    found = [cite for _, cite in cites(circular) if cite.p]
    cited = _Cited(frozenset(cite.p for cite in found), frozenset(cite.named for cite in found))
    for item in _uncited(circular.body.blocks, cited):
        yield _finding(item.label, item.clause, _head(item))
    for paragraph in _held(circular.body.blocks):
        if not cited.covers(paragraph):
            yield _finding(paragraph.label, paragraph.clause, paragraph.span)
    yield from _in_appendices(circular, cited)


def _in_appendices(circular: Circular, cited: _Cited) -> Iterator[Diagnostic]:
    addressed = {name.removeprefix("#") for name in (*circular.to, *circular.cc) if name[:1] == "#"}
    found = (mark for passage in passages(circular.body) for mark in marks(passage.inlines))
    targets = {mark.target for mark in found if isinstance(mark, Reference)}
    for appendix in circular.body.appendices:
        if appendix.label in cited.labels or appendix.clause in addressed:
            continue
        if _has_numbers(appendix.blocks):
            for item in _uncited(appendix.blocks, cited):
                yield _finding(item.label, item.clause, _head(item))
        elif appendix.clause not in targets and not _is_cited_in_part(appendix, cited):
            yield _finding(appendix.label, appendix.clause, appendix.span)


def _is_cited_in_part(appendix: Appendix, cited: _Cited) -> bool:
    return any(label.startswith(f"{appendix.label}.") for label in cited.labels)


def _uncited(blocks: tuple[Block, ...], cited: _Cited) -> Iterator[Item]:
    for block in blocks:
        if isinstance(block, Section):
            yield from _uncited(block.blocks, cited)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _uncited(item.blocks, cited)
                if item.label not in cited.labels and not _is_led_in(item, cited):
                    yield item


def _is_led_in(item: Item, cited: _Cited) -> bool:
    """Tell whether an item only leads to others, which speak for themselves, or to cited tables."""
    first = item.blocks[0]
    if not isinstance(first, Paragraph) or not plain(first.inlines).rstrip().endswith(":"):
        return False
    tables = [block for block in item.blocks if isinstance(block, Table)]
    inner = any(isinstance(block, ItemList) for block in item.blocks)
    return (inner or bool(tables)) and all(_is_cited(table, cited) for table in tables)


def _is_cited(table: Table, cited: _Cited) -> bool:
    rows = (f"{table.label}.{number}" for number in range(1, len(table.rows) + 1))
    return table.label in cited.labels or all(row in cited.labels for row in rows)


def _held(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text, or of its main section, that has no number at all."""
    if not _has_numbers(blocks):
        yield from _paragraphs(blocks)
        return
    for block in blocks:
        if _is_content(block) and not _has_numbers((block,)):
            yield from _paragraphs((block,))


def _is_content(block: Block) -> bool:
    return isinstance(block, Section) and plain(block.title).strip().casefold() == _CONTENT


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif isinstance(block, Section):
            yield from _paragraphs(block.blocks)


def _has_numbers(blocks: tuple[Block, ...]) -> bool:
    return any(
        isinstance(block, ItemList) or (isinstance(block, Section) and _has_numbers(block.blocks))
        for block in blocks
    )


def _head(item: Item) -> Span:
    return item.blocks[0].span


def _finding(label: str, clause: str, span: Span) -> Diagnostic:
    name, where = clause or label, citation(label)
    return Diagnostic(
        "cite-nothing-cites",
        Label(
            f"tidak ada aturan atau pernyataan yang merujuk {where}",
            f"nothing in the data cites {label}",
        ),
        span,
        Severity.PUBLICATION,
        hint=Label(
            f'tulis "{name}" pada `cite` sebuah aturan, atau catat di `not_in_data` dengan alasan',
            f'name "{name}" in the `cite` of a rule, or list it in `not_in_data` with a reason',
        ),
    )


CHECK: Final = CircularCheck("cite-nothing-cites", _run)
