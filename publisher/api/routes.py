"""The table of routes, and the way of one request through it: every answer is a value."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from publisher.api import (
    ask,
    changes,
    circular,
    circulars,
    days,
    description,
    in_force,
    lookup,
    verify,
)
from publisher.api.exchange import PREFLIGHT, Request, Response, conditional
from publisher.api.library import Library
from publisher.api.problems import Fault, FaultyError, problem

Work = Callable[[Library, Request, Mapping[str, str]], Response]
TOP: Final = "/api/"


@dataclass(frozen=True, slots=True)
class Route:
    """A method and an address, with what answers it; `{name}` stands for one part of a path."""

    method: str
    path: str
    work: Work


ROUTES: Final = (
    Route("GET", "/api/v1/circulars", circulars.listed),
    Route("GET", "/api/v1/circulars/{authority}/{year}/{slug}", circular.one),
    Route("GET", "/api/v1/in-force", in_force.in_force),
    Route("POST", "/api/v1/ask", ask.ask),
    Route("GET", "/api/v1/days/{authority}/{year}/{month}", days.month),
    Route("GET", "/api/v1/changes", changes.changes),
    Route("GET", "/api/v1/lookup", lookup.lookup),
    Route("GET", "/api/v1/verify/{sha256}", verify.verify),
    Route("GET", "/api/v1/openapi.json", description.openapi),
)


def answered(library: Library, request: Request) -> Response:
    """Return the answer to a request below `/api/`."""
    found = [*_matching(request.path)]
    methods = [one.method for one, _ in found]
    if found and request.method == "OPTIONS":
        return Response(204, (("allow", _allowed(methods)), *PREFLIGHT))
    wanted = "GET" if request.method == "HEAD" else request.method
    site = str(library.head["site"])
    for route, path in found:
        if route.method == wanted:
            try:
                response = route.work(library, request, path)
            except FaultyError as error:
                return problem(site, error.faults)
            return conditional(response, request.headers.get("if-none-match", ""))
    if found:
        return refused(site, _allowed(methods))
    return problem(site, [Fault("not-found")])


def refused(site: str, allowed: str) -> Response:
    """Return that a method is not served at an address, and which are."""
    response = problem(site, [Fault("method-not-allowed", allowed)])
    return Response(response.status, (("allow", allowed), *response.headers), response.body)


def _allowed(methods: list[str]) -> str:
    every = [*methods, *(["HEAD"] if "GET" in methods else []), "OPTIONS"]
    return ", ".join(dict.fromkeys(every))


def _matching(path: str) -> Iterator[tuple[Route, Mapping[str, str]]]:
    """Yield the routes of an address, with the parts that it names."""
    parts = path.split("/")
    for route in ROUTES:
        named = route.path.split("/")
        if len(named) != len(parts):
            continue
        pairs = [*zip(named, parts, strict=True)]
        if all(name == part or (name[:1] == "{" and part) for name, part in pairs):
            yield route, {name[1:-1]: part for name, part in pairs if name[:1] == "{"}
