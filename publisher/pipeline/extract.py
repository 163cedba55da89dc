"""The job of taking data and source out of a letter."""

from pathlib import Path

from publisher.drafting.pdf_in import extract as attachments
from publisher.model.artefact import Artefact
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.pipeline.output import write_file


class UnreadableError(PublisherError):
    """The file named cannot be read at all."""


def extract(file: Path, into: Path) -> tuple[Path, ...]:
    """Write the attachments of a letter into a folder and return their paths."""
    try:
        data = file.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableError(
            Label(f"{file} tidak dapat dibaca: {reason}", f"cannot read {file}: {reason}")
        ) from error
    found = attachments(data)
    for name in sorted(found):
        write_file(into, Artefact(name, found[name]))
    return tuple(into / name for name in sorted(found))
