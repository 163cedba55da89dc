"""What is asked over HTTP and what is answered, as values: no server, no socket is known here."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from publisher import canonical

Json = Mapping[str, Any]
Headers = tuple[tuple[str, str], ...]

FROZEN: Final = "public, max-age=31536000, immutable"
HEAD: Final = "max-age=60, must-revalidate"
PAGE: Final = "max-age=300, must-revalidate"
NEVER: Final = "no-store"

ALLOWED: Final = "GET, HEAD, POST, OPTIONS"
# What every answer carries, whoever reads it: foreign origins may read, and nothing is guessed at.
ALWAYS: Final[Headers] = (
    ("access-control-allow-origin", "*"),
    ("access-control-expose-headers", "ETag, Location, Link, Allow"),
    ("x-content-type-options", "nosniff"),
    (
        "content-security-policy",
        "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    ("referrer-policy", "no-referrer"),
)
PREFLIGHT: Final[Headers] = (
    ("access-control-allow-methods", ALLOWED),
    ("access-control-allow-headers", "Accept, Content-Type, If-None-Match"),
    ("access-control-max-age", "86400"),
)


@dataclass(frozen=True, slots=True)
class Request:
    """One request; the path is decoded, the query is not, names of headers are in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer; `headers` come beside those that every answer carries."""

    status: int
    headers: Headers
    body: bytes = b""


def documented(data: Json, cache: str = HEAD, media: str = "application/json") -> Response:
    """Return JSON as an answer; one that may be kept has its SHA-256 as its ETag."""
    body = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return written(body, media, cache)


def written(body: bytes, media: str, cache: str = HEAD) -> Response:
    """Return bytes as an answer; those that may be kept have their SHA-256 as ETag."""
    headers: Headers = (("content-type", media), ("cache-control", cache))
    if cache != NEVER:
        headers = (*headers, ("etag", f'"{canonical.sha256(body)}"'))
    return Response(200, headers, body)


def conditional(response: Response, known: str) -> Response:
    """Return an answer, or that nothing is new where the reader has it already."""
    etag = dict(response.headers).get("etag", "")
    if response.status == 200 and etag and matches(known, etag):
        kept = tuple(one for one in response.headers if one[0] != "content-type")
        return Response(304, kept)
    return response


def matches(known: str, etag: str) -> bool:
    """Say whether a list of ETags names one; a proxy may have made its mark a weak one."""
    if known == etag:
        return True
    listed = (one.strip().removeprefix("W/") for one in known.split(","))
    return any(one in (etag, "*") for one in listed)
