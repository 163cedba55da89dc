"""The job of writing mended texts back over their files: none, unless all of them can be."""

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.pipeline.output import ChangedError, rewrite_file
from publisher.sources import folder


class ReadOnlyError(PublisherError):
    """A file that is to be mended may only be read."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__(
            Label(
                f"{path} tidak diubah: berkas hanya dapat dibaca",
                f"{path} is left as it is: the file is read-only",
            )
        )


def rewrite(root: Path, before: Mapping[str, Source], texts: Mapping[str, str]) -> None:
    """Put texts in place of files below `root`.

    ChangedError where a file no longer holds what was read, ReadOnlyError where it is protected.
    """
    held = {path: _held(root, before[path]) for path in sorted(texts)}
    for path, data in held.items():
        rewrite_file(root, path, data, texts[path].encode())


def _held(root: Path, before: Source) -> bytes:
    data = folder.read_bytes(root, before.path)
    if folder.received(before.path, data) != before:
        raise ChangedError(before.path)
    file = root / before.path
    # A file takes the place of a protected one without a word; and root may write everything.
    if not file.lstat().st_mode & stat.S_IWUSR or not os.access(file, os.W_OK):
        raise ReadOnlyError(before.path)
    return data
