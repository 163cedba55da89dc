"""Numbers of letters: `800/1102 /VII`, `B/400.12.4.4/4237/D19 Tahun 2025`.

The printed number is text and identifies nothing. Its parts are found by pattern, not by
position, and serve search, warnings and names of files only.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from publisher.indonesian.lookalikes import plain
from publisher.model.label import one_line

_DASHES: Final = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_LEADING_WORD: Final = re.compile(r"(?:(?:NOMOR|NO)\b\s*[:.]?\s*(?=[0-9A-Z._]))+")
_TIGHT: Final = re.compile(r"\s*([/.&-])\s*")
_FINAL_YEAR: Final = re.compile(r"\s*/?\s*\(?\s*\bTAHUN\s+((?:19|20)[0-9]{2})\s*\)?\s*\Z")
_BLANK: Final = re.compile(r"[._\s]*")
_HYPHENATED_CODE: Final = re.compile(r"([0-9]{3})((?:-[0-9]{1,2})+)")
_YEAR: Final = re.compile(r"(?:(.+)-)?((?:19|20)[0-9]{2})")
_MONTH: Final = re.compile(r"I{1,3}|IV|VI{0,3}|IX|XI{0,2}")
_KIND: Final = re.compile(r"(SEOJK\.[0-9]+|SE|ED)(?:[-. ](.+))?")
_CODE: Final = re.compile(r"(?:([A-Z]+)\.)?([0-9]{3}(?:\.[0-9]+)*)")
_MINISTRY_CODE: Final = re.compile(r"(?![IVX]+\.)[A-Z]{2,3}(?:\.[0-9]+)+")
_SEQUENCE: Final = re.compile(r"([0-9][0-9?]*(?:-[0-9]+)?)(?:[- ](.+))?")
_AMBIGUOUS: Final = re.compile(r"[0-9]{3}/(?:19|20)[0-9]{2}")

_LOOKALIKES: Final = str.maketrans(
    {
        **dict.fromkeys("Oo\u039f\u03bf\u041e\u043e", "0"),
        **dict.fromkeys("Il|\u0399\u0406\u04c0", "1"),
    }
)
_WORD: Final = re.compile(r"[\w|]+")


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The parts found in a number; those it lacks are empty.

    `blank` tells that the place of the sequence is there and was never filled in. `doubts` are
    the parts that may mean something else, as they stand in the key: a Roman number at the end
    without a year (month or unit), a sequence that is hard to read, `800/2020` as a whole.
    """

    key: str
    code: str = ""
    sequence: str = ""
    blank: bool = False
    unit: tuple[str, ...] = ()
    month: str = ""
    year: int | None = None
    prefix: str = ""
    kind: str = ""
    doubts: tuple[str, ...] = ()


def key(number: str) -> str:
    """Return the form in which two spellings of one number are equal."""
    return _normalised(number)[0]


def match_key(number: str, year: int | None) -> str:
    """Return the key with the year, which is taken from the circular's date where left out."""
    found = parse(number)
    return found.key if found.year is not None or year is None else f"{found.key}/{year}"


def parse(number: str) -> LetterNumber:
    """Return the parts of a number, found by what they look like."""
    written, year_named = _normalised(number)
    segments = written.split("/")
    year = _take_year(segments)
    month = _take_month(segments) if year is not None else ""
    prefix = segments.pop(0) if len(segments) > 1 and re.fullmatch("[A-Z]", segments[0]) else ""
    kind = _take_kind(segments)
    code_prefix, code = _take_code(segments)
    sequence, blank = _take_sequence(segments)
    last = segments[-1] if segments and year is None else ""
    doubts = (
        written if _AMBIGUOUS.fullmatch(written) and not year_named else "",
        sequence if "?" in sequence else "",
        last if _MONTH.fullmatch(last) else "",
    )
    return LetterNumber(
        key=written,
        code=code,
        sequence=sequence,
        blank=blank,
        unit=tuple(segment for segment in segments if segment),
        month=month,
        year=year,
        prefix="/".join(part for part in (prefix, code_prefix) if part),
        kind=kind,
        doubts=tuple(doubt for doubt in doubts if doubt),
    )


