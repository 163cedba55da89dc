"""The shapes of a drawing as SVG: told apart by pattern and outline, not by colour alone."""

from html import escape
from typing import Final

from publisher.model.label import one_line, visible

INK: Final = "#24384f"
GREY: Final = "#6b6b6b"
PALE: Final = "#f3f3f3"
ASKED: Final = "#a3122a"
BAR: Final = 12  # height of a bar
PATTERNS: Final = (
    '<pattern id="part" width="6" height="6" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/>'
    f'<rect width="3" height="6" fill="{INK}"/></pattern>'
    '<pattern id="more" width="4" height="4" patternUnits="userSpaceOnUse">'
    f'<rect width="4" height="4" fill="#fff"/><rect width="2" height="4" fill="{INK}"/></pattern>'
    '<pattern id="pause" width="5" height="5" patternUnits="userSpaceOnUse">'
    f'<rect width="5" height="5" fill="#fff"/><circle cx="2.5" cy="2.5" r="1.1" fill="{INK}"/>'
    "</pattern>"
)
_OUTLINE: Final = f'stroke="{INK}" stroke-width="1"'


def whole(x: int, end: int, y: int) -> str:
    """Return the bar of days in force."""
    return _bar(x, end, y, f'fill="{INK}" {_OUTLINE}')


def part(x: int, end: int, y: int) -> str:
    """Return the bar of days on which some rules are in force."""
    return _bar(x, end, y, f'fill="url(#part)" {_OUTLINE}')


def extended(x: int, end: int, y: int) -> str:
    """Return the bar of days that an extension added."""
    return _bar(x, end, y, f'fill="url(#more)" {_OUTLINE}')


def suspended(x: int, end: int, y: int) -> str:
    """Return the bar of days taken out by a suspension."""
    return _bar(x, end, y, f'fill="url(#pause)" {_OUTLINE}')


def unknown(x: int, end: int, y: int) -> str:
    """Return the outline of days of which nobody knows."""
    return _bar(x, end, y, f'fill="none" {_OUTLINE} stroke-dasharray="4 3"')


def void(x: int, end: int, y: int) -> str:
    """Return the outline of days that never counted, struck through."""
    middle = y + BAR // 2
    return _bar(x, end, y, f'fill="none" stroke="{GREY}" stroke-width="1"') + (
        f'<path d="M{x} {middle}H{end}" stroke="{GREY}" stroke-width="1.5"/>'
    )


def gap(x: int, end: int, y: int) -> str:
    """Return the line of days between an end and an extension."""
    return (
        f'<path d="M{x} {y + BAR // 2}H{end}" stroke="{INK}" stroke-width="1.5" '
        'stroke-dasharray="2 3"/>'
    )


def cut(x: int, y: int) -> str:
    """Return the mark of a day on which something was revoked or replaced."""
    top, bottom = y - 3, y + BAR + 3
    cross = f"M{x - 3} {y - 9}L{x + 3} {y - 3}M{x - 3} {y - 3}L{x + 3} {y - 9}"
    return (
        f'<path d="M{x} {top}V{bottom}" stroke="#fff" stroke-width="4"/>'
        f'<path d="M{x} {top}V{bottom}{cross}" stroke="#000" stroke-width="1.5" fill="none"/>'
    )


def arrow(x: int, y: int) -> str:
    """Return the head of a bar without an end, its tip ten pixels behind x."""
    middle = y + BAR // 2
    return f'<path d="M{x} {y - 3}L{x + 10} {middle}L{x} {y + BAR + 3}Z" fill="{INK}"/>'


def line(x: int, top: int, bottom: int) -> str:
    """Return the line of the day asked."""
    return (
        f'<path d="M{x} {top}V{bottom}" stroke="{ASKED}" stroke-width="1.5" '
        'stroke-dasharray="8 3 2 3"/>'
    )


def text(x: int, y: int, words: str, size: int = 10, **more: str) -> str:
    """Return words at a place; `more` are attributes, `_` for `-`."""
    added = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<text x="{x}" y="{y}" font-size="{size}"{added}>{plain(words)}</text>'


def plain(words: str) -> str:
    """Return words as they may stand in XML: escaped, on one line, no sign it does not know."""
    return escape(visible(one_line(words), kept=""))


def shortened(words: str, size: int, width: int) -> str:
    """Return words that surely fit into a width, the rest as three dots; no font is asked."""
    room = width * 100 // size
    used = 0
    for place, sign in enumerate(words):
        used += _wide(sign)
        if used > room:
            return words[: max(1, place - 3)].rstrip() + "..."
    return words


def _wide(sign: str) -> int:
    """Return how wide a sign may be, in hundredths of the size of its font."""
    if sign in "ijltfr.,:;'|!() ":
        return 36
    if sign in "mwMW%@" or ord(sign) > 0x2FF:
        return 100
    return 74 if sign.isupper() else 58


def _bar(x: int, end: int, y: int, look: str) -> str:
    return f'<rect x="{x}" y="{y}" width="{max(2, end - x)}" height="{BAR}" {look}/>'
