"""Words that are not the author's own: quotations and titles of other texts; no check."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final

_QUOTED: Final = (
    "\"[^\"\n]*\"|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019(?!\\w)|(?<!\\w)'[^'\n]*'(?!\\w)"
)
_TITLE: Final = (
    r"\b(?:Undang-Undang|Peraturan|Keputusan|Instruksi|Surat\s+Edaran)\b(?![^.;:]{0,3}\bini\b)"
    r"[^;:]{0,200}?\bNomor\b[^;:]{0,200}?\btentang\b[^;.]*"
)
_FOREIGN: Final = re.compile(f"{_QUOTED}|{_TITLE}", re.IGNORECASE)


@lru_cache(maxsize=8)
def foreign(text: str) -> tuple[tuple[int, int], ...]:
    """Return the parts of a text that repeat the words of another."""
    return tuple(found.span() for found in _FOREIGN.finditer(text))


def within(parts: tuple[tuple[int, int], ...], start: int, end: int) -> bool:
    """Tell whether a place lies in one of the parts."""
    index = bisect_right(parts, start, key=lambda part: part[0]) - 1
    return index >= 0 and end <= parts[index][1]
