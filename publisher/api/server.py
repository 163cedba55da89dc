"""The only door of granian: it reads HTTP, we answer; nothing is logged of what was asked.

Traps met: its file server knows no ETag and keeps everything for a day, so it is not used; a body
is read whole unless it is iterated over; the path comes decoded, whatever it holds; workers are
processes, so what they answer from is made in each of them; it shares an address with whoever
listens there already, so that is looked at first. A header that does not arrive is cut
off by its own time limit, a body by ours.
"""

import asyncio
import socket
import sys
import traceback
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol

from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server import Server

from publisher.api import pages
from publisher.api.ask import MOST
from publisher.api.exchange import ALWAYS, Request, Response
from publisher.api.problems import Fault, problem

_HEADER_WAIT: Final = 10_000  # milliseconds until the head of a request must be there
_BODY_WAIT: Final = 10.0  # seconds until its body must be
_BUFFER: Final = 64 * 1024  # octets of a head that are read at most
_CONNECTIONS: Final = 1_024
_STOP_WAIT: Final = 20  # seconds for what is being answered when the server stops
_THREADS: Final = 4  # of a worker, for what takes computing
_READING: Final = ("GET", "HEAD")


class Office(Protocol):
    """What answers requests."""

    site: str

    def file(self, path: str, known: str) -> Response | None:
        """Return the file at an address at once, None where somebody has to look further."""

    def answer(self, request: Request) -> Response:
        """Return the answer to any request."""


class _Headers(Protocol):
    def get(self, key: str) -> str | None: ...


class _Scope(Protocol):
    method: str
    path: str
    query_string: str
    headers: _Headers


class _Protocol(Protocol):
    def __aiter__(self) -> AsyncIterator[bytes]: ...
    def response_bytes(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None: ...
    def response_empty(self, status: int, headers: list[tuple[str, str]]) -> None: ...


@dataclass(frozen=True)
class Listening:
    """Where a server listens, and with how many processes."""

    host: str
    port: int
    workers: int


class _Application:
    """One worker: files at once, everything else by threads, so that none waits for another."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="answer")

    async def __rsgi__(self, scope: _Scope, protocol: _Protocol) -> None:
        try:
            response = await self._answered(scope, protocol)
        except Exception as error:
            complain("".join(traceback.format_tb(error.__traceback__)) + type(error).__name__)
            response = problem(self._office.site, [Fault("server-fault")])
        response = pages.told(response, scope.path, scope.headers.get("accept") or "")
        headers = [*response.headers, *ALWAYS]
        if response.body:
            protocol.response_bytes(response.status, headers, response.body)
        else:
            protocol.response_empty(response.status, headers)

    async def _answered(self, scope: _Scope, protocol: _Protocol) -> Response:
        method, path, headers = scope.method, scope.path, scope.headers
        if method in _READING:
            found = self._office.file(path, headers.get("if-none-match") or "")
            if found is not None:
                return found
        body = b""
        if method == "POST":
            read = await self._body(headers, protocol)
            if isinstance(read, Response):
                return read
            body = read
        wanted = ("accept", "content-encoding", "content-type", "if-none-match")
        named = {name: headers.get(name) or "" for name in wanted}
        request = Request(method, path, scope.query_string, named, body)
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._pool, self._office.answer, request)

    async def _body(self, headers: _Headers, protocol: _Protocol) -> bytes | Response:
        length = headers.get("content-length") or "0"
        if not length.isdigit() or int(length) > MOST:
            return problem(self._office.site, [Fault("body-too-large")])
        try:
            return await asyncio.wait_for(_read(protocol), _BODY_WAIT)
        except TimeoutError:
            return problem(self._office.site, [Fault("request-slow")])


async def _read(protocol: _Protocol) -> bytes:
    """Return a body, or one octet more than is read at most."""
    found = bytearray()
    async for part in protocol:
        found += part
        if len(found) > MOST:
            break
    return bytes(found[: MOST + 1])


def complain(words: str) -> None:
    """Say on stderr what is wrong: never a message of an error, which may repeat what was asked."""
    sys.stderr.write(f"{words}\n")
    sys.stderr.flush()


def _loaded(open_office: Callable[[], Office], *_: object) -> Callable[..., Any]:
    return _Application(open_office()).__rsgi__


def run(open_office: Callable[[], Office], where: Listening, ready: Callable[[], None]) -> None:
    """Serve until a signal comes; what is being answered then is answered.

    `open_office` is called in every worker; `ready` once the address is taken. OSError where
    somebody else listens there.
    """
    family = socket.AF_INET6 if ":" in where.host else socket.AF_INET
    socket.create_server((where.host, where.port), family=family).close()
    server = Server(
        "office",
        address=where.host,
        port=where.port,
        interface=Interfaces.RSGI,
        workers=where.workers,
        http=HTTPModes.http1,
        websockets=False,
        backlog=_CONNECTIONS,
        backpressure=_CONNECTIONS,
        http1_settings=HTTP1Settings(header_read_timeout=_HEADER_WAIT, max_buffer_size=_BUFFER),
        log_level=LogLevels.warning,
        workers_kill_timeout=_STOP_WAIT,
        respawn_failed_workers=True,
    )
    server.on_startup(ready)
    server.serve(target_loader=partial(_loaded, open_office), wrap_loader=False)
