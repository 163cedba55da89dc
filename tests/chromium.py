"""A browser without a window, for tests of pages; where it is missing they are skipped aloud."""

import shutil
from contextlib import contextmanager

import pytest
from playwright.sync_api import sync_playwright

_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
)


@contextmanager
def chromium():
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
