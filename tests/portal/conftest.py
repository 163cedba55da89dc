"""The sample register as a site, published once for all tests that look at its pages."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from publisher.pipeline.publish import publish
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
