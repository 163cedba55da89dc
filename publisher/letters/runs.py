"""From the inlines of the author to the runs of a letter, and the words that stay together."""

import re
from dataclasses import replace
from typing import Final

from publisher.indonesian.dates import MONTHS
from publisher.model.body import Emphasis, Inline, Reference, Strong, Text, Value
from publisher.model.letter import Line, Run, words

NO_BREAK: Final = "\u00a0"
_TOGETHER: Final = re.compile(
    # a year may begin a line, but is not left alone at the end of a paragraph
    rf"\b[0-9]{{1,2}} (?:{'|'.join(MONTHS)})\b(?: [0-9]{{4}}[.;]?\Z)?"
    r"|\b(?:Nomor|pukul) (?=[0-9])|\b[0-9]{2}\.[0-9]{2} WI(?:B|TA|T)\b",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"(?<=\S) (?=\S{1,14}\Z)")
_FEW: Final = 4  # words of a title that stand on one line


def runs(inlines: tuple[Inline, ...], *, strong: bool = False, emphasis: bool = False) -> Line:
    """Return the words as they print; an unresolved mark shows as it was typed."""
    result: list[Run] = []
    for inline in inlines:
        match inline:
            case Text(text):
                result.append(Run(text, strong, emphasis))
            case Strong(children):
                result.extend(runs(children, strong=True, emphasis=emphasis))
            case Emphasis(children):
                result.extend(runs(children, strong=strong, emphasis=True))
            case Value(text=None):
                result.append(Run("{{ " + inline.expression + " }}", strong, emphasis))
            case Value():
                result.append(Run(inline.text or "", strong, emphasis, inline.tag))
            case Reference():
                shown = f"[](#{inline.target})" if inline.text is None else inline.text
                result.append(Run(shown, strong, emphasis))
    return tuple(run for run in result if run.text)


def together(line: Line) -> Line:
    """Return the line with no-break blanks in dates, times and before numbers of letters."""
    text = words(line)
    blanks = {
        found.start() + place
        for found in _TOGETHER.finditer(text)
        for place, sign in enumerate(found[0])
        if sign == " "
    }
    return _joined(line, blanks)


def titled(line: Line) -> Line:
    """Return a title whose last word does not stand alone on its last line."""
    text = words(line)
    if len(text.split()) <= _FEW:
        return line
    found = _LAST.search(text)
    return together(_joined(line, {found.start()} if found else set()))


def _joined(line: Line, blanks: set[int]) -> Line:
    """Return the line with no-break blanks at the places of its text."""
    if not blanks:
        return line
    result: list[Run] = []
    start = 0
    for run in line:
        text = "".join(
            NO_BREAK if start + place in blanks else sign for place, sign in enumerate(run.text)
        )
        result.append(replace(run, text=text))
        start += len(run.text)
    return tuple(result)
