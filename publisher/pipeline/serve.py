"""The job of serving: the release that a site shows, over HTTP, and what needs computing.

Nothing is written and no lock is taken. A release that is switched in is read beside the one that
is answered from, and takes its place when it is ready; one that is damaged does not.
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final

from publisher.api import files, routes, server, site
from publisher.api.exchange import Request, Response, conditional, written
from publisher.api.problems import Fault, problem
from publisher.api.server import Listening
from publisher.api.site import Standing
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.pipeline.served import Served
from publisher.release import searching, store
from publisher.release.faults import DamagedError
from publisher.release.finding import Files
from publisher.release.heads import CURRENT, Head, current, kept, read

Today = Callable[[str], date]
_SEARCH: Final = f"/{searching.LINK}/"
_RELEASES: Final = 8  # earlier releases whose lists are kept in memory
_PATHS: Final = 20_000
_BODIES: Final = 64 << 20  # octets of files that are kept in memory
_LARGE: Final = 2 << 20  # octets of a file that is read anew each time


class NoReleaseError(PublisherError):
    """There is nothing to serve."""

    exit_status = 1


def shown(folder: Path) -> Head:
    """Return the release that a site shows; NoReleaseError where there is none."""
    head = current(folder)
    if head is None:
        raise NoReleaseError(
            Label(
                f"{folder.as_posix()} tidak memuat rilis; jalankan dahulu: publisher publish",
                f"there is no release in {folder.as_posix()}; run first: publisher publish",
            )
        )
    return head


@dataclass
class _Shown:
    """One release that is answered from, with what was read of it for readers of files."""

    library: Served
    files: Files
    zone: str
    folder: Path

    def __post_init__(self) -> None:
        self.release = lru_cache(maxsize=_RELEASES)(self._release)
        self.standing: dict[tuple[str, date | None], Standing] = {}

    def _release(self, name: str) -> Files | None:
        try:
            return Files(self.folder, read(self.folder, name))
        except DamagedError:
            return None

    def heads(self) -> Iterator[Mapping[str, Any]]:
        """Yield the heads of the releases that are kept, the newest first."""
        return kept(self.folder)

    def holds(self, sha256: str) -> bool:
        """Say whether a hash is that of something published."""
        return store.holds(self.folder, sha256)

    def read(self, sha256: str) -> bytes | None:
        """Return the bytes of a hash, None where they are not what they were."""
        try:
            return store.read(self.folder, sha256)
        except DamagedError:
            return None


class Office:
    """Answers every request from the release that is shown."""

    def __init__(self, folder: Path, zone: str, today: Today) -> None:
        """Read the release that is shown."""
        self._folder, self._zone, self._today = folder, zone, today
        self._bodies: dict[str, bytes] = {}
        self._held = 0
        self._lock = threading.Lock()
        self._link = folder / CURRENT
        self._seen = self._link.readlink()
        self._shown = self._opened(None)
        self.site = str(self._shown.library.head["site"])

    def _opened(self, before: Served | None) -> _Shown:
        found = Files(self._folder, shown(self._folder))
        return _Shown(Served(found, self._today, before), found, self._zone, self._folder)

    def _now(self) -> _Shown:
        """Return the release to answer from, and look whether another one is shown by now."""
        try:
            target = self._link.readlink()
        except OSError:
            return self._shown
        if target != self._seen:
            with self._lock:
                if target != self._seen:
                    self._seen = target
                    threading.Thread(target=self._renew, daemon=True).start()
        return self._shown

    def _renew(self) -> None:
        """Read a release that came; where it is damaged the one before is answered from."""
        try:
            self._shown = self._opened(self._shown.library)
        except PublisherError as error:
            server.complain(error.message.text("en"))

    def file(self, path: str, known: str) -> Response | None:
        """Return the file at an address at once, None where somebody has to look further."""
        if path.startswith(routes.TOP):
            return None
        if path.startswith(_SEARCH):
            return self._searched(path.removeprefix(_SEARCH), known)
        now = self._now()
        standing = self._standing(now, path)
        if standing is None:
            return None
        return site.unchanged(standing, known) or self._whole(now, standing)

    def _searched(self, path: str, known: str) -> Response | None:
        """Return a file of the search index, which is of no release."""
        body = searching.read(self._folder, path)
        if body is None:
            return None
        whole = written(body, files.media(path), files.cache_of_index(path))
        return conditional(whole, known)

    def _standing(self, now: _Shown, path: str) -> Standing | None:
        key = (path, self._today(self._zone) if path.endswith("/") else None)
        found = now.standing.get(key)
        if found is None:
            try:
                found = site.placed(now, path, self._today)
            except DamagedError:
                return None
            if found is not None and len(now.standing) < _PATHS:
                now.standing[key] = found
        return found

    def _whole(self, now: _Shown, standing: Standing) -> Response:
        body = self._bodies.get(standing.sha256)
        if body is None:
            body = now.read(standing.sha256)
            if body is None:
                return problem(self.site, [Fault("release-damaged")])
            self._keep(standing.sha256, body)
        return Response(200, standing.response.headers, body)

    def _keep(self, sha256: str, body: bytes) -> None:
        if len(body) > _LARGE:
            return
        if self._held + len(body) > _BODIES:
            self._bodies, self._held = {}, 0
        self._bodies[sha256] = body
        self._held += len(body)

    def answer(self, request: Request) -> Response:
        """Return the answer to any request."""
        now = self._now()
        try:
            if request.path.startswith(routes.TOP):
                return routes.answered(now.library, request)
            return site.elsewhere(now, request, self._today)
        except DamagedError as error:
            server.complain(error.message.text("en"))
            return problem(self.site, [Fault("release-damaged")])


def opened(folder: Path, today: Today) -> Office:
    """Return what answers from the release that a site shows."""
    return Office(folder, zone(shown(folder)), today)


def zone(head: Head) -> str:
    """Return the zone of a site's days, told by its head: `valid_until` is a midnight there."""
    following = date.fromisoformat(head.index["horizon"]) + timedelta(1)
    until = datetime.fromisoformat(head.index["valid_until"])
    hours = round((datetime.combine(following, time(), UTC) - until) / timedelta(hours=1))
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


def serve(folder: Path, today: Today, where: Listening, ready: Callable[[Head], None]) -> None:
    """Serve a site until a signal comes; NoReleaseError where there is nothing to serve."""
    head = shown(folder)
    server.run(partial(opened, folder, today), where, partial(ready, head))
