"""Where one Indonesian sentence ends and the next begins, for a source with a sentence a line.

Careful rather than complete: a sentence that is not told apart makes a long line, one that is cut
in its middle makes a bad one. A full stop ends none after an abbreviation, an initial or letters
with stops between (a.n., M.Si.), nor inside quotation marks and parentheses.
"""

import re
from typing import Final

_END: Final = re.compile(r"(?P<stops>[.!?]+)[)\]\"'”’»*_]* ")
# What a line may begin with: nothing that Markdown, or a careful reader of it, takes for a list, a
# table or a heading. A reference prints "huruf a", so no sentence begins with one.
_START: Final = re.compile(
    r"[(\"'“‘«*_]{0,3}(?:\{\{|[A-Z](?![.)])|[0-9]+(?![0-9])(?![.)](?![0-9])))"
)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]+\.){2,}|[^\W\d_]\.")
_OPENING: Final = "(\"'“‘«*_["
_PAIRS: Final = (("(", ")"), ("“", "”"), ("«", "»"))
# In small letters, without the stop; those that often end a sentence (dll., dst.) are not here.
_ABBREVIATIONS: Final = frozenset(
    (
        # titles, ranks and forms of address
        *("prof", "dr", "drg", "drh", "drs", "dra", "ir", "hj", "kh", "st", "gus", "sdr", "sdri"),
        *("bpk", "yth", "tn", "ny", "nn", "alm", "almh", "muh", "moh", "abd", "jend", "letjen"),
        *("mayjen", "brigjen", "kol", "letkol", "kapt", "lettu", "letda", "kombes", "kompol"),
        # acting officials and those signed for
        *("an", "ub", "up", "plt", "plh", "pj", "pjs", "cq", "ttd"),
        # numbers, places in texts, dates
        *("no", "nmr", "tgl", "hlm", "hal", "ps", "psl", "ay", "lamp", "vol", "ed", "cet", "jo"),
        *("vs", "th", "thn", "kep", "per", "jan", "feb", "mar", "apr", "jun", "jul", "agt", "agu"),
        *("ags", "sep", "sept", "okt", "nov", "des"),
        # addresses
        *("jl", "jln", "gg", "ds", "dsn", "kel", "kec", "kab", "prov", "rt", "rw", "tel", "telp"),
        *("fax", "faks"),
        # words of a text
        *("mis", "lih", "lht", "bdk", "red", "maks", "min", "ket"),
    )
)


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences of a text whose blanks are single; joined by blanks they are it."""
    outside = _outside(text)
    found: list[str] = []
    start = 0
    for match in _END.finditer(text):
        if outside[match.end() - 1] and _splits(text, match):
            found.append(text[start : match.end() - 1])
            start = match.end()
    return (*found, text[start:])


def _splits(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence ends here, as far as the words beside the place say."""
    if not _START.match(text, match.end()):
        return False
    if match["stops"] != ".":
        return True
    start = text.rfind(" ", 0, match.start()) + 1
    word = text[start : match.end("stops")].lstrip(_OPENING)
    return not (_INITIALS.fullmatch(word) or word[:-1].lower() in _ABBREVIATIONS)


def _outside(text: str) -> list[bool]:
    """Return for every sign whether no quotation mark and no parenthesis is open before it.

    Signs that do not pair off in the text open nothing: nobody knows where they end.
    """
    outside = [True] * len(text)
    if '"' in text and text.count('"') % 2 == 0:
        _close(outside, text, '"', '"')
    for opening, closing in _PAIRS:
        if opening in text:
            _close(outside, text, opening, closing)
    return outside


def _close(outside: list[bool], text: str, opening: str, closing: str) -> None:
    """Mark what stands between a sign and the one that closes it."""
    opened: list[int] = []
    for place, sign in enumerate(text):
        if sign == closing and opened:  # "1)" closes nothing
            first = opened.pop()
            if not opened:
                outside[first + 1 : place + 1] = [False] * (place - first)
        elif sign == opening:
            opened.append(place)
