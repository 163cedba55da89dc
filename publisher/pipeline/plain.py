"""Nouns of the model as plain JSON and back, by the types of their fields; nothing is executed.

What is kept from one command to the next is read this way: whoever writes the file can make an
answer wrong, and no more.
"""

import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

Json = Any
Kind = Any
Noun = Any
Builder = Callable[[Json], Noun]
_AS_THEY_ARE: Final = frozenset((str, int, bool))
_UNIONS: Final = (Union, types.UnionType)


def plain(value: Noun) -> Json:
    """Return a noun as JSON values: a dataclass as the list of its fields."""
    if value is None or type(value) in _AS_THEY_ARE:
        return value
    if hasattr(value, "__dataclass_fields__"):
        kind: Kind = type(value)
        return [plain(getattr(value, name)) for name in _names(kind)]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    raise TypeError(type(value))


def built(kind: Kind, data: Json) -> Noun:
    """Return a noun of a type from what `plain` made of it; ValueError where it does not fit."""
    return _builder(kind)(data)


@cache
def _builder(kind: Kind) -> Builder:
    """Return what builds a noun of a type; the types of its fields are looked at once."""
    origin: Kind = get_origin(kind)
    if origin in _UNIONS:
        return _builder(next(one for one in get_args(kind) if one is not type(None)))
    if origin:
        return _gatherer(origin, get_args(kind))
    if kind in (date, datetime):
        read: Builder = kind.fromisoformat
        return lambda data: None if data is None else read(data)
    return _noun(kind) if is_dataclass(kind) else _as_it_is


def _as_it_is(data: Json) -> Noun:
    return data


def _gatherer(origin: Kind, kinds: Sequence[Kind]) -> Builder:
    if origin is frozenset:
        return lambda data: None if data is None else frozenset(data)
    inner = _builder(kinds[0] if origin is tuple else kinds[1])
    if origin is tuple:
        return lambda data: None if data is None else tuple([inner(one) for one in data])
    if inner is _as_it_is:
        return lambda data: None if data is None else dict(data)
    return lambda data: None if data is None else {key: inner(one) for key, one in data.items()}


def _noun(kind: Kind) -> Builder:
    builders: list[Builder] = []  # filled when the first is built: a type may hold itself

    def build(data: Json) -> Noun:
        if data is None:
            return None
        if not builders:
            builders.extend(map(_builder, _hints(kind)))
        return kind(*[make(value) for make, value in zip(builders, data, strict=True)])

    return build


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: Kind) -> tuple[Kind, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in _names(kind))
