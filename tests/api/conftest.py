"""The sample site, answered from without a server; the day is the one of its last release."""

import json
from dataclasses import dataclass
from datetime import date

import pytest

from publisher.api.exchange import Request
from publisher.pipeline.serve import Office

TODAY = date(2026, 11, 21)


@dataclass(frozen=True)
class Got:
    """An answer: its status, headers by name, bytes."""

    status: int
    headers: dict
    body: bytes

    @property
    def data(self):
        return json.loads(self.body)

    @property
    def codes(self):
        """The codes of every fault that is told."""
        return [one["code"] for one in self.data["errors"]]


class Desk:
    """Asks an office as the server does: files at once, everything else by its routes."""

    def __init__(self, office):
        self.office = office

    def get(self, path, query="", method="GET", **headers):
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if method in ("GET", "HEAD"):
            found = self.office.file(path, named.get("if-none-match", ""))
            if found is not None:
                return _got(found)
        return _got(self.office.answer(Request(method, path, query, named)))

    def post(self, path, body, media="application/json"):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        headers = {"content-type": media}
        return _got(self.office.answer(Request("POST", path, "", headers, data)))

    def api(self, path, query=""):
        """Return the JSON of an address of the API that is answered."""
        found = self.get(f"/api/v1/{path}", query)
        assert found.status == 200, found.body
        return found.data


def _got(response):
    return Got(response.status, dict(response.headers), response.body)


@pytest.fixture(scope="session")
def office(releases):
    return Office(releases.site, "Asia/Jakarta", lambda _zone: TODAY)


@pytest.fixture(scope="session")
def desk(office):
    return Desk(office)
