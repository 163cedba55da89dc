"""Build the words of one block: emphasis, strong and marks, nested two deep at most."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, Literal

from publisher.model.body import Emphasis, Inline, Reference, Strong, Text, Value
from publisher.parsing.marks import Mark

Style = Literal["strong", "em"]
STYLES: Final[dict[str, Style]] = {"strong": "strong", "em": "em"}


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one look: words or a mark, and the styles around it, outermost first."""

    content: str | Mark
    styles: tuple[Style, ...] = ()


def styled(open_styles: Sequence[Style]) -> tuple[Style, ...]:
    """Return the styles without repetition: bold in bold is bold, so nesting stays shallow."""
    return tuple(dict.fromkeys(open_styles))


def without_clause(runs: list[Run]) -> tuple[list[Run], str]:
    """Split the id of the clause off the end of a block; a block of nothing else keeps it."""
    kept = list(runs)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    last = kept[-1].content if kept else ""
    if isinstance(last, str) or not last.clause or all(_is_blank(run) for run in kept[:-1]):
        return runs, ""
    return kept[:-1], last.clause


def assembled(runs: list[Run]) -> tuple[Inline, ...]:
    """Return the runs as a tree, without blanks at either end."""
    return _tree(_trimmed(runs), 0)


def _is_blank(run: Run) -> bool:
    return isinstance(run.content, str) and not run.content.strip()


def _trimmed(runs: list[Run]) -> list[Run]:
    kept = list(runs)
    while kept and _is_blank(kept[0]):
        kept.pop(0)
    while kept and _is_blank(kept[-1]):
        kept.pop()
    if kept and isinstance(kept[0].content, str):
        kept[0] = Run(kept[0].content.lstrip(), kept[0].styles)
    if kept and isinstance(kept[-1].content, str):
        kept[-1] = Run(kept[-1].content.rstrip(), kept[-1].styles)
    return kept


def _tree(runs: Sequence[Run], depth: int) -> tuple[Inline, ...]:
    tree: list[Inline] = []
    for style, group in groupby(runs, lambda run: run.styles[depth : depth + 1]):
        if style:
            children = _tree(tuple(group), depth + 1)
            tree.append(Strong(children) if style[0] == "strong" else Emphasis(children))
        else:
            tree.extend(_joined(tuple(group)))
    return tuple(tree)


def _joined(runs: Sequence[Run]) -> list[Inline]:
    joined: list[Inline] = []
    words: list[str] = []
    for run in runs:
        inline = run.content if isinstance(run.content, str) else _shown(run.content)
        if isinstance(inline, str):
            words.append(inline)
            continue
        if text := "".join(words):
            joined.append(Text(text))
        words = []
        joined.append(inline)
    if text := "".join(words):
        joined.append(Text(text))
    return joined


def _shown(mark: Mark) -> Value | Reference | str:
    return mark.typed if mark.inline is None else mark.inline
