"""Words are spelled as EYD has them; words of others, and foreign ones, stay as they are."""

import re
from collections.abc import Iterator
from typing import Final

from publisher.checks.mending import reworded
from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, stretches
from publisher.indonesian.spelling import Misspelling, find_misspellings, is_name
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_SENTENCE: Final = re.compile(r"(?:\A|[.:;!?])\s*\Z")
_CAPITAL_BEFORE: Final = re.compile(r"\b[^\W\d_a-z]\w*\s+\Z")
_CAPITAL_AFTER: Final = re.compile(r"\s+[^\W\d_a-z]")
_NEAR: Final = 60


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        words = tuple(find_misspellings(stretch.text))
        parts = foreign(stretch.text) if words else ()
        for word in words:
            start, end = word.start, word.end
            own = stretch.is_typed(start, end) and not stretch.is_slanted(start, end)
            if own and not within(parts, start, end):
                yield _finding(circular, stretch, word)


def _finding(circular: Circular, stretch: Stretch, word: Misspelling) -> Diagnostic:
    typed = shown(stretch.text[word.start : word.end])
    place = (word.start, word.end)
    return Diagnostic(
        "language-spelling",
        Label(f'"{typed}" bukan ejaan baku (EYD)', f'"{typed}" is not the standard spelling'),
        stretch.span(word.start, word.end),
        Severity.WARNING,
        hint=Label(f'tulis "{word.right}"', f'write "{word.right}"'),
        fix=reworded(circular, stretch, place, word.right, safe=not _is_named(stretch, word)),
    )


def _is_named(stretch: Stretch, word: Misspelling) -> bool:
    """Tell whether a word may be part of a name, such as that of a firm: "Koperasi Kerjasama"."""
    text, start = stretch.text, word.start
    if not text[start].isupper() or stretch.kind == "heading" or is_name(word.right):
        return False
    before = text[max(0, start - _NEAR) : start]
    led = not _SENTENCE.search(before) and _CAPITAL_BEFORE.search(before)
    return bool(led or _CAPITAL_AFTER.match(text, word.end))


CHECK: Final = CircularCheck("language-spelling", _run)
