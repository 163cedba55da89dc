"""Counters of lists and sections, and how a label is cited in a sentence.

Letters after z are aa, ab, ac. Word counts aa, bb, cc, so a format that lets Word count must not
have more than 26 lettered items.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from publisher.model.profile import Forms

_ROMAN: Final = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD")),
    *((100, "C"), (90, "XC"), (50, "L"), (40, "XL")),
    *((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
_COUNTER: Final = re.compile(r"[1AaIi]")
_APPENDIX: Final = re.compile(r"lampiran([0-9]*)")
_TABLE: Final = re.compile(r"t([0-9]+)")
_WHOLE: Final = {"pembuka": "pembukaan", "penutup": "penutup"}
_NAMES: Final = {"1": "angka", "A": "huruf", "a": "huruf", "I": "angka romawi", "i": "angka romawi"}


def letters(number: int) -> str:
    """Return a, b, ..., z, aa, ab for 1, 2, ..., 26, 27, 28."""
    _refuse_below_one(number)
    result = ""
    while number:
        number, place = divmod(number - 1, 26)
        result = chr(ord("a") + place) + result
    return result


def roman(number: int) -> str:
    """Return a number in Roman capitals."""
    _refuse_below_one(number)
    result = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        result += sign * count
    return result


def counter(level: int, number: int) -> str:
    """Return the counter of a label at a level of lists: figures at 0 and 2, letters at 1 and 3."""
    return letters(number) if level % 2 else str(number)


def marker(form: str, number: int) -> str:
    """Return what stands before an item; `form` is that of the first: "A.", "1)", "(a)", "I."."""
    if form == "none":
        return ""
    found = _COUNTER.search(form)
    if found is None:  # a dash or a tick
        return form
    written = _WRITERS[found[0]](number)
    return form[: found.start()] + written + form[found.end() :]


def citation(label: str, forms: Forms | None = None) -> str:
    """Return a label in words: "huruf D angka 1 huruf a" for "D.1.a", "Lampiran II tabel 1".

    Labels count sections by capitals and lists by figures and letters; where a letter prints other
    counters, `forms` says which, and the words name these.
    """
    printed = forms or Forms()
    words: list[str] = []
    level = 0
    in_table = False
    for place, part in enumerate(label.split(".")):
        if place == 0 and (whole := _cited_whole(part)):
            words.append(whole)
        elif table := _TABLE.fullmatch(part):
            in_table = True
            words.append(f"tabel {table[1]}")
        elif in_table:
            words.append(f"baris {part}")
        elif part.isupper():
            words.append(_counted(printed.section, part))
        else:
            words.append(_counted(printed.levels[min(level, len(printed.levels) - 1)], part))
            level += 1
    return " ".join(words)


def _counted(form: str, part: str) -> str:
    """Return a counter of a label as a form prints it, by name: "huruf a", "angka romawi V"."""
    found = _COUNTER.search(form)
    if found is None:  # a dash, or nothing: only the label tells them apart
        return f"angka {part}" if part.isdecimal() else f"huruf {part}"
    return f"{_NAMES[found[0]]} {_WRITERS[found[0]](_number(part))}"


def _number(part: str) -> int:
    """Return the number of a counter: 3 for "3", "c" and "C", 28 for "ab"."""
    if part.isdecimal():
        return int(part)
    number = 0
    for letter in part.lower():
        number = number * 26 + ord(letter) - ord("a") + 1
    return number


def _cited_whole(part: str) -> str:
    appendix = _APPENDIX.fullmatch(part)
    if appendix is None:
        return _WHOLE.get(part, "")
    return f"Lampiran {roman(int(appendix[1]))}" if appendix[1] else "Lampiran"


def _refuse_below_one(number: int) -> None:
    if number < 1:
        message = f"counters begin at one, not at {number}"
        raise ValueError(message)


_WRITERS: Final[Mapping[str, Callable[[int], str]]] = {
    "1": str,
    "A": lambda number: letters(number).upper(),
    "a": letters,
    "I": roman,
    "i": lambda number: roman(number).lower(),
}
