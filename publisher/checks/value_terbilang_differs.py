"""A number in figures and the same number in words agree, and figures have one reading only.

A share typed without words is warned of where the paragraph has not said it in words before.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from publisher.checks.mending import reworded
from publisher.checks.stretches import Stretch, stretches
from publisher.indonesian.numerals import digits, percent, read_digits, read_spelled, spelled
from publisher.model.check import CircularCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.label import Label
from publisher.wording.values import shown

_Mended = tuple[Diagnostic, tuple[int, int], str]

_FIGURE: Final = re.compile(
    r"(?:(?<![\w/:.,\-\u2013\u2212])|(?<=\bRp)|(?<=\bRp\s))"
    r"(?P<number>[0-9]+(?:[.,][0-9]+)*)(?:,-)?\s*(?P<percent>%|persen\b)?"
    r"(?:\s*\(\s*(?P<words>[A-Za-z][A-Za-z \n]{2,160}?)\s*\))?",
    re.IGNORECASE,
)
_CLOSING: Final = re.compile(r"\s+(?:persen|per\s?seratus|rupiah)\Z")
_PERCENT_AFTER: Final = re.compile(r"\s*(?:%|persen\b)", re.IGNORECASE)
_CLOCK_BEFORE: Final = re.compile(r"\b(?:pukul|jam)\s+\Z", re.IGNORECASE)
_TWO_READINGS: Final = re.compile(r"[0-9]{1,15}\.[0-9]{1,15}")
# The words of which numbers are made; words in brackets that have another are no number.
_NUMBER_WORD: Final = re.compile(
    r"(?:se|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)?"
    r"(?:belas|puluh|ratus|ribu|juta|miliar|milyar|triliun)"
    r"|nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|koma|setengah|seperempat"
)


def _run(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    for stretch in stretches(circular):
        said: set[Decimal] = set()
        for found in _FIGURE.finditer(stretch.text):
            for finding, place, right in _of_figure(stretch, found, said):
                fix = reworded(circular, stretch, place, right) if right else None
                yield replace(finding, fix=fix)


def _of_figure(stretch: Stretch, found: re.Match[str], said: set[Decimal]) -> Iterator[_Mended]:
    """Yield findings, each with a place in the stretch and the words that should stand there."""
    words = _in_words(found["words"])
    is_share = bool(found["percent"] or (words and _PERCENT_AFTER.match(stretch.text, found.end())))
    if not words and not is_share:
        return
    end = found.end() if words else found.end("percent")
    if _printed_as_one(stretch, found.start(), end):
        said.update(number for number in (read_digits(found["number"]),) if number is not None)
        return
    number = read_digits(found["number"])
    if number is None:
        if not _CLOCK_BEFORE.search(stretch.text[max(0, found.start() - 16) : found.start()]):
            yield from ((one, (0, 0), "") for one in _two_readings(stretch, found))
    elif words and read_spelled(words) != number:
        closing = _CLOSING.search(" ".join(found["words"].lower().split()))
        right = spelled(found["number"]) + (closing[0] if closing else "")
        yield _other_words(stretch, found, number), found.span("words"), right
    elif words:
        said.add(number)
    elif number not in said and stretch.kind not in {"cell", "heading", "appendix"}:
        said.add(number)
        place = (found.start("number"), found.end("percent"))
        yield _no_words(stretch, found, number), place, percent(number)


def _in_words(typed: str | None) -> str:
    """Return the words in brackets where they are a number and nothing else, else ""."""
    words = _CLOSING.sub("", " ".join((typed or "").lower().split()))
    return words if all(_NUMBER_WORD.fullmatch(word) for word in words.split()) else ""


def _printed_as_one(stretch: Stretch, start: int, end: int) -> bool:
    return any(a <= start and end <= b for a, b, _ in stretch.printed)


def _two_readings(stretch: Stretch, found: re.Match[str]) -> Iterator[Diagnostic]:
    typed = found["number"]
    if not _TWO_READINGS.fullmatch(typed) or not stretch.is_typed(*found.span("number")):
        return
    small, large = typed.replace(".", ","), digits(int(typed.replace(".", "")))
    yield Diagnostic(
        "value-terbilang-differs",
        Label(
            f'"{typed}" dapat dibaca {small} atau {large}',
            f'"{typed}" may be read as {small} (decimal comma) or {large}',
        ),
        stretch.span(*found.span("number")),
        hint=Label(
            f"tulis {small} bila yang dimaksud pecahan; titik hanya memisahkan ribuan",
            f"write {small} for a fraction; a dot only parts thousands",
        ),
    )


def _other_words(stretch: Stretch, found: re.Match[str], number: Decimal) -> Diagnostic:
    value = read_spelled(_in_words(found["words"]))
    meant = "" if value is None else digits(value)
    typed = shown(found["words"])
    is_whole = number == number.to_integral_value()  # "Rp50.000,00" is said without its cents
    right = spelled(int(number) if is_whole else found["number"])
    message = Label(
        f'angka {found["number"]} dan kata-kata "{typed}" tidak sama',
        f'the figure {found["number"]} and the words "{typed}" differ',
    )
    if not meant:
        message = Label(
            f'"{typed}" bukan bilangan; angkanya {digits(number)}',
            f'"{typed}" is no number; the figure is {digits(number)}',
        )
    either = Label(f" atau angka {meant}", f" or the figure {meant}") if meant else Label("", "")
    return Diagnostic(
        "value-terbilang-differs",
        message,
        stretch.span(found.start("number"), found.end("words")),
        hint=Label(f'tulis kata-kata "{right}"{either.id}', f'write "{right}"{either.en}'),
    )


def _no_words(stretch: Stretch, found: re.Match[str], number: Decimal) -> Diagnostic:
    full = percent(number)
    return Diagnostic(
        "value-terbilang-differs",
        Label(
            f'"{shown(found[0])}" ditulis tanpa kata-kata',
            f'"{shown(found[0])}" is written without words',
        ),
        stretch.span(found.start("number"), found.end("percent")),
        Severity.WARNING,
        hint=Label(f'tulis "{full}", atau pakai `| persen`', f'write "{full}", or use `| persen`'),
    )


CHECK: Final = CircularCheck("value-terbilang-differs", _run)
