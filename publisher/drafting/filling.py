"""Values put into the front matter of a circular: only their own characters change."""

import re
from collections.abc import Mapping
from typing import Final

from publisher.drafting.skeletons import quoted
from publisher.model.source import Source, Span

# Where a key stands that is not there yet: before the first of those that follow it.
_ORDER: Final = (
    "number", "title", "en", "signed", "published", "place", "to", "cc", "signatory", "subject",
    "classification", "urgency", "attachments", "correction", "provenance", "effective",
)  # fmt: skip
_PLAIN: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def filled(source: Source, end: int, places: Mapping[str, Span], values: Mapping[str, str]) -> str:
    """Return the text with some keys of the front matter, which ends at `end`, set to values.

    `places` gives where the values of keys stand that are there; comments and all else stay.
    """
    edits = [_edit(source, end, places[key], key, value) for key, value in values.items()]
    parts: list[str] = []
    place = 0
    for start, stop, written in sorted(edits, key=lambda one: one[0]):  # equal places keep order
        parts += (source.text[place:start], written)
        place = stop
    return "".join((*parts, source.text[place:]))


def _edit(source: Source, end: int, span: Span, key: str, value: str) -> tuple[int, int, str]:
    written = value if _PLAIN.fullmatch(value) else quoted(value)
    line = _line(source.text, end, key)
    if line is None:
        place = _next(source.text, end, key)
        return place, place, f"{key}: {written}\n"
    if line.end() <= span.start < span.end:
        return span.start, span.end, written
    return line.end(), line.end(), f" {written}"


def _line(text: str, end: int, key: str) -> re.Match[str] | None:
    return re.compile(rf"^{key}[ ]*:", re.MULTILINE).search(text, 0, end)


def _next(text: str, end: int, key: str) -> int:
    """Return where a missing key belongs, at worst at the end of the front matter."""
    for later in _ORDER[_ORDER.index(key) + 1 :]:
        found = _line(text, end, later)
        if found:
            return found.start()
    return end
