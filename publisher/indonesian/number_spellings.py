"""The spellings of a letter's number for an index that knows words only, no signs between them.

`800/1102 /VII` is typed `800/1102/VII`, `800 / 1102`, `1102/VII`, `800/01102`. A word index drops
the signs and takes a blank for the end of a word, so each run of the parts of a number is a word
of its own: `8001102VII`, `8001102`, `1102VII`, `1102`. What a reader types becomes one word too:
see `templates/portal/search.js`, which a test compares with this.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from publisher.indonesian.letter_number import key, match_key, parse

_PARTS: Final = re.compile("[/ -]")  # a code `800.1.6.2` is one part
_SIGNS: Final = re.compile(r"[\W_]")
_ZEROS: Final = re.compile("(?<![0-9])0+(?=[0-9])")
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_LOOKALIKES: Final = str.maketrans("OIL", "011")


def spellings(number: str, year: int | None) -> tuple[str, ...]:
    """Return the words that a number is found by, in order; the year is that of its circular.

    Each run of its parts that names a code or a sequence, and number and year alone, as people
    cite (`41 Tahun 2026`): as written, and as numbers look alike.
    """
    parts = [part for part in _PARTS.split(match_key(number, year)) if _SIGNS.sub("", part)]
    runs = {"/".join(run) for run in _runs(parts)}
    known = parse(number)
    cited = known.year or year
    if known.sequence and cited:
        runs.add(f"{known.sequence}/{cited}")
    return tuple(sorted({word(run) for run in runs} | {near_word(run) for run in runs}))


def word(typed: str) -> str:
    """Return a number, or a part of one, as the word that an index has for it."""
    return _SIGNS.sub("", key(typed))


def near_word(typed: str) -> str:
    """Return the word of all numbers that look alike: O is 0, I and L are 1, no leading zeros."""
    return _SIGNS.sub("", _ZEROS.sub("", key(typed).translate(_LOOKALIKES)))


def _runs(parts: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the runs from the beginning, and those in which a number stands that is no year."""
    for first in range(len(parts)):
        for last in range(first + 1, len(parts) + 1):
            run = parts[first:last]
            told = (part for part in run if part[0].isdigit() and not _YEAR.fullmatch(part))
            if first == 0 or any(told):
                yield run
