"""The job of examining the surroundings: what a drafter's machine has and lacks."""

import importlib.metadata
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.formats.pdf import missing_fonts
from publisher.model.errors import PublisherError, UsageError
from publisher.model.label import Label
from publisher.sources import git

_ENGINES: Final = ("typst", "python-docx", "markdown-it-py", "jinja2", "pypdf")
_ENOUGH_BYTES: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Machine:
    """What is examined: a folder, the encoding of the console, certificates named for a proxy."""

    folder: Path
    encoding: str
    certificates: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing examined; without `needed` its absence only limits."""

    name: Label
    fine: bool
    found: Label
    needed: bool = True


def examine(machine: Machine) -> tuple[Observation, ...]:
    """Return what was seen of the machine and of the folder, in a fixed order."""
    folder = machine.folder
    if not folder.is_dir():
        shown = folder.as_posix()
        raise UsageError(Label(f"tidak ada folder {shown}", f"no such folder: {shown}"))
    return (
        _python(),
        *(_engine(name) for name in _ENGINES),
        _fonts(),
        _writable(folder),
        _space(folder),
        _circulars(folder),
        _history(folder),
        *(_certificate(name, path) for name, path in sorted(machine.certificates.items())),
        _program("soffice", Label("LibreOffice (hanya untuk uji)", "LibreOffice (tests only)")),
        _program("java", Label("Java (hanya untuk uji)", "Java (tests only)")),
        _console(machine.encoding),
    )


def _same(text: str) -> Label:
    return Label(text, text)


def _python() -> Observation:
    version = platform.python_version()
    return Observation(_same("Python"), sys.version_info >= (3, 11), _same(version))


def _engine(name: str) -> Observation:
    try:
        return Observation(_same(name), fine=True, found=_same(importlib.metadata.version(name)))
    except importlib.metadata.PackageNotFoundError:
        return Observation(_same(name), fine=False, found=Label("tidak terpasang", "not installed"))


def _fonts() -> Observation:
    lacking = missing_fonts()
    found = Label("lengkap", "complete") if not lacking else _same(", ".join(lacking))
    return Observation(Label("huruf", "fonts"), not lacking, found)


def _writable(folder: Path) -> Observation:
    name = Label("menulis ke folder", "write access")
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Observation(name, fine=True, found=Label("boleh", "yes"))
    except OSError as error:
        return Observation(name, fine=False, found=_same(error.strerror or str(error)))


def _space(folder: Path) -> Observation:
    free = shutil.disk_usage(folder).free
    found = _same(f"{free // 1_000_000} MB")
    return Observation(Label("ruang kosong", "free space"), free > _ENOUGH_BYTES, found)


def _circulars(folder: Path) -> Observation:
    there = (folder / "circulars").is_dir()
    found = (
        Label("ada", "there")
        if there
        else Label("tidak ada; buat dengan `publisher init`", "none; make it with `publisher init`")
    )
    return Observation(Label("folder circulars/", "folder circulars/"), there, found, needed=False)


def _history(folder: Path) -> Observation:
    name = Label("riwayat Git", "Git history")
    try:
        commit = git.head(folder)
    except PublisherError as error:
        return Observation(name, fine=False, found=error.message, needed=False)
    found = _same(commit[:12]) if commit else Label("tidak ada (boleh)", "none (that is fine)")
    return Observation(name, commit is not None, found, needed=False)


def _certificate(name: str, path: str) -> Observation:
    there = Path(path).exists()
    found = _same(path) if there else Label(f"{path} tidak ada", f"{path} is not there")
    return Observation(Label(f"sertifikat {name}", f"certificate {name}"), there, found)


def _program(name: str, label: Label) -> Observation:
    path = shutil.which(name)
    found = Label("ada", "there") if path else Label("tidak ada", "absent")
    return Observation(label, path is not None, found, needed=False)


def _console(encoding: str) -> Observation:
    fine = encoding.lower().replace("-", "") == "utf8"
    return Observation(Label("layar", "console"), fine, _same(encoding), needed=False)
