"""The fences of a circular: YAML between two lines `---`, then the body."""

import re
from dataclasses import dataclass
from typing import Final

from publisher.model.diagnostic import Outcome
from publisher.model.source import Defect, Source

_FENCE: Final = re.compile(r"^---[ ]*$", re.MULTILINE)
# A fence that is set in, too long, or that a word processor made a dash of.
_NEARLY: Final = re.compile(
    r"^(?=[ \t]|-{4}|[^-])[ \t]{0,8}(?P<typed>-{3,9}|\u2014{1,3}-?|\u2013-)[ \t]*$", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Offsets of the file: the YAML is [yaml_start, yaml_end), the body begins at body_start."""

    yaml_start: int
    yaml_end: int
    body_start: int


def split(source: Source) -> Outcome[FrontMatter | None]:
    """Return where front matter and body stand; a file must begin with its fence."""
    text = source.text
    first = _FENCE.match(text)
    if first is None:
        if near := _NEARLY.match(text):
            return _missing(source, near.start("typed"), near.end(), "fence-form")
        return _missing(source, 0, len(source.line(1)), "missing")
    yaml_start = min(first.end() + 1, len(text))
    second = _FENCE.search(text, yaml_start)
    if second is None:
        if near := _NEARLY.search(text, yaml_start):
            return _missing(source, near.start("typed"), near.end(), "fence-form")
        return _missing(source, 0, first.end(), "unclosed")
    return Outcome(FrontMatter(yaml_start, second.start(), min(second.end() + 1, len(text))))


def _missing(source: Source, start: int, end: int, reason: str) -> Outcome[FrontMatter | None]:
    return Outcome(None, (Defect("yaml-syntax", source.span(start, end), {"reason": reason}),))