def near_key(number: str) -> str:
    """Return a form in which numbers that look alike are equal: a question, never a link.

    Only for numbers of one authority and year, since they begin anew every year. Year, leading
    zeros and punctuation are dropped, O is 0, I and L are 1. Between two figures one sign stays,
    or 1/12 would look like 11/2.
    """
    alike = _without_year(number).translate(str.maketrans("OIL", "011"))
    parts = re.findall(r"[0-9]+|[^\W0-9_]+|[\W_]+", alike)
    result = ""
    for index, part in enumerate(parts):
        if part.isdigit():
            result += part.lstrip("0") or "0"
        elif part.isalpha():
            result += part
        elif result[-1:].isdigit() and index + 1 < len(parts) and parts[index + 1].isdigit():
            result += "/"
    return result


def designation(number: str | None, title: str) -> str:
    """Return what a letter is called after its type: Nomor 12/2026, else tentang Jam Kerja."""
    return f"Nomor {one_line(number)}" if number else f"tentang {one_line(title)}"


def slug(number: str | None, title: str) -> str:
    """Return the last part of a circular's id: of the number, or of six words of the title."""
    from_number = _hyphenated(_without_year(number)) if number else ""
    return from_number or _hyphenated(" ".join(title.split()[:6]))


def stem(number: str | None, slug: str) -> str:
    """Return the name that a person gets when downloading, without suffix: SE-800-1102-VII."""
    name = ((_hyphenated(key(number)) if number else "") or slug).upper()
    return name if name.startswith("SE-") else f"SE-{name}"


def confusable(number: str) -> str | None:
    """Return the number with figures for the letters that look like them: 8OO, l2; and with the
    signs of a keyboard for others that look like those; None where it has none.
    """
    mended = _WORD.sub(_with_figures, plain(number))
    return None if mended == number else mended


def _normalised(number: str) -> tuple[str, bool]:
    """Return the key, and whether its year stood after the word TAHUN."""
    upper = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", number).upper())
    text = " ".join(_DASHES.sub("-", upper).split())
    if leading := _LEADING_WORD.match(text):
        text = text[leading.end() :]
    named = _FINAL_YEAR.search(text)
    if named is not None:
        text = f"{text[: named.start()]}/{named[1]}"
    segments = _TIGHT.sub(r"\1", text).split("/")
    segments = ["" if _BLANK.fullmatch(segment) else segment for segment in segments]
    if len(segments) > 1 and _HYPHENATED_CODE.fullmatch(segments[0]):
        segments[0] = segments[0].replace("-", ".")
    return "/".join(segments), named is not None


def _without_year(number: str) -> str:
    segments = key(number).split("/")
    _take_year(segments)
    return "/".join(segments)


def _take_year(segments: list[str]) -> int | None:
    found = _YEAR.fullmatch(segments[-1]) if len(segments) > 1 else None
    if found is None:
        return None
    segments[-1:] = [found[1]] if found[1] else []
    return int(found[2])


def _take_month(segments: list[str]) -> str:
    return segments.pop() if len(segments) > 1 and _MONTH.fullmatch(segments[-1]) else ""


def _take_kind(segments: list[str]) -> str:
    for index, segment in enumerate(segments):
        if found := _KIND.fullmatch(segment):
            segments[index : index + 1] = [found[2]] if found[2] else []
            return found[1]
    return ""


def _take_code(segments: list[str]) -> tuple[str, str]:
    """Take the code out; return what stands before it ("BU." of "BU.800") and the code."""
    for index, segment in enumerate(segments):
        found = _CODE.fullmatch(segment)
        if found and ("." in found[2] or (index == 0 and _has_sequence(segments[1:]))):
            del segments[index]
            return found[1] or "", found[2]
    for segment in segments:
        if _MINISTRY_CODE.fullmatch(segment):
            segments.remove(segment)
            return "", segment
    return "", ""


def _has_sequence(segments: list[str]) -> bool:
    return any(not segment or _SEQUENCE.fullmatch(segment) for segment in segments)


def _take_sequence(segments: list[str]) -> tuple[str, bool]:
    """Take the sequence out and leave what follows it; tell whether its place is blank."""
    for index, segment in enumerate(segments):
        if found := _SEQUENCE.fullmatch(segment):
            segments[index : index + 1] = [found[2]] if found[2] else []
            return found[1], False
    return "", "" in segments


def _hyphenated(text: str) -> str:
    """Return letters and figures of ASCII in lower case, all between them one hyphen."""
    bare = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    )
    return re.sub("[^a-z0-9]+", "-", bare.lower()).strip("-")


def _with_figures(word: re.Match[str]) -> str:
    if not re.search("[0-9]", word[0]):
        return word[0]
    mended = word[0].translate(_LOOKALIKES)
    return mended if re.fullmatch("[0-9]+", mended) else word[0]
