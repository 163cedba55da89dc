"""The sample register as a site, published once for all tests that look at its pages."""

import functools
import json
import shutil
import tarfile
import threading
from datetime import UTC, datetime
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from publisher.pipeline.publish import publish
from tests import corpora
from tests.chromium import chromium
from tests.samples import ROOT

FIRST = datetime(2026, 11, 22, 2, tzinfo=UTC)
LATER = datetime(2026, 12, 20, 2, tzinfo=UTC)
_NEEDED = ("circulars", "publisher.toml")


def _project(target: Path) -> Path:
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy(source, target / name)
    return target


def _pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
        if path.name != "letter.html"
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the folder of a release of the sample register, as a plain copy of its files."""
    root = _project(tmp_path_factory.mktemp("contoh"))
    publish(root, root / "site", FIRST)
    target = root / "salinan"
    shutil.copytree(root / "site" / "current", target)
    publish(root, root / "site", LATER)
    shutil.copytree(root / "site" / "current", root / "nanti")
    return target


@pytest.fixture(scope="session")
def pages(site):
    """Return every page of the release by its path, letters aside."""
    return _pages(site)


@pytest.fixture(scope="session")
def later(site):
    """Return the pages of a release four weeks later; nothing was issued between."""
    return _pages(site.parent / "nanti")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        pass


@pytest.fixture(scope="session")
def address(site):
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


@pytest.fixture(scope="module")
def browser():
    """Return one browser for a file of tests."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def looks(browser, address):
    """Return a page for each width, opened once."""
    found = {}
    for width in (320, 360, 1280):
        context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
        found[width] = Look(context.new_page(), address)
    return found
