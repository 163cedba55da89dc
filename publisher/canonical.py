"""Canonical JSON (RFC 8785) and SHA-256: nobody else hashes.

rfc8785 refuses integers of 2**53 and more, because JavaScript would round them: NIP and amounts
are texts.
"""

import hashlib
from typing import Any

import rfc8785


def json_bytes(value: Any) -> bytes:  # noqa: ANN401 - any JSON value
    """Return the canonical bytes of a JSON value."""
    return rfc8785.dumps(value)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 lower-case hex digits."""
    return hashlib.sha256(data).hexdigest()
