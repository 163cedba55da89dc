"""What a revision says otherwise than the one before it, in words: for signatory and history.

Two policies are compared, the one that was kept and that of the text as it is now.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any, Final

from publisher.indonesian.numbering import citation
from publisher.model.label import Label

Value = Any  # of JSON
Json = Mapping[str, Value]

# Not the author's, or told in another way: the text by its paragraphs, the rules by their ids.
_APART: Final = frozenset(
    {"authority", "correction", "id", "recorded", "revision", "schema", "source_sha256", "text"}
)
_NAMED: Final[Mapping[str, Label]] = {
    "rules": Label("aturan", "rule"),
    "statements": Label("pernyataan", "statement"),
}
_BINDING: Final = ("effective", "relations", "rules")
_LONGEST: Final = 160  # characters of one side of a change
_AROUND: Final = 2  # words on each side of what changed


def differences(before: Json, after: Json) -> tuple[Label, ...]:
    """Return what is said otherwise: fields, rules by their ids, paragraphs by their places."""
    keys = sorted((before.keys() | after.keys()) - _APART - _NAMED.keys())
    return (
        *(one for key in keys for one in _fields(before, after, key)),
        *(one for key in _NAMED for one in _elements(before, after, key)),
        *_paragraphs(before.get("text", ()), after.get("text", ())),
    )


def is_binding(before: Json, after: Json) -> bool:
    """Return whether what binds is said otherwise: rules, the period, relations."""
    return any(_uncited(before.get(key)) != _uncited(after.get(key)) for key in _BINDING)


def _fields(before: Json, after: Json, key: str) -> Iterator[Label]:
    was, now = (_leaves(one.get(key), (key,)) for one in (before, after))
    yield from _changed(was, now, Label("", ""))


def _elements(before: Json, after: Json, key: str) -> Iterator[Label]:
    """Yield what became of rules or statements, which are known by their ids."""
    was, now = ({one["id"]: one for one in side.get(key, ())} for side in (before, after))
    for name in dict.fromkeys([*was, *now]):
        word = Label(f"{_NAMED[key].id} `{name}`", f"{_NAMED[key].en} `{name}`")
        if name not in now:
            yield Label(f"{word.id} dihapus", f"{word.en} is removed")
        elif name not in was:
            yield Label(f"{word.id} ditambahkan", f"{word.en} is added")
        else:
            inner = Label(f"{word.id}, ", f"{word.en}, ")
            yield from _changed(_leaves(was[name], ()), _leaves(now[name], ()), inner)


def _changed(was: Mapping[str, str], now: Mapping[str, str], prefix: Label) -> Iterator[Label]:
    for name in dict.fromkeys([*was, *now]):
        old, new = was.get(name), now.get(name)
        head = Label(f"{prefix.id}`{name}`", f"{prefix.en}`{name}`")
        if old == new:
            continue
        if old is None:
            yield Label(f"{head.id} ditambahkan: {new}", f"{head.en} is added: {new}")
        elif new is None:
            yield Label(f"{head.id} dihapus (semula {old})", f"{head.en} is removed (was {old})")
        else:
            yield Label(f"{head.id}: {old} menjadi {new}", f"{head.en}: {old} becomes {new}")


def _leaves(value: Value, path: tuple[str, ...]) -> dict[str, str]:
    """Return the values inside a value by their path, in words; places of the text left out."""
    if value is None:
        return {}
    if isinstance(value, list | tuple) and any(isinstance(one, Mapping) for one in value):
        value = {str(number): one for number, one in enumerate(value, start=1)}
    if isinstance(value, Mapping) and value:
        found: dict[str, str] = {}
        for key, inner in value.items():
            if key != "cite":
                found |= _leaves(inner, (*path, key))
        return found
    return {".".join(path): _worded(value)}


def _worded(value: Value) -> str:
    if isinstance(value, str):
        return f'"{_clipped(value)}"'
    if isinstance(value, list | tuple) and all(isinstance(one, str | int) for one in value):
        return _clipped(", ".join(map(str, value))) or "[]"
    return _clipped(json.dumps(_uncited(value), ensure_ascii=False, sort_keys=True))


def _uncited(value: Value) -> Value:
    """Return a JSON value without the places of the text that are cited in it."""
    if isinstance(value, Mapping):
        return {key: _uncited(inner) for key, inner in value.items() if key != "cite"}
    if isinstance(value, list | tuple):
        return [_uncited(inner) for inner in value]
    return value


def _clipped(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}..."


def _paragraphs(before: Sequence[Json], after: Sequence[Json]) -> Iterator[Label]:
    """Yield the paragraphs that were changed, put in, or left out."""
    was, now = ([(one["kind"], one["text"]) for one in side] for side in (before, after))
    for how, i, j, k, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        paired = min(j - i, m - k)
        for old, new in zip(before[i : i + paired], after[k : k + paired], strict=True):
            yield _reworded(old, new)
        for one in before[i + paired : j]:
            place = _place(one)
            yield Label(
                f'{place.id} dihapus: "{_clipped(one["text"])}"',
                f'{place.en} is left out: "{_clipped(one["text"])}"',
            )
        for one in after[k + paired : m]:
            place = _place(one)
            yield Label(
                f'{place.id} ditambahkan: "{_clipped(one["text"])}"',
                f'{place.en} is put in: "{_clipped(one["text"])}"',
            )


def _reworded(old: Json, new: Json) -> Label:
    """Return the words of a paragraph that are others, with a few around them."""
    was, now, place = old["text"].split(), new["text"].split(), _place(new)
    most = min(len(was), len(now))
    same = next((n for n in range(most) if was[n] != now[n]), most)
    rest = most - same
    last = next((n for n in range(rest) if was[-1 - n] != now[-1 - n]), rest)
    before, after = _part(was, same, last), _part(now, same, last)
    return Label(
        f'{place.id}: "{before}" menjadi "{after}"', f'{place.en}: "{before}" becomes "{after}"'
    )


def _part(words: list[str], same: int, last: int) -> str:
    """Return words without those that are the same at both ends, save a few."""
    first, end = max(0, same - _AROUND), len(words) - max(0, last - _AROUND)
    lead, tail = "... " if first else "", " ..." if end < len(words) else ""
    return f"{lead}{_clipped(' '.join(words[first:end]))}{tail}"


def _place(one: Json) -> Label:
    return Label(citation(one["p"]), f"point {one['p']}")
