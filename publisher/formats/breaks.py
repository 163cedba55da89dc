"""Runs parted where Typst and word processors would break a line at different places."""

import re
from itertools import groupby
from typing import Final

from publisher.model.letter import Line

LONGEST_WHOLE: Final = 40  # signs that fit a line, however deep the list
# Blanks, or signs up to where a word processor may break a line: a blank, a hyphen in a word.
_PIECES: Final = re.compile(r"\s+|\S+?(?=\s|$|(?<=\w-)\w)")
_CONTROL_BLANKS: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029]+")


def parted(line: Line, longest: int = LONGEST_WHOLE) -> list[list[str]]:
    """Return words with the letters of their looks; neighbours of one look are one run."""
    found: list[list[str]] = []
    for looks, runs in groupby(line, lambda run: "b" * run.strong + "i" * run.emphasis):
        # Typst draws tabs and line ends as nothing; between words they are blanks.
        text = "".join(_CONTROL_BLANKS.sub(" ", run.text) for run in runs)
        found += _whole(text, looks, longest)
    return found


def _whole(text: str, looks: str, longest: int) -> list[list[str]]:
    """Part off the pieces that Typst would break elsewhere than word processors do, marked "w".

    They keep `800/11/SE` together and part `COVID-19`; Typst does the reverse. A piece marked so
    is never broken, but may be parted from its neighbours. One longer than a line stays as it is.
    """
    parts: list[tuple[int, str]] = []  # where each begins; it ends where the next one does
    for found in _PIECES.finditer(text):
        piece, following = found[0], text[found.end() : found.end() + 1]
        other = "/" in piece or (piece.endswith("-") and following.isdigit())
        kind = looks + "w" * (other and len(piece) <= longest)
        if not parts or not parts[-1][1] == kind == looks:
            parts.append((found.start(), kind))
    ends = [start for start, _ in parts[1:]] + [len(text)]
    return [[text[start:end], kind] for (start, kind), end in zip(parts, ends, strict=True)]
