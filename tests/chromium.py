"""A browser without a window, for tests and pictures of pages, and a place that serves them to it.

Where Chromium is missing, tests are skipped aloud.
"""

import functools
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    "--no-first-run",
)
_RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Yield a browser; a job that runs an event loop of its own has to wait until it is closed."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("chromium is not installed: no page is tried in a browser")
    with sync_playwright() as engine:
        browser = engine.chromium.launch(executable_path=found, args=list(_OPTIONS))
        try:
            yield browser
        finally:
            browser.close()


class _Files(SimpleHTTPRequestHandler):
    """Answers as a web server would: what is not there is the page that says so."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_words):
        """Say nothing: what the browser asks for is seen by the browser."""

    def send_error(self, code, *_words, **_more):
        page = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine alone and yield its address."""
    handler = functools.partial(_Files, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Look:
    """A page in the browser, with all that it said and asked for."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))

    def go(self, path: str) -> Page:
        """Open a path of the site anew and return the page."""
        self.said.clear()
        self.asked.clear()
        self.page.goto(self.address + path)
        return self.page

    @property
    def strangers(self) -> list[str]:
        """Return what was asked of others than the site."""
        return [url for url in self.asked if not url.startswith((self.address, "data:"))]

    def violations(self, axe: str) -> list[list[str]]:
        """Return what axe finds, with the elements."""
        self.page.evaluate(axe)
        options = json.dumps({"runOnly": _RULES, "resultTypes": ["violations"]})
        return self.page.evaluate(
            f"""axe.run(document, {options}).then(all => all.violations.map(
            one => [one.id, ...one.nodes.slice(0, 3).map(node => node.html)]))"""
        )
