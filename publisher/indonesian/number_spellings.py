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
_CALLED: Final = re.compile(r"\s*(?:SE|Surat\s+Edaran)\s+(?=\S)", re.IGNORECASE)
_AROUND: Final = " \t\r\n.,;:\"'\u201c\u201d\u2018\u2019"
# What parts a number, in any spelling; other signs are kept, or a forged number would be the real.
_STEPS: Final = re.compile(r"[0-9]+|[^\W0-9_]+|[^\w\s./,:;&()-]")
_LOOKALIKES: Final = str.maketrans("OIL", "011")


def spellings(number: str, year: int | None) -> tuple[str, ...]:
    """Return the words that a number is found by, in order; the year is that of its circular.

    Each run of its parts that names a code or a sequence, and number and year alone, as people
    cite (`41 Tahun 2026`): as written, and as numbers look alike.
    """
    parts = [part for part in _PARTS.split(match_key(number, year)) if _SIGNS.sub("", part)]
    whole = {"/".join(one) for one in _runs(parts)}
    known = parse(number)
    cited = known.year or year
    if known.sequence and cited:
        whole.add(f"{known.sequence}/{cited}")
    return tuple(sorted({word(one) for one in whole} | {near_word(one) for one in whole}))


def bare(typed: str) -> str:
    """Return what was typed without what is no part of a number: SE Nomor 12/2026."""
    return _CALLED.sub("", typed.strip(_AROUND), count=1).strip(_AROUND)


def same_key(number: str) -> str:
    """Return the form in which one number is equal to itself, whatever parts its figures.

    Leading zeros are dropped and all signs between parts are one. Letters stay letters, unlike in
    what merely looks alike. A place that is blank, like one of a sequence, stays so.
    """
    written = key(number)
    if "" in written.split("/"):
        return written
    return "/".join(step.lstrip("0") or "0" for step in _STEPS.findall(written))


def runs(number: str, year: int | None) -> str:
    """Return what parts of a number are looked for in, as they look alike; see `run`."""
    known = parse(number)
    cited = f"{known.sequence}/{known.year or year}" if known.sequence else ""
    return f"{_parted(match_key(number, year))}{_parted(cited)}"


def run(typed: str) -> str:
    """Return what was typed as it stands in `runs`; nothing where no number but a year is told."""
    parts = _PARTS.split(key(typed))
    return _parted(key(typed)) if any(_is_telling(part) for part in parts) else ""


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
            taken = parts[first:last]
            if first == 0 or any(_is_telling(part) for part in taken):
                yield taken


def _is_telling(part: str) -> bool:
    return part[:1].isdigit() and not _YEAR.fullmatch(part)


def _parted(written: str) -> str:
    """Return parts as they look alike, between signs that belong to no other part."""
    alike = _ZEROS.sub("", written.translate(_LOOKALIKES))
    return f"/{'/'.join(part for part in _PARTS.split(alike) if _SIGNS.sub('', part))}/"
