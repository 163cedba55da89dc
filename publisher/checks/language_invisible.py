"""Every sign of the file can be seen: no zero-width, bidi, private or control sign, no odd blank,
and letters are composed (NFC).
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from typing import Final

from publisher.checks.mending import replacing
from publisher.checks.printing import escaped
from publisher.model.check import CircularCheck, SourceCheck, Surroundings
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Fix
from publisher.model.label import Label
from publisher.model.source import Source, Span

_BIDI: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_TURNING: Final = _BIDI - {"\u200e"}  # between Latin letters the mark to the right turns nothing
_PRIVATE: Final = frozenset({"Co", "Cn", "Cs"})
_WIDE: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
_BREAKS: Final = frozenset("\x0b\x0c\x1c\x1d\x1e\x1f\x85")
_OPENING: Final = re.compile(r"(?:[\w.-]+:)?[-+*#>|:.)0-9\s]*")
_WIDEST: Final = 80  # signs at the start of a line that may still open a block
_UNSEEN: Final = re.compile(
    # signs without a width that Unicode counts among letters and accents
    "[\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_NEXT_LINE: Final = "\u0085"  # the one control sign that YAML takes
_BLANKS: Final = frozenset({"Zs", "Zl", "Zp"})
_NO_WIDTH: Final = Label("tanda tanpa lebar", "a sign without width")
_KINDS: Final[Mapping[str, Label]] = {
    "Cf": _NO_WIDTH,
    "Cc": Label("tanda kendali", "a control sign"),
    **dict.fromkeys(_BLANKS, Label("spasi yang tidak biasa", "an odd blank")),
    **dict.fromkeys(("Co", "Cn", "Cs"), Label("tanda yang tidak dikenal umum", "a private sign")),
}
_UNPLAIN: Final = re.compile(r"[^\n\t -~]")
_FENCE: Final = re.compile(r"^---[ ]*$", re.MULTILINE)
_CLUSTER: Final = re.compile(r"[^\x00-\x7f]+|[ -~][^\x00-\x7f]+")


def is_unseen(sign: str) -> bool:
    """Tell whether this check speaks of a sign."""
    return sign not in "\n\t" and not " " <= sign <= "~" and _kind(sign) is not None


def _run_decoded(circular: Circular, _surroundings: Surroundings) -> Iterator[Diagnostic]:
    """Speak of what an escape of the front matter or an entity of the text makes."""
    said: dict[str, list[int]] = {}
    for offset, sign in _strange(circular.source.text):
        said.setdefault(sign, []).append(offset)
    for span, words in escaped(circular, _UNPLAIN, said):
        if is_unseen(words):
            yield _finding(span, words[0])


def _strange(text: str) -> list[tuple[int, str]]:
    if not _UNPLAIN.search(text):
        return []
    return [(offset, sign) for offset, sign in enumerate(text) if is_unseen(sign)]


def _run(source: Source) -> Iterator[Diagnostic]:
    if not _UNPLAIN.search(source.text):
        return
    front = _front_end(source.text)
    strange = _strange(source.text)
    runs = groupby(enumerate(strange), key=lambda entry: (entry[1][0] - entry[0], entry[1][1]))
    for _, run in runs:
        found = [place for _, place in run]
        offset, sign = found[0]
        if unicodedata.category(sign) == "Cc" and offset < front and sign != _NEXT_LINE:
            continue  # yaml-syntax speaks of it
        span = source.span(offset, offset + len(found))
        yield replace(_finding(span, sign), fix=_fix(source, span, sign))
    if not unicodedata.is_normalized("NFC", source.text):
        yield from _decomposed(source)


def _front_end(text: str) -> int:
    """Return where the front matter ends, 0 where there is none."""
    first = _FENCE.match(text)
    second = _FENCE.search(text, first.end()) if first else None
    return second.start() if second else 0


def _kind(sign: str) -> Label | None:
    """Return what sort of sign it is, None for a sign that can be seen."""
    if sign in _BIDI:
        return Label("tanda pembalik arah tulisan", "a sign that turns the direction of writing")
    if sign == "\u00ad":
        return Label("tanda hubung lunak", "a soft hyphen")
    if _UNSEEN.match(sign):
        return _NO_WIDTH
    return _KINDS.get(unicodedata.category(sign))


def _finding(span: Span, sign: str) -> Diagnostic:
    kind = _kind(sign) or Label("", "")
    name = f"{unicodedata.name(sign, '')} (U+{ord(sign):04X})".strip()
    blank = unicodedata.category(sign) in _BLANKS
    hint = (
        Label("ganti dengan spasi biasa", "put a plain blank for it")
        if blank
        else Label("hapus tanda ini", "delete this sign")
    )
    return Diagnostic(
        "language-invisible",
        Label(f"{kind.id}: {name}", f"{kind.en}: {name}"),
        span,
        hint=hint,
    )


def _fix(source: Source, span: Span, sign: str) -> Fix:
    """Return the fix: a blank for what looks like one, else nothing.

    A person decides where it is not known what the reader saw (signs that turn the writing, signs
    of a private font), and where what is left might begin a block of Markdown or YAML.
    """
    kind = unicodedata.category(sign)
    blank = kind in _BLANKS or sign in _WIDE or sign in _BREAKS
    start = source.text.rfind("\n", 0, span.start) + 1
    near = span.start - start <= _WIDEST
    opens = near and _OPENING.fullmatch(source.text, start, span.start) is not None
    letter = source.text[span.end : span.end + 1].isalpha()
    known = sign not in _TURNING and kind not in _PRIVATE
    return replacing(
        span, " " if blank else "", safe=known and not (opens and (blank or not letter))
    )


def _decomposed(source: Source) -> Iterator[Diagnostic]:
    for match in _CLUSTER.finditer(source.text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            names = ", ".join(
                unicodedata.name(sign, f"U+{ord(sign):04X}")
                for sign in match[0]
                if sign not in composed
            )
            yield Diagnostic(
                "language-invisible",
                Label(
                    f"huruf yang disusun dari beberapa tanda: {names}",
                    f"a letter put together of several signs: {names}",
                ),
                source.span(match.start(), match.end()),
                hint=Label(f"ketik ulang sebagai `{composed}`", f"type it again as `{composed}`"),
                fix=replacing(source.span(*match.span()), composed, safe=True),
            )


CHECK: Final = SourceCheck("language-invisible", _run)
CIRCULAR_CHECK: Final = CircularCheck("language-invisible", _run_decoded)
