"""Numbers in figures and in words (terbilang), read and written the Indonesian way.

A dot groups thousands, a comma begins the decimals: `1.100,5`. What writes raises ValueError
where it is given no number; what reads returns None.
"""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

Number = int | float | Decimal | str

_DIGITS: Final = (
    *("nol", "satu", "dua", "tiga", "empat"),
    *("lima", "enam", "tujuh", "delapan", "sembilan"),
)
_SCALES: Final = (
    (10**12, "triliun"),
    (10**9, "miliar"),
    (10**6, "juta"),
    (10**3, "ribu"),
)
_FIGURES: Final = re.compile(r"([-\u2212]?)([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)(?:,([0-9]+))?")
_MOST_FIGURES: Final = 100  # nobody says a longer number; Python refuses to read some thousand
_FRACTION: Final = re.compile(r"([0-9]{1,15})/([0-9]{1,15})")
_DURATION: Final = re.compile(r"P((?:[0-9]{1,9}[YMWD])*)(?:T((?:[0-9]{1,9}[HMS])+))?")
_DATE_UNITS: Final = {"Y": "tahun", "M": "bulan", "W": "minggu", "D": "hari"}
_TIME_UNITS: Final = {"H": "jam", "M": "menit", "S": "detik"}

_ONE_TO_NINE: Final = "|".join(_DIGITS[1:])
_BELOW_THOUSAND: Final = re.compile(
    rf"(?:(?P<hundreds>{_ONE_TO_NINE}) ratus ?)?"
    rf"(?:(?P<teen>{_ONE_TO_NINE}) belas|(?:(?P<tens>{_ONE_TO_NINE}) puluh ?)?"
    rf"(?P<ones>{_ONE_TO_NINE})?)"
)
_MOST_WORDS: Final = 100  # of a number without decimals; 10**15 - 1 has 29
_RANKS: Final = "belas|puluh|ratus|ribu|juta|miliar|triliun"
_GLUED: Final = re.compile(rf"\b(se|{_ONE_TO_NINE})({_RANKS})\b")
_VARIANTS: Final = {
    "milyar": "miliar",
    "milyard": "miliar",
    "triliyun": "triliun",
    "trilyun": "triliun",
    "kosong": "nol",
    "min": "minus",
    "negatif": "minus",
}
_SHARES: Final = {
    "setengah": Decimal("0.5"),
    "seperempat": Decimal("0.25"),
    "tiga perempat": Decimal("0.75"),
}


def spelled(number: Number) -> str:
    """Return a number in words: "dua belas koma lima nol" for "12,50", "setengah" for "1/2"."""
    if isinstance(number, str) and (parts := _FRACTION.fullmatch(number.strip())):
        return _share(int(parts[1]), int(parts[2]))
    sign, whole, decimals = _taken_apart(number)
    words = [*(["minus"] if sign else []), _whole_in_words(int(whole))]
    if decimals:
        words += ["koma", *(_DIGITS[int(digit)] for digit in decimals)]
    return " ".join(words)


def ordinal(number: int) -> str:
    """Return the place in a row: pertama, kedua, kesebelas."""
    if number < 0:
        message = f"no place in a row: {number}"
        raise ValueError(message)
    return "pertama" if number == 1 else "ke" + _whole_in_words(number)


def digits(number: Number) -> str:
    """Return a number in figures, with a dot at the thousands and a decimal comma."""
    if type(number) is int:  # nearly all there are
        return f"{number:,}".replace(",", ".")
    sign, whole, decimals = _taken_apart(number)
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{sign}{grouped},{decimals}" if decimals else sign + grouped


def counted(number: Number) -> str:
    """Return a number in figures and words: "4 (empat)"."""
    return f"{digits(number)} ({spelled(number)})"


def percent(number: Number) -> str:
    """Return a share in figures and words: "30% (tiga puluh persen)"."""
    return f"{digits(number)}% ({spelled(number)} persen)"


def read_duration(text: str) -> tuple[tuple[int, str], ...] | None:
    """Return the parts of an ISO 8601 duration with their units, None where it is none."""
    found = _DURATION.fullmatch(text)
    if found is None:
        return None
    parts: list[tuple[int, str]] = []
    for written, units in ((found[1], _DATE_UNITS), (found[2] or "", _TIME_UNITS)):
        parts += [(int(n), units[unit]) for n, unit in re.findall(r"([0-9]+)([A-Z])", written)]
    return tuple(parts) or None


def duration(text: str) -> str:
    """Return an ISO 8601 duration in figures and words: "1 (satu) minggu" for "P1W"."""
    parts = read_duration(text)
    if parts is None:
        message = f"no duration: {text!r}"
        raise ValueError(message)
    return " ".join(f"{counted(number)} {unit}" for number, unit in parts)


def listed(words: Sequence[str]) -> str:
    """Return words in a row: "a", "a dan b", "a, b, dan c"."""
    if len(words) < 3:
        return " dan ".join(words)
    return ", ".join(words[:-1]) + ", dan " + words[-1]


