"""Canonical JSON (RFC 8785) and SHA-256: nobody else hashes.

rfc8785 refuses integers of 2**53 and more, because JavaScript would round them: NIP and amounts
are texts. It is written in Python; the encoder of `json` gives the same bytes in a third of the
time where there is neither a fraction nor a key beyond ASCII, which is nearly everywhere.
"""

import hashlib
import json
from typing import Any, BinaryIO, Final

import rfc8785

_LARGEST: Final = 2**53 - 1
_TEXT: Final = frozenset((str,))
_PLAIN: Final = (str, bool, type(None))
_BLOCK: Final = 1 << 20


def json_bytes(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return the canonical bytes of a JSON value."""
    if _is_simple(value):
        try:
            return json.dumps(
                value, ensure_ascii=False, sort_keys=True, separators=(",", ":")
            ).encode()
        except UnicodeEncodeError:  # half a sign: refused in the other's words
            pass
    return rfc8785.dumps(value)


def _is_simple(value: Any) -> bool:  # noqa: ANN401 - any JSON value
    """Return whether both encoders give the same: sort alike, and write the same numbers."""
    waiting = [value]
    for one in waiting:  # it grows under way
        kind = type(one)
        if kind is dict:
            if not (_TEXT.issuperset(map(type, one)) and "".join(one).isascii()):
                return False
            waiting += [inner for inner in one.values() if type(inner) is not str]
        elif kind is list or kind is tuple:
            waiting += [inner for inner in one if type(inner) is not str]
        elif kind is int:
            if not -_LARGEST <= one <= _LARGEST:
                return False
        elif kind not in _PLAIN:
            return False
    return True


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()


def begun(file: BinaryIO, size: int) -> "hashlib._Hash":
    """Return the SHA-256 of the next so many bytes of a file, to go on from; few are held."""
    found = hashlib.sha256()
    while size > 0 and (block := file.read(min(size, _BLOCK))):
        found.update(block)
        size -= len(block)
    return found
