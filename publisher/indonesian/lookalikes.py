"""Letters of other alphabets that print like Latin ones: a word with one of them is not found, and
not the word it seems to be.
"""

import unicodedata
from collections.abc import Mapping
from typing import Final

LATIN: Final[Mapping[str, str]] = dict(
    zip(
        # Cyrillic, then Greek; only letters that nobody tells apart in print
        "\u0410\u0412\u0421\u0415\u041d\u0406\u0408\u041a\u041c\u041e\u0420\u0405\u0422\u0425\u04ae\u04c0\u050c\u051a"
        "\u0430\u0441\u0501\u0435\u04bb\u0456\u0458\u043e\u0440\u051b\u0455\u051d\u0445\u0443"
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf\u03bd\u03f2\u03f3",
        "ABCEHIJKMOPSTXYIGQ" + "acdehijopqswxy" + "ABEZHIKMNOPTYXovcj",
        strict=True,
    )
)
_LINES: Final[Mapping[str, str]] = {
    **dict.fromkeys("\u2044\u2215\u29f8\uff0f", "/"),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
}


def latin(word: str) -> str | None:
    """Return the Latin word that a word only looks like, None where it is what it seems."""
    if word.isascii() or not any(sign in LATIN for sign in word):
        return None
    rest = [sign for sign in word if sign not in LATIN]
    if any(not unicodedata.name(sign, "").startswith("LATIN") for sign in rest):
        return None  # a word of that alphabet
    if not rest and len(word) == 1:
        return None  # a sign of its own, as in a formula
    return "".join(LATIN.get(sign, sign) for sign in word)


def plain(number: str) -> str:
    """Return the number of a letter with the signs of a keyboard for those that look like them."""
    return "".join(_plain(sign) for sign in number)


def _plain(sign: str) -> str:
    if sign.isascii() or sign.isspace():
        return sign
    known = _LINES.get(sign) or LATIN.get(sign)
    normal = unicodedata.normalize("NFKC", sign)
    return known or (normal if normal.isascii() else sign)
