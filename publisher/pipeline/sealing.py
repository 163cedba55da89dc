"""Rows of a database with a sum by which each is known again: a disk may give back others."""

import json
import sqlite3
import zlib
from typing import Any

from publisher.pipeline.plain import Json


class SpoiltError(sqlite3.DatabaseError):
    """A row is not what was put there."""


def sealed(value: object) -> str:
    """Return a value as a row keeps it, with a sum by which it is known again."""
    data = json.dumps(value)
    return f"{zlib.crc32(data.encode()):08x}{data}"


def opened(data: object) -> Json:
    """Return what was sealed; SpoiltError where it is not that."""
    if not isinstance(data, str) or f"{zlib.crc32(data[8:].encode()):08x}" != data[:8]:
        raise SpoiltError
    return json.loads(data[8:])


def sum_of(name: str, part: str, data: bytes) -> int:
    """Return the sum of a part of a long list, which covers its name."""
    return zlib.crc32(data, zlib.crc32(f"{name} {part}".encode()))


def seal_of(row: tuple[Any, ...]) -> int:
    """Return the sum of the columns of a row."""
    return zlib.crc32(repr(row).encode())


def sound(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return a row that is what was put there; SpoiltError where it is not."""
    if seal_of(row[:-1]) != row[-1]:
        raise SpoiltError
    return row
