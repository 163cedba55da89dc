"""Writing into an output folder so that nobody ever sees half a file or half a circular.

A folder is ours when it holds a manifest of ours; nothing is written into another one that holds
something. Two builds into one folder take turns: the folder is held while one writes. The system
lets go of it when the holder ends, however it ends. A checkout may come from anybody, its `dist/`
too, so no link is followed: what is written, moved or removed lies in the folder itself.
"""

import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from publisher import locking, stopping
from publisher.model.artefact import Artefact
from publisher.model.errors import PublisherError, UsageError
from publisher.model.label import Label

MANIFEST: Final = "manifest.txt"
INDEX: Final = "index.html"
FOLDER: Final = "se"
STAGE: Final = ".tmp-"
_LONGEST_LINE: Final = 4096  # a file of any size may lie there, and call itself our manifest
_LINE: Final = re.compile(r"[0-9a-f]{64}  [^/\n].*")


class OutputError(PublisherError):
    """The output folder cannot be written: permissions, space, or a file in its place."""


class ChangedError(PublisherError):
    """A file changed between reading and writing; what somebody else wrote is kept."""

    def __init__(self, path: str) -> None:
        """Name the file."""
        super().__init__(
            Label(
                f"{path} berubah sejak dibaca; berkas itu dibiarkan, ulangi perintahnya",
                f"{path} changed since it was read; it is left alone, run again",
            )
        )


class BusyError(PublisherError):
    """Another process writes the output folder and does not come to an end."""


class LinkError(OutputError):
    """Something would be written through a symbolic link, that is to another place."""

    def __init__(self, place: Path) -> None:
        """Name the link."""
        super().__init__(
            Label(
                f"{place.as_posix()} adalah tautan (symbolic link); demi keamanan tidak ada yang "
                "ditulis melalui tautan",
                f"{place.as_posix()} is a symbolic link; for safety nothing is written through one",
            )
        )


def claim(output: Path) -> None:
    """Make the output folder ours.

    UsageError where it holds files of somebody else.
    """
    with _guarded(output):
        for below in ("", FOLDER, MANIFEST, INDEX):
            _refuse_links(output, below)
        if output.exists() and not output.is_dir():
            raise _refused(output, Label("itu berkas, bukan folder", "it is a file, not a folder"))
        if not _is_ours(output):
            raise _refused(
                output,
                Label(
                    f"folder itu berisi berkas lain dan tidak punya {MANIFEST} dari program ini; "
                    "pilih folder kosong atau baru dengan --into",
                    f"it holds other files and has no {MANIFEST} of this program; "
                    "choose an empty or new folder with --into",
                ),
            )
        output.mkdir(parents=True, exist_ok=True)
        if not (output / MANIFEST).exists():
            (output / MANIFEST).write_bytes(b"")


def replace_folder(output: Path, below: str, artefacts: Iterable[Artefact]) -> None:
    """Put the artefacts in `output`, taking the place of everything that was under `below`.

    They are written aside first and moved in one step, so an interruption leaves no half circular.
    """
    with _guarded(output), _aside(output) as stage:
        _refuse_links(output, below)
        for artefact in artefacts:
            path = stage / artefact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artefact.data)
        target = output / below
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.replace(stage / "old")
        (stage / below).replace(target)


def remove_folder(output: Path, below: str) -> bool:
    """Remove a folder below `output` and the folders left empty above it; False if absent."""
    target = output / below
    if not target.is_dir():
        return False
    with _guarded(output):
        _refuse_links(output, below)
        with _aside(output) as stage:
            target.replace(stage / "old")
        parent = target.parent
        while parent != output and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
    return True


def remove_file(output: Path, below: str) -> None:
    """Remove one file below `output`, if it is there."""
    with _guarded(output):
        (output / below).unlink(missing_ok=True)


