"""Every file of a site at its address, and what stands at no address.

`/r/<release>/` and addresses by hash never change; all others are those of the release shown.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final, Protocol

from publisher.api import files, kept, pages, problems
from publisher.api.akn import redirected
from publisher.api.exchange import (
    ALLOWED,
    FROZEN,
    NEVER,
    PREFLIGHT,
    Request,
    Response,
    conditional,
    matches,
    written,
)
from publisher.api.files import Files
from publisher.api.library import Library
from publisher.api.problems import Fault, problem
from publisher.api.routes import refused

_HASH: Final = re.compile(
    r"/by-hash/sha256/([0-9a-f]{64})|/(?:.*/)?([0-9a-f]{64})\.[A-Za-z0-9._@-]+", re.ASCII
)
_NOT_FOUND: Final = "404.html"


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

    def heads(self) -> Iterator[Mapping[str, Any]]:
        """Yield the heads of the releases that are kept, the newest first."""

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
    pinned = kept.ADDRESS.fullmatch(path)
    if pinned:
        return _pinned(shelf.release(pinned[1]), pinned[2])
    found = files.found(shelf.files, path, today(shelf.zone))
    return _standing(files.media(found[0]), found[1], files.cache(found[0])) if found else None


def _pinned(inner: Files | None, path: str | None) -> Standing | None:
    """Return a file of an earlier release; what is kept for ever is never the page of one day."""
    if inner is None or path in (None, "/"):
        return None
    found = files.found(inner, path, None)
    if found is None:
        return None
    return _standing(files.media(found[0]), found[1], FROZEN, kept.latest(found[0]))


def _standing(media: str, sha256: str, cached: str, *more: tuple[str, str]) -> Standing:
    headers = (("content-type", media), ("cache-control", cached), ("etag", f'"{sha256}"'), *more)
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
    day = today(shelf.zone)
    if files.is_folder(shelf.files, request.path, day) or f"{request.path}/" == kept.TOP:
        return _moved(request)
    found = _of_releases(shelf, request, site, day)
    return found or _missing(request, site, "not-found", partial(_not_found, shelf))


def _of_releases(shelf: Shelf, request: Request, site: str, day: date) -> Response | None:
    """Return what is said of the releases that are kept, None where nothing has to be."""
    shown = str(shelf.library.head["release"])
    if request.path == kept.TOP:
        return _known(request, kept.listing(shelf.heads(), shown, shelf.zone))
    pinned = kept.ADDRESS.fullmatch(request.path)
    if pinned is None:
        return None
    name, path = pinned[1], pinned[2]
    inner = shelf.release(name)
    head = next((one for one in shelf.heads() if one["release"] == name), None)
    if inner is None or head is None:
        there = path if path and files.found(shelf.files, path, day) else ""
        return _missing(request, site, "release-unknown", partial(kept.gone, there))
    if path == "/":
        return _known(request, kept.landing(head, inner, shown, shelf.zone))
    return _moved(request) if path is None or files.is_folder(inner, path, None) else None


def _known(request: Request, response: Response) -> Response:
    return conditional(response, request.headers.get("if-none-match", ""))


def _moved(request: Request) -> Response:
    return Response(301, (("location", f"{request.path}/"), ("cache-control", "max-age=300")))


def _not_found(shelf: Shelf) -> bytes:
    own = shelf.files.find(_NOT_FOUND)
    kind = problems.KINDS["not-found"]
    found = shelf.read(own) if own else None
    return found or pages.refusal(kind.status, "not-found", kind.title)


def _missing(request: Request, site: str, code: str, body: Callable[[], bytes]) -> Response:
    """Return that there is nothing, with its page where a browser asked."""
    told = problem(site, [Fault(code)])
    if not pages.wants_page(request.path, request.headers.get("accept", "")):
        return Response(told.status, (*told.headers, pages.VARYING), told.body)
    headers = (("content-type", pages.HTML), ("cache-control", NEVER), pages.VARYING)
    return Response(told.status, headers, body())
