"""The words of the body as they were typed, with their places; no check of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publisher.model.body import Passage, passages
from publisher.model.circular import Circular
from publisher.model.source import Span

HIDDEN: Final = "\ufffc"
"""Stands for every character of a value, a reference or a clause id."""

_MARK: Final = re.compile(
    # every part stops where the next may begin, so that no text takes more than one pass
    r"\{\{(?:(?!\}\}|\{\{)[^\n])*\}\}|\[[ \t]*\]\([^\[)\n]*\)"
    r"|\{(?:#[a-z][a-z0-9-]*|mendatar)(?:[ \t]+[^{}\n]*)?\}"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of typed words of one passage; `text` has marks hidden, character by character."""

    passage: Passage
    text: str
    start: int

    def span(self, match: re.Match[str]) -> Span:
        """Return the place of a match within `text`."""
        path = self.passage.span.path
        return Span(path, self.start + match.start(), self.start + match.end())


def typed_words(circular: Circular) -> Iterator[Words]:
    """Yield the typed words of every passage, each once."""
    for passage in passages(circular.body):
        text = circular.source.read(passage.span)
        if passage.kind == "head":
            text = text.split("\n", 1)[0]  # the rows come as passages of their own
        hidden = _MARK.sub(lambda mark: HIDDEN * len(mark[0]), text)
        yield Words(passage, hidden, passage.span.start)
