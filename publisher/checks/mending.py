"""The edits that mend a finding; no check of its own.

A quote of the front matter repeats words of the body to the letter, so both are edited or neither.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from publisher.checks.citations import cites
from publisher.checks.stretches import Stretch, labels
from publisher.model.circular import Circular, Path
from publisher.model.diagnostic import Edit, Fix
from publisher.model.source import Defect, Span

PLACES: Final = "places"
"""The fact in which a reader gives the stretches to be replaced: `120-122 140-142`."""

_BARE: Final = re.compile(r"[A-Za-z0-9][\w./#-]*(?: [\w./#-]+)*")
_NOT_BARE: Final = re.compile("[,:#{}\\[\\]&*\"'\\\\]")
_QUOTED: Final = re.compile("[\"'\\\\]")
_QUOTES: Final = "\"'"


def replacing(span: Span, text: str, *, safe: bool = False) -> Fix:
    """Return the fix that puts a text in place of a stretch of the file."""
    return Fix((Edit(span, text),), safe)


def at_places(defect: Defect, text: str, *, safe: bool = False) -> Fix | None:
    """Return the fix that puts a text at each place that a reader named, None where none is."""
    named = (place.split("-") for place in defect.facts.get(PLACES, "").split())
    spans = (Span(defect.span.path, int(start), int(end)) for start, end in named)
    edits = tuple(Edit(span, text) for span in spans)
    return Fix(edits, safe) if edits else None


def quoted(words: str) -> str:
    """Return words as a YAML text in quotation marks, on one line."""
    line = " ".join(words.split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def renamed(circular: Circular, span: Span, word: str, right: str) -> Fix | None:
    """Return the proposal of another word in the front matter, None where it is written oddly."""
    typed = circular.source.read(span)
    if not right or typed.strip(_QUOTES) != word or len(typed) - len(word) not in {0, 2}:
        return None
    bare = typed == word and _BARE.fullmatch(right)
    return replacing(span, right if bare else quoted(right))


def reworded(
    circular: Circular, stretch: Stretch, place: tuple[int, int], right: str, *, safe: bool = False
) -> Fix | None:
    """Return the fix that puts other words into the body; an empty place is an insertion.

    None where the words are not typed as they print, or where a quote has them in another way.
    """
    span = _typed_at(circular, stretch, place)
    if span is None:
        return None
    edits = [Edit(span, right)]
    words = stretch.text[slice(*place)].split()
    for path, quote in _quotes(circular, stretch):
        part = _shared(stretch.text, quote, place)
        if part is None:
            continue
        repeated = _requoted(circular, path, quote, (part, right))
        if repeated is None or quote[slice(*part)].split() != words:
            return None
        edits.append(repeated)
    return Fix(tuple(dict.fromkeys(edits)), safe)


def _typed_at(circular: Circular, stretch: Stretch, place: tuple[int, int]) -> Span | None:
    """Return where words stand in the source, None where other signs stand there."""
    start, end = place
    source = circular.source
    if start < end:
        span = stretch.span(start, end)
        same = source.read(span).split() == stretch.text[start:end].split()
        return span if same and stretch.is_typed(start, end) else None
    if start == 0:
        return None
    before = stretch.span(start - 1, start)
    typed = stretch.is_typed(start - 1, start)
    if typed and source.read(before) != stretch.text[start - 1 : start]:
        return None
    return Span(before.path, before.end, before.end)


def _quotes(circular: Circular, stretch: Stretch) -> Iterator[tuple[Path, str]]:
    """Yield the quotes that may have words of a stretch."""
    for path, cite in cites(circular):
        if cite.quote and cite.p in labels(stretch):
            yield (*path, "quote"), cite.quote


def _shared(text: str, quote: str, place: tuple[int, int]) -> tuple[int, int] | None:
    """Return the part of a quote that an edit of the text touches, None where it touches none.

    An insertion inside, and an edit that only begins or ends inside, gives an empty part.
    """
    words, offsets = _on_one_line(text)
    wanted, inner = _on_one_line(quote)
    start, end = place
    begin, stop = bisect_left(offsets, start), bisect_left(offsets, max(start, end - 1))
    nearest = max(0, begin - len(wanted))
    found = words.find(wanted, nearest, stop + len(wanted)) if wanted else -1
    while found >= 0:
        first, last = offsets[found], offsets[found + len(wanted) - 1] + 1
        if start < last and end > first:
            whole = start < end and first <= start and end <= last
            return (inner[begin - found], inner[stop - found] + 1) if whole else (0, 0)
        found = words.find(wanted, found + 1, stop + len(wanted))
    return None


@lru_cache(maxsize=8)
def _on_one_line(text: str) -> tuple[str, tuple[int, ...]]:
    """Return a text with single blanks, and the place of each of its signs."""
    signs: list[str] = []
    offsets: list[int] = []
    for word in re.finditer(r"\S+", text):
        if signs:
            signs.append(" ")
            offsets.append(word.start() - 1)
        signs += word[0]
        offsets += range(*word.span())
    return "".join(signs), tuple(offsets)


def _requoted(
    circular: Circular, path: Path, quote: str, change: tuple[tuple[int, int], str]
) -> Edit | None:
    """Return the edit of a whole quote, so that no two fixes change it at once.

    None where the part to be changed is empty, where YAML folds the quote, or where the new words
    would need signs to escape them.
    """
    (start, end), right = change
    span = circular.at(*path)
    typed = circular.source.read(span)
    lead = 1 if typed[:1] in _QUOTES and typed[:1] == typed[-1:] else 0
    if start == end or typed[lead : len(typed) - lead] != quote:
        return None
    if (_QUOTED if lead else _NOT_BARE).search(right):
        return None
    inner = Span(span.path, span.start + lead, span.end - lead)
    return Edit(inner, quote[:start] + right + quote[end:])
