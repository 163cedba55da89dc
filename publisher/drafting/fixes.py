"""Fixes made in texts, and what of a circular they must leave as it is."""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from publisher.model.body import Reference, Value, marks, passages, plain
from publisher.model.circular import Circular
from publisher.model.diagnostic import Edit, Fix

_UNSEEN: Final = frozenset({"Cf", "Cc", "Co", "Cn", "Cs", "Mn", "Me"})


@dataclass(frozen=True, slots=True)
class Mended:
    """The texts that changed, by path; `made` are the places of the fixes that were made."""

    texts: Mapping[str, str]
    made: tuple[int, ...]


def mend(texts: Mapping[str, str], fixes: Iterable[Fix]) -> Mended:
    """Return texts with fixes made in them, all edits of a fix or none.

    Of fixes that overlap the first by place is made, and the others wait for another round; so does
    an insertion at a place where another edit begins or ends. A fix of a text that is not there,
    or that leads out of it, is not made.
    """
    ordered = sorted(enumerate(fixes), key=lambda one: _place(one[1]))
    taken: dict[str, list[Edit]] = {}
    made: list[int] = []
    for index, fix in ordered:
        if not fix.edits or not all(_is_inside(edit, texts) for edit in fix.edits):
            continue
        placed: list[Edit] = []
        for edit in fix.edits:
            if not _placed(edit, taken.setdefault(edit.span.path, [])):
                break
            placed.append(edit)
        if len(placed) == len(fix.edits):
            made.append(index)
        else:
            for edit in placed:
                taken[edit.span.path].remove(edit)
    changed = {path: _edited(texts[path], edits) for path, edits in taken.items() if edits}
    return Mended(MappingProxyType(changed), tuple(sorted(made)))


def _place(fix: Fix) -> tuple[str, int, int]:
    first = min((edit.span for edit in fix.edits), default=None)
    return (first.path, first.start, first.end) if first else ("", 0, 0)


def _is_inside(edit: Edit, texts: Mapping[str, str]) -> bool:
    span = edit.span
    return span.path in texts and 0 <= span.start <= span.end <= len(texts[span.path])


def _placed(edit: Edit, taken: list[Edit]) -> bool:
    """Put an edit among those of its text, in order; False where it touches one of them."""
    index = bisect_left(taken, edit.span, key=lambda one: one.span)
    if any(_touch(edit, other) for other in taken[max(0, index - 1) : index + 1]):
        return False
    taken.insert(index, edit)
    return True


def _touch(one: Edit, other: Edit) -> bool:
    """Tell whether edits overlap, or their order would matter."""
    first, second = one.span, other.span
    if first.start == first.end or second.start == second.end:
        return first.start <= second.end and second.start <= first.end
    return first.start < second.end and second.start < first.end


def _edited(text: str, edits: Iterable[Edit]) -> str:
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += (text[end : edit.span.start], edit.text)
        end = edit.span.end
    return "".join((*parts, text[end:]))


def gist(circular: Circular) -> tuple[object, ...]:
    """Return what no safe fix may change: data, labels, ids of clauses, marks and all figures.

    Left aside are only the other words of the body and of quotes of it, which spelling and the
    signs at the end of items change, and signs that nobody sees.
    """
    body = tuple(
        (
            passage.label,
            passage.clause,
            passage.kind,
            _figures(plain(passage.inlines)),
            tuple(_mark(mark) for mark in marks(passage.inlines)),
        )
        for passage in passages(circular.body)
    )
    return (_seen(circular.data), body)


def _mark(mark: Value | Reference) -> tuple[str, str | None]:
    return (mark.tag if isinstance(mark, Value) else mark.target, mark.text)


def _seen(value: object, key: str = "") -> object:
    """Return data with what is seen of their texts; of quotes the figures alone."""
    if isinstance(value, Mapping):
        return {name: _seen(inner, name) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_seen(inner) for inner in value]
    if isinstance(value, str):
        return _figures(value) if key == "quote" else _visible(value)
    return value


def _visible(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    shown = (" " if one.isspace() else one for one in composed)
    kept = "".join(one for one in shown if unicodedata.category(one) not in _UNSEEN)
    return " ".join(kept.split())


def _figures(text: str) -> str:
    return "".join(one for one in _visible(text) if one.isdecimal())