def write_file(output: Path, artefact: Artefact) -> None:
    """Write one file below `output` by way of a name aside."""
    path = output / artefact.path
    aside = path.with_name(f"{STAGE}{path.name}")
    with _guarded(output):
        _refuse_links(output, artefact.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if aside.is_symlink():
            aside.unlink()
        try:
            aside.write_bytes(artefact.data)
            aside.replace(path)
        except OSError:
            aside.unlink(missing_ok=True)
            raise


def rewrite_file(root: Path, path: str, before: bytes, after: bytes) -> None:
    """Put other bytes into a file of the author in one step; its permissions stay.

    ChangedError where it no longer holds the bytes that were read: nothing is ever lost.
    """
    target = root / path
    with _guarded(target):
        _refuse_links(root, path)
        mode = target.stat(follow_symlinks=False).st_mode
        if not stat.S_ISREG(mode) or target.read_bytes() != before:
            raise ChangedError(path)
        number, name = tempfile.mkstemp(prefix=STAGE, dir=target.parent)
        aside = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(after)
                file.flush()
                os.fsync(file.fileno())
            aside.chmod(stat.S_IMODE(mode))
            if target.is_symlink() or target.read_bytes() != before:
                raise ChangedError(path)
            aside.replace(target)
        finally:
            aside.unlink(missing_ok=True)


def manifest(sums: Iterable[tuple[str, str]]) -> Artefact:
    """Return the list of files with their SHA-256, in the form `sha256sum -c` reads."""
    lines = [f"{digest}  {path}\n" for path, digest in sums]
    return Artefact(MANIFEST, "".join(lines).encode("utf-8", "surrogateescape"))


def read(output: Path, path: str) -> bytes:
    """Return the bytes of a file below `output`."""
    with _guarded(output):
        return (output / path).read_bytes()


def remove(output: Path, path: Path) -> None:
    """Remove a file, a link or a whole folder below `output`; a link is not followed."""
    with _guarded(output):
        if path.is_symlink() or path.exists():
            _sweep(path)


def remove_empty(output: Path) -> None:
    """Remove the folders of authorities and years that hold nothing."""
    with _guarded(output):
        for depth in ("*/*", "*"):
            for folder in sorted((output / FOLDER).glob(depth)):
                if folder.is_dir() and not any(folder.iterdir()):
                    folder.rmdir()
        top = output / FOLDER
        if top.is_dir() and not any(top.iterdir()):
            top.rmdir()


@contextmanager
def held(output: Path) -> Iterator[None]:
    """Claim the output folder and keep other builds out of it; BusyError where one stays long."""
    claim(output)
    with ExitStack() as stack:
        with _refused_by_system(output):
            got = stack.enter_context(locking.lock(output))
        if not got:
            raise BusyError(
                Label(
                    f"{output.as_posix()} sedang ditulis oleh proses lain; coba lagi nanti",
                    f"another process is writing {output.as_posix()}; try again later",
                )
            )
        with _guarded(output):
            _sweep_stages(output)
        yield


def _is_ours(output: Path) -> bool:
    """Say whether the folder is absent, empty, or holds a manifest that looks like ours."""
    if not output.exists() or not any(output.iterdir()):
        return True
    manifest_file = output / MANIFEST
    if not manifest_file.is_file():
        return False
    with manifest_file.open(encoding="utf-8", errors="replace") as file:
        lines = iter(lambda: file.readline(_LONGEST_LINE), "")
        return all(_LINE.fullmatch(line.rstrip("\n")) for line in lines)


def _refuse_links(output: Path, below: str) -> None:
    """Raise LinkError where the folder, or a part of the way below it, is a symbolic link."""
    place = output
    for part in ("", *PurePosixPath(below).parts):
        place = place / part
        if place.is_symlink() and (part or not below):
            raise LinkError(place)


def _sweep_stages(output: Path) -> None:
    """Remove what an interrupted build left aside."""
    for left in sorted(output.glob(f"{STAGE}*")):
        if left.name != locking.FILE:
            _sweep(left)


def _sweep(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left)
    else:
        left.unlink()


@contextmanager
def _aside(output: Path) -> Iterator[Path]:
    """Give a folder beside the result, on the same disk, that is gone afterwards."""
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=output))
    try:
        yield stage
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def _guarded(output: Path) -> Iterator[None]:
    """Let no signal come between, and turn what the system refuses into one error."""
    with stopping.WHOLE, _refused_by_system(output):
        yield


@contextmanager
def _refused_by_system(output: Path) -> Iterator[None]:
    """Turn what the system refuses into one error with the folder's name."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(
            Label(
                f"tidak dapat menulis ke {output.as_posix()}: {reason}",
                f"cannot write to {output.as_posix()}: {reason}",
            )
        ) from error


def _refused(output: Path, why: Label) -> UsageError:
    return UsageError(
        Label(
            f"{output.as_posix()} tidak dapat menjadi folder keluaran: {why.id}",
            f"{output.as_posix()} cannot be the output folder: {why.en}",
        )
    )
