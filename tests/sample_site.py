"""The sample register as a site: a release in a folder, for whoever looks at its pages."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from publisher.pipeline.publish import publish
from tests.samples import ROOT

MOMENT = datetime(2026, 11, 22, 2, tzinfo=UTC)
_NEEDED = ("circulars", "publisher.toml")


def project(target: Path) -> Path:
    """Return a copy of the sample register that can be published."""
    for name in _NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, target / name)
        else:
            shutil.copy(source, target / name)
    return target


def released(root: Path, moment: datetime, name: str) -> Path:
    """Publish a project and return the release as a plain copy of its files."""
    publish(root, root / "site", moment)
    target = root / name
    shutil.copytree(root / "site" / "current", target)
    return target
