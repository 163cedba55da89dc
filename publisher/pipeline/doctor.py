"""The job of examining the surroundings: what a drafter's machine has and lacks."""

import importlib.metadata
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from publisher.formats.pdf import missing_fonts
from publisher.model.label import Label
from publisher.sources import git

_ENGINES: Final = ("typst", "python-docx", "markdown-it-py", "jinja2", "pypdf")
_ENOUGH_BYTES: Final = 200_000_000


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing examined; without `needed` its absence only limits."""

    name: Label
    fine: bool
    found: Label
    needed: bool = True


def examine(folder: Path, encoding: str) -> tuple[Observation, ...]:
    """Return what was seen of the machine and of the folder, in a fixed order."""
    return (
        _python(),
        *(_engine(name) for name in _ENGINES),
        _fonts(),
        _writable(folder),
        _space(folder),
        _history(folder),
        _program("soffice", Label("LibreOffice (hanya untuk uji)", "LibreOffice (tests only)")),
        _program("java", Label("Java (hanya untuk uji)", "Java (tests only)")),
        _console(encoding),
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
    probe = folder / ".publisher-doctor"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        return Observation(
            Label("menulis ke folder", "write access"), fine=False, found=_same(str(error.strerror))
        )
    return Observation(
        Label("menulis ke folder", "write access"), fine=True, found=Label("boleh", "yes")
    )


def _space(folder: Path) -> Observation:
    free = shutil.disk_usage(folder).free
    found = _same(f"{free // 1_000_000} MB")
    return Observation(Label("ruang kosong", "free space"), free > _ENOUGH_BYTES, found)


def _history(folder: Path) -> Observation:
    commit = git.head(folder)
    found = _same(commit[:12]) if commit else Label("tidak ada (boleh)", "none (that is fine)")
    return Observation(Label("riwayat Git", "Git history"), commit is not None, found, needed=False)


def _program(name: str, label: Label) -> Observation:
    path = shutil.which(name)
    found = Label("ada", "there") if path else Label("tidak ada", "absent")
    return Observation(label, path is not None, found, needed=False)


def _console(encoding: str) -> Observation:
    fine = encoding.lower().replace("-", "") == "utf8"
    return Observation(Label("layar", "console"), fine, _same(encoding), needed=False)
