"""Nouns of the model as plain JSON and back, by the types of their fields; nothing is executed.

What is kept from one command to the next is read this way: whoever writes the file can make an
answer wrong, and no more.
"""

import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

Json = Any
Kind = Any
Noun = Any
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
    if data is None:
        return None
    origin: Kind = get_origin(kind)
    if origin in _UNIONS:
        return built(next(one for one in get_args(kind) if one is not type(None)), data)
    if origin:
        return _gathered(origin, get_args(kind), data)
    if kind in (date, datetime):
        return kind.fromisoformat(data)
    return _noun(kind, data) if is_dataclass(kind) else data


def _gathered(origin: Kind, kinds: Sequence[Kind], data: Json) -> Noun:
    if origin is frozenset:
        return frozenset(data)
    if origin is tuple:
        return tuple(built(kinds[0], one) for one in data)
    return {key: built(kinds[1], one) for key, one in data.items()}


def _noun(kind: Kind, data: Json) -> Noun:
    values = zip(_hints(kind), data, strict=True)
    return kind(*(built(one, value) for one, value in values))


@cache
def _names(kind: Kind) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _hints(kind: Kind) -> tuple[Kind, ...]:
    hints = get_type_hints(kind)
    return tuple(hints[name] for name in _names(kind))
