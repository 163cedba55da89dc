"""Find `{{ ... }}`, `[](#x)` and `{#id}` in the author's text, and hide them from Markdown.

Each mark becomes a placeholder of equal length made of private-use characters, so that a `|` in
it splits no table cell, nothing in it is read as emphasis, and columns stay true.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from publisher.model.body import Reference, Value
from publisher.model.source import Defect, Source, Span
from publisher.parsing.values import parse_expression

_FIRST: Final = 0xF0000
_SECOND: Final = 0xF8000
_BASE: Final = 0x7FFF
_FILLER: Final = "\U00100000"
_ASTERISK: Final = "\U00100001"  # one that Markdown shall not see
_HIDDEN: Final = re.compile(
    "([\U000f0000-\U000f7fff])([\U000f8000-\U000ffffd])\U00100000*"  # the two digits and filler
)
# The author's own characters of these planes mean nothing; `language-invisible` reports them.
_OURS: Final = re.compile("[\U000f0000-\U0010ffff]")
_OPENING: Final = re.compile(
    r"\{\{"
    r"|(?<!!)\[[ \t]{0,9}\]\([ \t]{0,9}(?P<target>[^\s()<>|\\]{1,200})[ \t]{0,9}\)"
    r"|\{#(?P<clause>[a-z][a-z0-9-]{2,})\}"
    r"|(?P<malformed>\{[ \t]{0,9}#[^{}\n]{0,200}\}?)"
    # Emphasis between two letters or figures would join them: 2*3*4 is no 234.
    r"|(?P<inner>(?:(?<=[^\W_])|(?<=\}\}))\*+(?=[^\W_]|\{\{))"
)
_FENCE: Final = re.compile(r" {0,3}:::")
# What has a scheme or starts like a path of files leads outside; Markdown reads it as a link.
_OUTSIDE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.|www\.|\?")


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: a value, a reference, or the id of a clause."""

    span: Span
    typed: str
    inline: Value | Reference | None = None
    clause: str = ""


@dataclass(frozen=True)
class Masked:
    """The text with its marks hidden: same length, same lines."""

    text: str
    marks: tuple[Mark, ...]
    defects: tuple[Defect, ...]

    def pieces(self, text: str) -> Iterator[str | Mark]:
        """Yield the words and marks of a stretch of the hidden text, in order."""
        end = 0
        for match in _HIDDEN.finditer(text):
            if match.start() > end:
                yield text[end : match.start()].replace(_ASTERISK, "*")
            number = (ord(match[1]) - _FIRST) * _BASE + ord(match[2]) - _SECOND
            yield self.marks[number]
            end = match.end()
        if end < len(text):
            yield text[end:].replace(_ASTERISK, "*")

    def typed(self, text: str) -> str:
        """Return a stretch of the hidden text as the author typed it."""
        return "".join(p if isinstance(p, str) else p.typed for p in self.pieces(text))


def masked(source: Source, start: int) -> Masked:
    """Return the text from `start` on with every mark hidden."""
    text = _OURS.sub("\ufffd", source.text[start:]).replace("\r", " ")
    parts: list[str] = []
    marks: list[Mark] = []
    defects: list[Defect] = []
    end = 0
    position = 0
    while match := _OPENING.search(text, position):
        position = match.end()
        if _escaped(text, match.start()):
            continue
        if match[0] == "{{":
            position = _closing(text, match.start())
        span = source.span(start + match.start(), start + position)
        mark = _mark(match, text[match.start() : position], span)
        if mark is not None:
            parts += (text[end : match.start()], _placeholder(len(marks), len(mark.typed)))
            marks.append(mark)
            end = position
        elif match["inner"]:
            parts += (text[end : match.start()], _ASTERISK * len(match[0]))
            end = position
        if match[0] == "{{" and _not_plain(mark):
            defects.append(Defect("value-not-plain", span, {"expression": source.read(span)}))
        elif (what := _slip(match, text)) and not (defects and span.end <= defects[-1].span.end):
            span = _word(source, start, span) if what == "emphasis-in-word" else span
            defects.append(Defect("markdown-unsupported", span, {"what": what}))
    return Masked("".join((*parts, text[end:])), tuple(marks), tuple(defects))


def _closing(text: str, start: int) -> int:
    """Return where the mark ends: after its braces, or where the line ends without them."""
    line_end = text.find("\n", start)
    line_end = len(text) if line_end < 0 else line_end
    close = text.find("}}", start + 2, line_end)
    return line_end if close < 0 else close + 2


def _escaped(text: str, position: int) -> bool:
    before = position
    while before and text[before - 1] == "\\":
        before -= 1
    return (position - before) % 2 == 1


def _slip(match: re.Match[str], text: str) -> str:
    """Return what a mark is that cannot be one; the marks of an appendix are read elsewhere."""
    if match["inner"]:
        return "emphasis-in-word"
    if match["malformed"] is None:
        return ""
    line = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    rest = text[match.end() : len(text) if end < 0 else end]
    of_appendix = _FENCE.match(text, line) and match[0].endswith("}") and not rest.strip()
    return "" if of_appendix else "clause-form"


def _word(source: Source, first: int, span: Span) -> Span:
    """Return the whole word around asterisks; a value beside them belongs to it."""
    text, start, end = source.text, span.start, span.end
    while start > first and (text[start - 1].isalnum() or text[start - 1] == "*"):
        start -= 1
    if text[start - 2 : start] == "}}":
        start = max(first, text.rfind("{{", first, start))
    while end < len(text) and (text[end].isalnum() or text[end] == "*"):
        end += 1
    return source.span(start, end)


def _mark(match: re.Match[str], typed: str, span: Span) -> Mark | None:
    if match["inner"] or match["malformed"]:
        return None
    if match["clause"]:
        return Mark(span, typed, clause=match["clause"])
    if match["target"]:
        if _OUTSIDE.match(match["target"]):
            return None
        return Mark(span, typed, Reference(match["target"].removeprefix("#"), span))
    if not typed.endswith("}}") or len(typed) < 4:
        return None
    expression = typed[2:-2].strip()
    plain = parse_expression(expression)
    if plain is None:
        return Mark(span, typed, Value(expression, "", (), (), span))
    return Mark(span, typed, Value(expression, plain.root, plain.path, plain.filters, span))


def _not_plain(mark: Mark | None) -> bool:
    return mark is None or (isinstance(mark.inline, Value) and not mark.inline.root)


def _placeholder(number: int, length: int) -> str:
    high, low = divmod(number, _BASE)
    return (chr(_FIRST + high) + chr(_SECOND + low)).ljust(length, _FILLER)