def read_digits(text: str) -> Decimal | None:
    """Return the number that figures mean; None for what has two readings, as "1.5".

    None, too, for what is too long to be said.
    """
    found = _FIGURES.fullmatch(text.strip())
    if found is None or len(found[0]) > _MOST_FIGURES:
        return None
    sign = "-" if found[1] else ""
    return Decimal(f"{sign}{found[2].replace('.', '')}.{found[3] or ''}".removesuffix("."))


def read_spelled(words: str) -> Decimal | None:
    """Return the number that words mean, None where they mean none.

    Wider than what `spelled` writes: "satu juta satu ribu", "limabelas", "milyar", "min".
    """
    known = [_VARIANTS.get(word, word) for word in words.lower().split()]
    if known and known[0] == "minus":
        amount = _read_unsigned(known[1:])
        return None if amount is None else amount.copy_negate()
    return _read_unsigned(known)


def _share(numerator: int, denominator: int) -> str:
    if numerator < 1 or denominator < 2:
        message = f"no fraction: {numerator}/{denominator}"
        raise ValueError(message)
    if (numerator, denominator) == (1, 2):
        return "setengah"
    part = "per" + _whole_in_words(denominator)
    return "se" + part if numerator == 1 else f"{_whole_in_words(numerator)} {part}"


def _taken_apart(number: Number) -> tuple[str, str, str]:
    """Return sign, whole part and decimals; zeros at the end are as given."""
    if isinstance(number, str):
        exact = read_digits(number)
    else:
        try:
            exact = Decimal(str(number))
        except InvalidOperation:  # str() of True and False
            exact = None
    if exact is None or not exact.is_finite():
        message = f"no number: {number!r}"
        raise ValueError(message)
    # copy_abs, because abs() rounds to the precision of the context
    whole, _, decimals = f"{exact.copy_abs():f}".partition(".")
    return "-" if exact < 0 else "", whole, decimals


def _whole_in_words(number: int) -> str:
    """Return a whole number in words; past the triliun they are counted: "seribu triliun"."""
    for scale, name in _SCALES:
        if number >= scale:
            head = "seribu" if number // scale == 1 and name == "ribu" else None
            head = head or f"{_whole_in_words(number // scale)} {name}"
            rest = number % scale
            return f"{head} {_whole_in_words(rest)}" if rest else head
    return _below_thousand_in_words(number)


def _below_thousand_in_words(number: int) -> str:
    if number < 10:
        return _DIGITS[number]
    if number in {10, 11, 100}:
        return {10: "sepuluh", 11: "sebelas", 100: "seratus"}[number]
    if number < 20:
        return f"{_DIGITS[number - 10]} belas"
    scale, name = (10, "puluh") if number < 100 else (100, "ratus")
    head = "seratus" if number // scale == 1 else f"{_DIGITS[number // scale]} {name}"
    rest = number % scale
    return f"{head} {_below_thousand_in_words(rest)}" if rest else head


def _read_unsigned(words: list[str]) -> Decimal | None:
    if (share := _SHARES.get(" ".join(words))) is not None:
        return share
    if "koma" not in words:
        return _read_with_half(words)
    comma = words.index("koma")
    whole, decimals = _read_whole(words[:comma]), _read_decimals(words[comma + 1 :])
    return None if whole is None or not decimals else Decimal(f"{whole}.{decimals}")


def _read_with_half(words: list[str]) -> Decimal | None:
    half = len(words) > 1 and words[-1] == "setengah"
    whole = _read_whole(words[:-1] if half else words)
    if whole is None:
        return None
    return Decimal(whole) + _SHARES["setengah"] if half else Decimal(whole)


def _read_decimals(words: list[str]) -> str:
    """Return decimals digit by digit, or as many people say them: "koma dua puluh lima"."""
    if words and all(word in _DIGITS for word in words):
        return "".join(str(_DIGITS.index(word)) for word in words)
    whole = _read_whole(words)
    return "" if whole is None else str(whole)


def _read_whole(words: list[str]) -> int | None:
    if words == ["nol"]:
        return 0
    if len(words) > _MOST_WORDS:
        return None
    # "seribu" and "limabelas" are taken apart, so that one grammar reads all
    text = _GLUED.sub(
        lambda found: f"{'satu' if found[1] == 'se' else found[1]} {found[2]}", " ".join(words)
    )
    return _read_scaled(text.split())


def _read_scaled(words: list[str]) -> int | None:
    for scale, name in _SCALES:
        if name not in words:
            continue
        at = len(words) - 1 - words[::-1].index(name)
        head = _read_scaled(words[:at])
        tail = _read_scaled(words[at + 1 :]) if words[at + 1 :] else 0
        if head is None or tail is None or tail >= scale:
            return None
        # only triliun are counted past a thousand
        return head * scale + tail if head < 1000 or name == "triliun" else None
    return _read_below_thousand(" ".join(words))


def _read_below_thousand(text: str) -> int | None:
    found = _BELOW_THOUSAND.fullmatch(text)
    if not text or text.endswith(" ") or found is None:
        return None
    value = {part: _DIGITS.index(word) if word else 0 for part, word in found.groupdict().items()}
    teen = value["teen"] + 10 if value["teen"] else 0
    return value["hundreds"] * 100 + value["tens"] * 10 + value["ones"] + teen
