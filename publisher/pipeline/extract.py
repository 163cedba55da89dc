"""The job of taking data and source out of a letter."""

from pathlib import Path
from typing import Final

from publisher.drafting.pdf_in import extract as attachments
from publisher.model.artefact import Artefact
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.output import write_file
from publisher.sources.folder import read_any

MAX_BYTES: Final = 64 * 1024 * 1024
"""A letter has a few hundred kilobytes; what is far larger is none."""


def extract(file: Path, into: Path) -> tuple[Path, ...]:
    """Write the attachments of a letter into a folder and return their paths.

    UsageError where a file of the same name and other content is there: nothing is overwritten.
    """
    found = attachments(read_any(file, MAX_BYTES))
    for name in sorted(found):
        _refuse_other(into / name, found[name])
    for name in sorted(found):
        write_file(into, Artefact(name, found[name]))
    return tuple(into / name for name in sorted(found))


def _refuse_other(path: Path, data: bytes) -> None:
    if path.exists() and not (path.is_file() and path.read_bytes() == data):
        raise UsageError(
            Label(
                f"{path.as_posix()} sudah ada dan isinya lain; pilih folder lain dengan --into",
                f"{path.as_posix()} exists with other content; choose a folder with --into",
            )
        )
