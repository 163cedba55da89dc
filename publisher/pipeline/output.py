"""Writing into an output folder so that nobody ever sees half a file or half a circular."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from publisher.canonical import sha256
from publisher.model.artefact import Artefact
from publisher.model.errors import PublisherError
from publisher.model.label import Label

MANIFEST = "manifest.txt"
_STAGE = ".tmp"


class OutputError(PublisherError):
    """The output folder cannot be written: permissions, space, or a file in its place."""


def replace_folder(output: Path, below: str, artefacts: Iterable[Artefact]) -> None:
    """Put the artefacts in `output`, taking the place of everything that was under `below`.

    They are written aside first and moved in one step, so an interruption leaves the old files.
    """
    stage = output / _STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)
        for artefact in artefacts:
            path = stage / artefact.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(artefact.data)
        target = output / below
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.replace(stage / "old")
        (stage / below).replace(target)
        shutil.rmtree(stage)
    except OSError as error:
        raise _wrapped(output, error) from error


def remove_folder(output: Path, below: str) -> bool:
    """Remove a folder below `output` and the folders left empty above it; False if absent."""
    target = output / below
    if not target.is_dir():
        return False
    try:
        shutil.rmtree(target)
        parent = target.parent
        while parent != output and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
    except OSError as error:
        raise _wrapped(output, error) from error
    return True


def write_file(output: Path, artefact: Artefact) -> None:
    """Write one file below `output` by way of a name aside."""
    path = output / artefact.path
    aside = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(artefact.data)
        aside.replace(path)
    except OSError as error:
        raise _wrapped(output, error) from error


def files(output: Path) -> Iterator[tuple[str, bytes]]:
    """Yield path (below `output`, with `/`) and bytes of every finished file, sorted by path."""
    found = (path for path in output.rglob("*") if path.is_file() and not path.is_symlink())
    names = sorted(path.relative_to(output).as_posix() for path in found)
    for name in names:
        if not name.startswith(_STAGE) and not name.endswith(".tmp"):
            yield name, (output / name).read_bytes()


def manifest(output: Path) -> Artefact:
    """Return the list of every file with its SHA-256, in the form `sha256sum -c` reads."""
    lines = [f"{sha256(data)}  {name}\n" for name, data in files(output) if name != MANIFEST]
    return Artefact(MANIFEST, "".join(lines).encode())


def _wrapped(output: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(
        Label(
            f"tidak dapat menulis ke {output.as_posix()}: {reason}",
            f"cannot write to {output.as_posix()}: {reason}",
        )
    )
