"""What looks like a list, a table or HTML to its author, and is plain words to Markdown."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from publisher.model.source import Defect, Source, Span

_TAG: Final = re.compile(
    r"(?<!\\)<(?:/?[A-Za-z][A-Za-z0-9-]*(?:[ \t\n][^<>]{0,2000})?/?>|!--|!\[CDATA)"
)
_STEP: Final = 3  # blanks for each level of lists
_MARKERS: Final = re.compile(r"[ \t]*(?:(?:[0-9]{1,9}[.)]|[-+*]|>)(?:[ \t]+|$))*")
_LETTER: Final = re.compile(r"[ \t]*([a-z])[.)][ \t]+\S")
_NUMBER: Final = re.compile(r"[ \t]*[0-9]{1,3}[.)][ \t]+\S")
_TIGHT: Final = re.compile(r"[ \t]*([0-9]{1,3})[.)][^\W\d_]{2,}")  # "2.Peraturan Bupati"
# "A. Latar Belakang"; an initial before a name looks alike, so the usual first words are asked for.
_TYPED_HEADING: Final = re.compile(
    r"([A-J])\. (?:Latar|Maksud|Tujuan|Ruang|Dasar|Isi|Umum|Ketentuan|Pelaksanaan|Penutup)"
    r"(?: \w+){0,5}",
    re.IGNORECASE,
)
_SIGN: Final = re.compile(r"[ \t]*[\u2022\u25aa\u25cf\u25e6\u2023\uf0b7]")  # bullets of Word
_NUMBER_ALONE: Final = re.compile(r"[ \t]*[0-9]{1,3}[.)][ \t]*")
_TAKES_NUMBER: Final = re.compile(
    r"\b(angka|ayat|bab|butir|halaman|nomor|pasal|poin|pukul|sebanyak|sebesar|tanggal)\s*$",
    re.IGNORECASE,
)
_SHAPES: Final = {
    "table": re.compile(r"[ \t]*\|.*\|[ \t]*"),
    "heading-blank": re.compile(r"[ \t]*#{1,6}[^\s#].*"),
    "link": re.compile(r"[ \t]*\[[^\]\n]{1,400}\]:[ \t]*\S.*"),
}
_DELIMITER: Final = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")


def html_tags(source: Source, start: int, text: str) -> Iterator[Defect]:
    """Yield each tag of the hidden text: Markdown without HTML prints tags as words."""
    for match in _TAG.finditer(text):
        span = source.span(start + match.start(), start + match.end())
        yield Defect("markdown-html", span, {"tag": source.read(span)})


def unread_words(line: str) -> str:
    """Return the words of a line that no block took, without the signs of lists and quotes."""
    found = _MARKERS.match(line)
    words = line[found.end() :].strip() if found else line.strip()
    return "" if _DELIMITER.fullmatch(line) else words


def lines_swallowed(
    source: Source, start: int, span: Span, content: str, *, nested: bool = False
) -> Iterator[Defect]:
    """Yield what the lines of a paragraph were meant to be; `start` is where its lines begin.

    `nested` is where a list of the same level stands above.

    At most one finding of a sort, for the first line of its sort.
    """
    lines = content.split("\n")
    if defect := _typed_letters(lines):
        number, code, facts = defect
        items = _items(source, start, lines, nested=nested)
        yield _at(source, start, span, number, code, {**facts, **items})
    if defect := _typed_numbers(lines):
        yield _at(source, start, span, *defect)
    if defect := _pasted(lines):
        number, code, facts = defect
        found = _at(source, start, span, number, code, facts)
        yield replace(found, facts={**facts, **_marker(found)})
    for number, line in enumerate(lines):
        for what, shape in _SHAPES.items():
            if shape.fullmatch(line):
                yield _at(source, start, span, number, "markdown-unsupported", {"what": what})
                return


def indents(source: Source, span: Span, level: int) -> dict[str, str]:
    """Return where the blanks stand that made code of lines, and those of the level instead."""
    first, last = source.position(span.start).line, source.position(span.end).line
    places: list[str] = []
    for number in range(first, last + 1):
        start, line = source.offset(number), source.line(number)
        if line.strip():
            places.append(f"{start}-{start + len(line) - len(line.lstrip())}")
    return {"places": " ".join(places), "marker": " " * (_STEP * level)}


def _typed_letters(lines: list[str]) -> tuple[int, str, dict[str, str]] | None:
    found = [(n, match[1]) for n, line in enumerate(lines) if (match := _LETTER.match(line))]
    # One letter further down may end a sentence: "sebagaimana dimaksud pada huruf\nb. Selain itu"
    if found and (found[0][0] == 0 or found[0][1] == "a" or len(found) > 1):
        return found[0][0], "markdown-typed-letters", {"letter": found[0][1]}
    return None


def _items(source: Source, start: int, lines: list[str], *, nested: bool) -> dict[str, str]:
    """Return what makes items of typed letters: the `places` of letters, and the `marker` there.

    `nested` is where a list stands above. Nothing where the first letter shares its line with the
    number of an item.
    """
    first = source.position(start).line
    whole = [source.line(first + number) for number in range(len(lines))]
    column = len(whole[0].rstrip()) - len(lines[0].rstrip())
    places: list[str] = []
    for number, (line, typed) in enumerate(zip(lines, whole, strict=True)):
        if _LETTER.match(line):
            if number == 0:
                if whole[0][:column].strip():
                    return {}
                column += _STEP if nested else 0
            places.append(f"{start}-{start + len(typed) - len(typed.lstrip()) + 2}")
        start += len(typed) + 1
    return {"places": " ".join(places), "marker": f"{' ' * column}1."}


def _marker(defect: Defect) -> dict[str, str]:
    """Return where the number or letter stands that has to be written otherwise, and how."""
    start, facts = defect.span.start, defect.facts
    if facts.get("what") == "heading":
        return {"places": f"{start}-{start + len('A.')}", "marker": "#"}
    if facts.get("cause") == "tight":
        after = start + len(facts["number"]) + 1
        return {"places": f"{after}-{after}", "marker": " "}
    return {}


def _pasted(lines: list[str]) -> tuple[int, str, dict[str, str]] | None:
    """Bullets of Word, numbers without a blank after the point, headings without `#`."""
    if len(lines) == 1 and (heading := _TYPED_HEADING.fullmatch(lines[0].strip())):
        return 0, "markdown-typed-letters", {"letter": heading[1], "what": "heading"}
    for number, line in enumerate(lines):
        if _SIGN.match(line):
            return number, "markdown-unsupported", {"what": "bullet"}
        if found := _TIGHT.match(line):
            return number, "markdown-list-broken", {"cause": "tight", "number": found[1]}
    return None


def _typed_numbers(lines: list[str]) -> tuple[int, str, dict[str, str]] | None:
    found = [
        number
        for number, line in enumerate(lines)
        if number and (_NUMBER.match(line) or _is_empty_item(lines[number - 1], line))
    ]
    for number in found:
        # "sebagaimana dimaksud pada angka\n3. Selain itu" is the end of a sentence.
        if len(found) > 1 or not _TAKES_NUMBER.search(lines[number - 1]):
            return number, "markdown-list-broken", {"cause": "swallowed", "label": ""}
    return None


def _is_empty_item(before: str, line: str) -> bool:
    """Tell whether a number alone on its line was meant as an item: what leads to it says so."""
    return before.rstrip().endswith((":", ";")) and bool(_NUMBER_ALONE.fullmatch(line))


def _at(
    source: Source, start: int, span: Span, number: int, code: str, facts: dict[str, str]
) -> Defect:
    for _ in range(number):
        start = source.text.index("\n", start) + 1
    end = source.text.find("\n", start)
    line = source.text[start : len(source.text) if end < 0 else end]
    start = max(start + len(line) - len(line.lstrip()), span.start)
    return Defect(code, source.span(start, max(start, start + len(line.strip()))), facts)
