"""One Chromium, and the sample site served to it on this machine."""

import functools
import json
import shutil
import tarfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests import corpora
from tests.portal.conftest import site  # noqa: F401 - a fixture is named by who uses it

_CHROMIUM = shutil.which("chromium")
_ARGUMENTS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        pass


@pytest.fixture(scope="session")
def address(site):  # noqa: F811 - a fixture is named by who uses it
    """Return where the site is served."""
    handler = functools.partial(_Quiet, directory=str(site))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def chromium():
    """Return a browser; skipped aloud where there is none."""
    if not _CHROMIUM:
        pytest.skip("no chromium on this machine: the site is not looked at in a browser")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=_CHROMIUM, args=list(_ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """Return the script that finds what hinders people; skipped aloud where it is absent."""
    if not corpora.is_there(corpora.AXE):
        pytest.skip("no axe-core here: python -m tests.corpora fetches it")
    with tarfile.open(corpora.AXE.archive) as archive:
        return archive.extractfile("package/axe.min.js").read().decode()


class Look:
    """A page in the browser, with all that it said and asked for."""

    def __init__(self, page, address):
        self.page, self.address = page, address
        self.said, self.asked = [], []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.said.append(f"failed: {request.url}"))
        page.on("response", self._answered)

    def _answered(self, response):
        if response.status >= 400:
            self.said.append(f"{response.status}: {response.url}")

    def go(self, path):
        """Open a page of the site, or one that is given whole."""
        self.said.clear()
        self.asked.clear()
        self.page.goto(self.address + path)
        return self.page

    @property
    def strangers(self):
        """Return what was asked of others than the site."""
        return [url for url in self.asked if not url.startswith((self.address, "data:"))]

    def violations(self, axe):
        """Return what axe finds, with the elements."""
        self.page.evaluate(axe)
        rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = self.page.evaluate(f"axe.run(document, {{runOnly: {json.dumps(rules)}}})")
        return [
            (one["id"], [node["target"] for node in one["nodes"]]) for one in found["violations"]
        ]


@pytest.fixture(scope="session")
def looks(chromium, address):
    """Return a page for each width, opened once."""
    found = {}
    for width in (320, 360, 1280):
        context = chromium.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
        found[width] = Look(context.new_page(), address)
    return found
