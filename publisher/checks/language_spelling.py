"""Words are spelled as EYD has them; words of others, and foreign ones, stay as they are."""

from collections.abc import Iterator
from typing import Final

from publisher.checks.quotations import foreign, within
from publisher.checks.stretches import Stretch, stretches
from publisher.checks.wording import shown
from publisher.indonesian.spelling import Misspelling, find_misspellings
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        words = tuple(find_misspellings(stretch.text))
        parts = foreign(stretch.text) if words else ()
        for word in words:
            start, end = word.start, word.end
            own = stretch.is_typed(start, end) and not stretch.is_slanted(start, end)
            if own and not within(parts, start, end):
                yield _finding(stretch, word)


def _finding(stretch: Stretch, word: Misspelling) -> Diagnostic:
    typed = shown(stretch.text[word.start : word.end])
    return Diagnostic(
        "language-spelling",
        Label(f'"{typed}" bukan ejaan baku (EYD)', f'"{typed}" is not the standard spelling'),
        stretch.span(word.start, word.end),
        Severity.WARNING,
        hint=Label(f'tulis "{word.right}"', f'write "{word.right}"'),
    )


CHECK: Final = CircularCheck("language-spelling", _run)
