"""Words that are found by one another: perpanjangan, diperpanjang; pengumpulan, dikumpulkan.

The stems of Snowball, which indexes have, part such words: they do not take two prefixes off, nor
give back the letter that a prefix took (pengumpulan: kumpul). What is returned here is written
beside a word in an index, so that a reader who types the other one finds it. No dictionary is
asked; a form that does not exist finds nothing and harms nobody.
"""

import re
from collections.abc import Iterator
from typing import Final

_SHORTEST: Final = 7  # letters of a word that is taken apart
_ROOT: Final = 4
_POSSESSIVE: Final = re.compile("(?:nya|lah|kah)$")
_SUFFIX: Final = re.compile("(?:kan|an|i)$")
_PREFIX: Final = re.compile(
    "^(?:(?P<second>(?:di|mem|pem|ter)(?:per|ber))|per|ber|ter|di|ke|se|(?P<nasal>meny|peny|meng|peng|"
    "mem|pem|men|pen|me|pe))"
)
_TAKEN: Final = {"ng": "k", "n": "t"}  # before a vowel; Snowball gives p and s back
_VOWELS: Final = "aeiou"


def kin(word: str) -> tuple[str, ...]:
    """Return forms that are written beside a word in an index, in order; none of a short word."""
    low = word.lower()
    if len(low) < _SHORTEST or not low.isalpha():
        return ()
    whole = _POSSESSIVE.sub("", low)
    prefix = _PREFIX.match(whole)
    if prefix is None:
        return ()
    bare = _SUFFIX.sub("", whole[prefix.end() :])
    found: set[str] = set()
    for root in _roots(prefix, bare):
        if len(root) >= _ROOT:
            found.update(_forms(root, prefix[0], is_noun=whole.endswith("an")))
    return tuple(sorted(found - {low}))


def _roots(prefix: re.Match[str], bare: str) -> Iterator[str]:
    """Yield what may stand below a prefix: itself, and with the letter that the prefix took."""
    yield bare
    taken = _TAKEN.get((prefix["nasal"] or "")[2:])
    if taken and bare[:1] in _VOWELS:
        yield taken + bare


def _forms(root: str, prefix: str, *, is_noun: bool) -> Iterator[str]:
    """Yield the root, and what Snowball leaves of other words that are made of it."""
    yield root
    if root[0] in "kt" and root[1] in _VOWELS:
        yield root[1:]  # umpul, of pengumpulan
    if prefix == "per":
        yield f"diper{root}"  # perpanjang, of diperpanjang
    if is_noun and not root.endswith("i"):
        yield f"di{root}i"  # awasi, of mengawasi
