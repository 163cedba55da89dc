"""Every file of a site at its address, and what stands at no address.

`/r/<release>/` and addresses by hash never change; all others are those of the release shown.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from publisher.api import files, problems
from publisher.api.akn import redirected
from publisher.api.exchange import (
    ALLOWED,
    FROZEN,
    PREFLIGHT,
    Request,
    Response,
    matches,
    written,
)
from publisher.api.files import Files
from publisher.api.library import Library
from publisher.api.problems import Fault, problem
from publisher.api.routes import refused

_RELEASE: Final = re.compile(r"/r/([0-9]{6}-[0-9a-f]{16})(/.*)", re.ASCII)
_HASH: Final = re.compile(
    r"/by-hash/sha256/([0-9a-f]{64})|/(?:.*/)?([0-9a-f]{64})\.[A-Za-z0-9._@-]+", re.ASCII
)
_NOT_FOUND: Final = "404.html"
_PAGE: Final = """\
<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Halaman tidak ditemukan</title>
<h1>Halaman tidak ditemukan</h1>
<p>Tidak ada apa pun di alamat ini. Mulailah dari <a href="/">beranda</a>.</p>
<p lang="en">There is nothing at this address. Start from the <a href="/">home page</a>.</p>
</html>
"""


class Shelf(Protocol):
    """The files of a site."""

    @property
    def library(self) -> Library:
        """Return the release read."""

    @property
    def files(self) -> Files:
        """Return the files of the release that is shown."""

    @property
    def zone(self) -> str:
        """Return the zone of the site's days."""

    def release(self, name: str) -> Files | None:
        """Return the files of a release by its name, None where it is not kept."""

    def holds(self, sha256: str) -> bool:
        """Say whether a hash is that of something published."""

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a hash, None where they are not what they were."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at an address: its hash, and the headers it goes with."""

    sha256: str
    response: Response


def placed(shelf: Shelf, path: str, today: Callable[[str], date]) -> Standing | None:
    """Return the file at an address, without its bytes; None where there is none."""
    if not path.startswith("/"):
        return None
    hashed = _HASH.fullmatch(path)
    if hashed:
        sha256 = hashed[1] or hashed[2]
        if shelf.holds(sha256):
            return _standing(files.UNKNOWN, sha256, FROZEN)
    pinned = _RELEASE.fullmatch(path)
    inner = shelf.release(pinned[1]) if pinned else shelf.files
    if inner is None:
        return None
    # What is kept for ever is never the page of one day.
    found = files.found(inner, *((pinned[2], None) if pinned else (path, today(shelf.zone))))
    if found is None:
        return None
    name, sha256 = found
    return _standing(files.media(name), sha256, FROZEN if pinned else files.cache(name))


def _standing(media: str, sha256: str, cached: str) -> Standing:
    headers = (("content-type", media), ("cache-control", cached), ("etag", f'"{sha256}"'))
    return Standing(sha256, Response(200, headers))


def unchanged(standing: Standing, known: str) -> Response | None:
    """Return that a reader has a file already, None where it has not."""
    kept = standing.response.headers[1:]
    return Response(304, kept) if known and matches(known, kept[1][1]) else None


def elsewhere(shelf: Shelf, request: Request, today: Callable[[str], date]) -> Response:
    """Return what to say at an address where no file stands, or of a method that reads none."""
    site = str(shelf.library.head["site"])
    if request.method == "OPTIONS":
        return Response(204, (("allow", ALLOWED), *PREFLIGHT))
    if request.method not in ("GET", "HEAD"):
        return refused(site, "GET, HEAD, OPTIONS")
    code = request.path.removeprefix(problems.PAGES)
    if request.path.startswith(problems.PAGES) and code in problems.KINDS:
        return written(problems.page(code).encode(), "text/plain; charset=utf-8")
    if request.path.startswith("/akn/"):
        found = redirected(shelf.library, request.path)
        if found:
            return found
    if files.is_folder(shelf.files, request.path, today(shelf.zone)):
        return Response(301, (("location", f"{request.path}/"), ("cache-control", "max-age=300")))
    return _missing(shelf, request, site)


def _missing(shelf: Shelf, request: Request, site: str) -> Response:
    if "text/html" not in request.headers.get("accept", ""):
        return _varying(problem(site, [Fault("not-found")]))
    own = shelf.files.find(_NOT_FOUND)
    body = (shelf.read(own) if own else None) or _PAGE.encode()
    headers = (("content-type", files.media(_NOT_FOUND)), ("cache-control", "no-store"))
    return _varying(Response(404, headers, body))


def _varying(response: Response) -> Response:
    return Response(response.status, (*response.headers, ("vary", "Accept")), response.body)
