"""The job of taking in a text that is no file: it is judged as if it lay in the project."""

from typing import Final

from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.load import Project
from publisher.pipeline.overlay import overlaid
from publisher.sources import folder

MOST: Final = folder.MAX_BYTES + 1
"""Bytes that are read at most: one more than a text may have."""
_NAME: Final = "masukan"


def default_path(project: Project, year: int) -> str:
    """Return where a text lies of which no path is told: with the first of the authorities."""
    authority = min(project.vocabulary.authorities, default="contoh")
    return f"circulars/{authority}/{year}/{_NAME}.md"


def stated(project: Project, path: str) -> str:
    """Return a path as the project spells it; UsageError where no circular may lie there."""
    named = path.replace("\\", "/").removeprefix("./")
    if not named.endswith(".md") or folder.unsafe(project.root, named):
        raise UsageError(
            Label(
                f"--stdin-path {path}: tulis circulars/<instansi>/<tahun>/<nama>.md",
                f"--stdin-path {path}: write circulars/<authority>/<year>/<name>.md",
            )
        )
    return named


def typed_in(project: Project, path: str, data: bytes) -> Project:
    """Return the project with a text at a path, in place of a file that may lie there."""
    return overlaid(project, {path: folder.received(path, data)})
