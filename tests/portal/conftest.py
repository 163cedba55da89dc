"""The sample register as a site, published once for all tests that look at its pages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests import corpora
from tests.chromium import Look, chromium, served
from tests.sample_site import MOMENT, project, released

LATER = datetime(2026, 12, 20, 2, tzinfo=UTC)


def _pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
        if path.name != "letter.html"
    }


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """Return the folder of a release of the sample register, as a plain copy of its files."""
    root = project(tmp_path_factory.mktemp("contoh"))
    target = released(root, MOMENT, "salinan")
    released(root, LATER, "nanti")
    return target


@pytest.fixture(scope="session")
def pages(site):
    """Return every page of the release by its path, letters aside."""
    return _pages(site)


@pytest.fixture(scope="session")
def later(site):
    """Return the pages of a release four weeks later; nothing was issued between."""
    return _pages(site.parent / "nanti")


@pytest.fixture(scope="session")
def address(site):
    """Return where the site is served."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def axe():
    """Return the script that finds what hinders people; skipped aloud where it is absent."""
    if not corpora.is_there(corpora.AXE):
        pytest.skip("no axe-core here: python -m tests.corpora fetches it (needs npm)")
    return corpora.axe()


@pytest.fixture(scope="module")
def browser():
    """Return one browser for a file of tests."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def looks(browser, address):
    """Return what opens a look of a width, each once."""
    opened = {}

    def look(width, **more):
        key = (width, *sorted(more.items()))
        if key not in opened:
            view = {"width": width, "height": 800}
            opened[key] = Look(browser.new_context(viewport=view, **more).new_page(), address)
        return opened[key]

    return look
