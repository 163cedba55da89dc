"""Writing mended texts back over their files: each whole or not at all.

A file is replaced only where it still holds what was read, is no link and may be written. The
new text lies beside it first, with the same permissions, and takes its place in one step.
"""

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.sources import folder


class FileRefusedError(PublisherError):
    """A file cannot be written back: it changed, it is read-only, or the system refuses."""


def rewrite(root: Path, before: Mapping[str, Source], texts: Mapping[str, str]) -> None:
    """Put texts in place of files below `root`; none is touched unless all of them can be."""
    for path in sorted(texts):
        _require_writable(root, path)
        _require_unchanged(root, before[path])
    for path in sorted(texts):
        _require_unchanged(root, before[path])
        try:
            _replace(root / path, texts[path].encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise _refused(path, Label(reason, reason)) from error


def _require_unchanged(root: Path, before: Source) -> None:
    if folder.read(root, before.path) != before:
        raise _refused(
            before.path,
            Label(
                "isinya berubah sejak dibaca; simpan di penyunting, lalu jalankan lagi",
                "it changed since it was read; save it in the editor and run this again",
            ),
        )


def _require_writable(root: Path, path: str) -> None:
    file = root / path
    try:
        mode = file.lstat().st_mode
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(path, Label(reason, reason)) from error
    if not mode & stat.S_IWUSR or not os.access(file, os.W_OK):
        raise _refused(path, Label("berkas hanya dapat dibaca", "the file is read-only"))


def _replace(file: Path, data: bytes) -> None:
    mode = stat.S_IMODE(file.lstat().st_mode)
    number, name = tempfile.mkstemp(prefix=".tmp-", dir=file.parent)
    aside = Path(name)
    try:
        with os.fdopen(number, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        aside.chmod(mode)
        aside.replace(file)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _refused(path: str, why: Label) -> FileRefusedError:
    return FileRefusedError(
        Label(f"{path} tidak diubah: {why.id}", f"{path} is left as it is: {why.en}")
    )
