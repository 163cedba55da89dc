"""The sample circulars, loaded and rendered once for all tests that look at them."""

import functools
from collections.abc import Mapping
from pathlib import Path

from publisher.pipeline.load import Project, load
from publisher.pipeline.render import render

ROOT = Path(__file__).resolve().parent.parent


@functools.cache
def project() -> Project:
    return load(ROOT)


@functools.cache
def rendered(identity: str) -> Mapping[str, bytes]:
    """Return the files of a sample's folder by name ("letter.pdf")."""
    files = render(project().circulars[identity], project())
    return {artefact.path.rsplit("/", 1)[-1]: artefact.data for artefact in files}


def identities() -> list[str]:
    """Return the ids of the samples, found by walking the folder."""
    paths = (ROOT / "circulars").glob("*/[0-9][0-9][0-9][0-9]/*.md")
    return sorted(path.relative_to(ROOT / "circulars").with_suffix("").as_posix() for path in paths)
