"""Which signs the letter can print, and the words of a circular after escapes are read; no check.

The table was made from the `cmap` of `templates/base/fonts/LiberationSans-Regular.ttf`, the font
that stands in for every sign another lacks, without control, format and private signs and without
letters written from right to left and their points, on which the PDF engine breaks down. Marks that
sit on letters are left out too: what is copied or read aloud from a PDF has such a letter twice. A
letter that Unicode has as one sign (`é`) is no such thing. A test compares both.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import Final

from publisher.checks.stretches import stretches
from publisher.model.circular import Circular
from publisher.model.source import Span

COVERED: Final = """
0020-007E 00A0-00AC 00AE-02FF 0374-0375 037A-037E 0384-038A 038C 038E-03A1 03A3-03CE 03D0-0482
048A-0513 051A-051D 1D00-1DBF 1E00-1E9B 1E9E 1EA0-1EF9 1F00-1F15 1F18-1F1D 1F20-1F45 1F48-1F4D
1F50-1F57 1F59 1F5B 1F5D 1F5F-1F7D 1F80-1FB4 1FB6-1FC4 1FC6-1FD3 1FD6-1FDB 1FDD-1FEF 1FF2-1FF4
1FF6-1FFE 2000-200A 2010 2012-2022 2026 202F-2030 2032-2034 2039-203A 203C 203E 2044 205E
2074-2079 207F-2089 2090-2094 20A0-20B5 20BF 2105 2113 2116-2117 2122 2126 212E 214D-214E
2153-2154 215B-215E 2184 2190-2195 21A8 21D4 2202 2206 220F 2211-2212 2215 2219-221A 221E-221F
2229 222B 2248 2260-2262 2264-2265 2302 2310 2320-2321 2500 2502 250C 2510 2514 2518 251C 2524
252C 2534 253C 2550-256C 2580 2584 2588 258C 2590-2593 25A0-25A1 25AA-25AC 25B2 25BA 25BC 25C4
25CA-25CC 25CF-25D9 25E6 263A-263C 263F-2647 2660 2663 2665-2666 2669-266C 266F 2C60-2C6D
2C71-2C77 2E17 A717-A721 A788-A78C FB01-FB02 FFFC
"""
# Blanks and signs without a width need no glyph; `language-invisible` speaks of them.
_NEEDS_NONE: Final = (
    "\t\n\u00a0\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2000-\u200d"
    "\u2028\u2029\u202f\u205f-\u2064\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0100-\U000e01ef"
)
# A hyphen that does not break is drawn as U+2010 where a font has no glyph of its own.
_DRAWN_OTHERWISE: Final = "\u2011"
# Signs whose capitals no font has, or only with a mark; titles and offices print in capitals.
CAPITAL_MISSING: Final = (
    "\u01f0\u023f\u0240\u0250\u0252\u025c\u0261\u0265\u0266\u026a\u026c\u0271\u0282\u0287"
    "\u029d\u029e\u0390\u03b0\u03d7\u03f3\u1d79\u1d8e\u1e96\u1e97\u1e98\u1e99\u1f50\u1f52"
    "\u1f54\u1f56\u1fb6\u1fb7\u1fc6\u1fc7\u1fd2\u1fd3\u1fd6\u1fd7\u1fe2\u1fe3\u1fe4\u1fe6"
    "\u1fe7\u1ff6\u1ff7\u214e\u2184"
)
Place = Callable[[int, int], Span]


def _ranges() -> str:
    """Return the table as the inside of a class of signs."""
    parts = (part.split("-") for part in COVERED.split())
    return "".join("-".join(re.escape(chr(int(end, base=16))) for end in ends) for ends in parts)


UNPRINTABLE: Final = re.compile(
    f"[^{_ranges()}{_NEEDS_NONE}{_DRAWN_OTHERWISE}]|[{CAPITAL_MISSING}]"
)


def escaped(
    circular: Circular, wanted: re.Pattern[str], said: Mapping[str, list[int]]
) -> Iterator[tuple[Span, str]]:
    """Yield place and words of what only an escape or entity brings into a circular, once each.

    `said` holds, by sign, the sorted offsets of those that are typed and spoken of already.
    """
    met: set[str] = set()  # in the data; a mark of the body may print them again
    for text, place in _values(circular):
        for match in wanted.finditer(text):
            met.update(match[0])
            span = place(*match.span())
            if not _is_said(match[0][0], span, said):
                yield span, match[0]
    for text, place in _words(circular):
        for match in wanted.finditer(text):
            span = place(*match.span())
            if match[0][0] not in met and not _is_said(match[0][0], span, said):
                yield span, match[0]


def _is_said(sign: str, span: Span, said: Mapping[str, list[int]]) -> bool:
    typed = said.get(sign, [])
    index = bisect_left(typed, span.start)
    return index < len(typed) and typed[index] < span.end


def is_printable(circular: Circular) -> bool:
    """Tell whether the letter has a glyph for every sign of the circular."""
    every = chain(_values(circular), _words(circular))
    return not any(UNPRINTABLE.search(text) for text, _ in every)


def _words(circular: Circular) -> Iterator[tuple[str, Place]]:
    for stretch in stretches(circular):
        if not stretch.text.isascii() or not stretch.text.isprintable():
            yield stretch.text, stretch.span


def _values(circular: Circular) -> Iterator[tuple[str, Place]]:
    for path, text in circular.texts:
        if not text.isascii() or not text.isprintable():
            yield text, _whole(circular.at(*path))


def _whole(span: Span) -> Place:
    """Return the whole value as the place of any of its signs."""
    return lambda _start, _end: span
