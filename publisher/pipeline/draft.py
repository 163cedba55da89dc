"""The jobs of beginning: a new folder, a new circular."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from publisher import resources
from publisher.drafting.folders import HOOK, NewAuthority, files
from publisher.drafting.skeletons import Beginning, skeleton
from publisher.model.artefact import Artefact
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.load import Project
from publisher.pipeline.output import write_file

_IDENTITY: Final = re.compile(r"[a-z0-9-]+/[0-9]{4}/[a-z0-9][a-z0-9-]*", re.ASCII)
_OWN_FILES: Final = ("authorities.yaml", "calendars.yaml", "harapan-jaya.yaml")  # of the samples


@dataclass(frozen=True, slots=True)
class Request:
    """What `new` is asked for: path or id, pattern, day, id of the text it acts on."""

    path: str
    pattern: str
    day: date
    parent: str = ""


def new(project: Project, request: Request) -> Path:
    """Write a new circular and return its path; nothing that exists is overwritten."""
    identity = _identity(request.path, project)
    target = project.root / "circulars" / f"{identity}.md"
    if target.exists():
        raise UsageError(
            Label(
                f"circulars/{identity}.md sudah ada dan tidak ditimpa",
                f"circulars/{identity}.md exists and is not overwritten",
            )
        )
    parent = project.circulars.get(request.parent)
    if request.pattern != "new" and parent is None:
        raise UsageError(
            Label(
                f"pola {request.pattern} memerlukan --of ID dari edaran yang ada"
                + (f"; {request.parent} tidak ditemukan" if request.parent else ""),
                f"pattern {request.pattern} needs --of ID of an existing circular"
                + (f"; {request.parent} is not there" if request.parent else ""),
            )
        )
    authority = project.vocabulary.authorities[identity.split("/")[0]]
    place = authority.place or authority.short
    text = skeleton(Beginning(request.pattern, request.day, place, parent))
    write_file(project.root, Artefact(f"circulars/{identity}.md", text.encode()))
    return target


def _identity(path: str, project: Project) -> str:
    identity = path.replace("\\", "/").removeprefix("./").removeprefix("circulars/")
    identity = identity.removesuffix(".md")
    if not _IDENTITY.fullmatch(identity):
        raise UsageError(
            Label(
                f"{path}: tulis instansi/tahun/nama dengan huruf kecil, angka, dan tanda hubung, "
                "misalnya harapan-jaya/2026/jam-kerja",
                f"{path}: write authority/year/name in small letters, digits and hyphens, "
                "for example harapan-jaya/2026/jam-kerja",
            )
        )
    authority = identity.split("/")[0]
    if authority not in project.vocabulary.authorities:
        known = ", ".join(sorted(project.vocabulary.authorities))
        raise UsageError(
            Label(
                f"instansi {authority} tidak ada dalam circulars/vocabulary (ada: {known})",
                f"authority {authority} is not in circulars/vocabulary (there: {known})",
            )
        )
    return identity


def zone(project: Project, path: str) -> str:
    """Return the zone of the authority a new circular's path names."""
    return project.vocabulary.authorities[_identity(path, project).split("/")[0]].tz


def begin(folder: Path, authority: NewAuthority, *, hook: bool) -> tuple[str, ...]:
    """Write a new folder of circulars; return the paths written, existing files left alone."""
    source = resources.folder("circulars") / "vocabulary"
    shared = {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted(source.glob("*.yaml"))
        if path.name not in _OWN_FILES
    }
    written: list[str] = []
    for artefact in files(authority, shared):
        if not (folder / artefact.path).exists():
            write_file(folder, artefact)
            written.append(artefact.path)
    if hook and (folder / ".git").is_dir() and not (folder / ".git/hooks/pre-commit").exists():
        write_file(folder, Artefact(".git/hooks/pre-commit", HOOK.encode()))
        (folder / ".git/hooks/pre-commit").chmod(0o755)
        written.append(".git/hooks/pre-commit")
    return tuple(written)
