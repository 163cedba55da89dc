"""The jobs of beginning: a new folder, a new circular."""

import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from publisher import resources
from publisher.drafting.folders import HOOK, SHARED, NewAuthority, files
from publisher.drafting.skeletons import Beginning, skeleton
from publisher.model.artefact import Artefact
from publisher.model.circular import Circular
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.source import Source
from publisher.model.vocabulary import Authority
from publisher.pipeline.formatting import tidy
from publisher.pipeline.load import Project
from publisher.pipeline.output import write_file
from publisher.pipeline.prepared import register
from publisher.register.build import timeline
from publisher.register.knowledge import reach
from publisher.register.status import standing
from publisher.sources import folder as folders

_IDENTITY: Final = re.compile(r"[a-z0-9][a-z0-9-]*/[0-9]{4}/[a-z0-9][a-z0-9-]*", re.ASCII)
_AUTHORITY: Final = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_RESERVED: Final = frozenset({"vocabulary", "issued", "emblem"})


@dataclass(frozen=True, slots=True)
class Request:
    """What `new` is asked for: path or id, pattern, day, id of the text it acts on."""

    path: str
    pattern: str
    day: date
    parent: str = ""


def new(project: Project, request: Request) -> Path:
    """Write a new circular and return its path; nothing that exists is overwritten."""
    identity = _identity(request.path)
    authority = _authority(identity, project)
    path = f"circulars/{identity}.md"
    if (project.root / path).exists():
        raise UsageError(
            Label(f"{path} sudah ada dan tidak ditimpa", f"{path} exists and is not overwritten")
        )
    parent = _parent(project, request)
    place = authority.place or authority.short
    verbs = project.vocabulary.verbs
    text = skeleton(Beginning(request.pattern, request.day, place, parent, verbs))
    tidied = tidy(Source(path, text), text.encode(), project.vocabulary)
    write_file(project.root, Artefact(path, tidied.after or tidied.before))
    return project.root / path


def zone(project: Project, path: str) -> str:
    """Return the zone of the authority a new circular's path names."""
    return _authority(_identity(path), project).tz


def _identity(path: str) -> str:
    identity = path.replace("\\", "/").rstrip("/").removeprefix("./").removeprefix("circulars/")
    identity = identity.removesuffix(".md")
    unsafe = folders.unsafe(Path(), f"circulars/{identity}.md")
    if not _IDENTITY.fullmatch(identity) or unsafe not in ("", "link"):
        raise UsageError(
            Label(
                f"{path}: tulis instansi/tahun/nama dengan huruf kecil, angka, dan tanda hubung, "
                "misalnya harapan-jaya/2026/jam-kerja",
                f"{path}: write authority/year/name in small letters, digits and hyphens, "
                "for example harapan-jaya/2026/jam-kerja",
            )
        )
    return identity


def _authority(identity: str, project: Project) -> Authority:
    name = identity.split("/", maxsplit=1)[0]
    known = project.vocabulary.authorities
    if name not in known:
        names = ", ".join(sorted(known)) or "-"
        raise UsageError(
            Label(
                f"instansi {name} tidak ada dalam circulars/vocabulary (ada: {names})",
                f"authority {name} is not in circulars/vocabulary (there: {names})",
            )
        )
    return known[name]


def _parent(project: Project, request: Request) -> Circular | None:
    """Return the text the new one acts on; UsageError where there is none it can act on."""
    pattern = request.pattern
    if pattern == "new":
        if request.parent:
            raise UsageError(
                Label(
                    "--of hanya untuk --pattern extension, amendment, dan revocation",
                    "--of goes with --pattern extension, amendment and revocation only",
                )
            )
        return None
    if not request.parent:
        raise UsageError(
            Label(
                f"pola {pattern} memerlukan --of ID, yaitu id edaran yang diubahnya, misalnya "
                "harapan-jaya/2026/jam-kerja",
                f"pattern {pattern} needs --of ID, the id of the circular it acts on, such as "
                "harapan-jaya/2026/jam-kerja",
            )
        )
    parent = _lasting(project, _existing(project, _identity(request.parent)))
    if pattern == "extension" and parent.effective.end is None:
        raise UsageError(
            Label(
                f"{parent.id} tidak punya tanggal akhir, sehingga tidak ada masa berlaku yang "
                "dapat diperpanjang; pakai --pattern amendment atau revocation",
                f"{parent.id} has no last day, so there is no period to extend; "
                "use --pattern amendment or revocation",
            )
        )
    return parent


def _lasting(project: Project, parent: Circular) -> Circular:
    """Return a circular with the last day that it really has: others may have extended it."""
    end = parent.effective.end
    if end is None or parent.id not in project.agenda.newest:
        return parent
    authorities, issuer = project.vocabulary.authorities, parent.authority
    known = timeline(register(project.root, reach(authorities, issuer)), authorities, issuer)
    runs = standing(parent.id, known.courses.get(parent.id, ())).runs
    if not runs or runs[-1].last <= end:
        return parent
    last = None if runs[-1].is_open else runs[-1].last
    return replace(parent, effective=replace(parent.effective, end=last))


def _existing(project: Project, identity: str) -> Circular:
    found = project.circulars.get(identity)
    if found:
        return found
    if any(entry.id == identity for entry in project.entries):
        raise UsageError(
            Label(
                f"data {identity} masih salah; perbaiki dahulu: "
                f"publisher check circulars/{identity}.md",
                f"the data of {identity} is wrong; mend it first: "
                f"publisher check circulars/{identity}.md",
            )
        )
    raise UsageError(
        Label(
            f"edaran {identity} tidak ditemukan di circulars/",
            f"there is no circular {identity} in circulars/",
        )
    )


def begin(folder: Path, authority: NewAuthority, *, hook: str = "") -> tuple[str, ...]:
    """Write a new folder of circulars; return the paths written, existing files left alone.

    `hook` is the command that a Git hook runs, empty for no hook.
    """
    _require_sound(authority)
    if hook and not (folder / ".git").is_dir():
        raise UsageError(
            Label(
                f"{folder.as_posix()} bukan folder Git (tidak ada .git/), jadi --hook tidak dapat "
                "dipasang",
                f"{folder.as_posix()} is no Git folder (no .git/), so --hook cannot be set",
            )
        )
    source = resources.folder("circulars") / "vocabulary"
    shared = {name: (source / name).read_text(encoding="utf-8") for name in SHARED}
    written: list[str] = []
    for artefact in files(authority, shared):
        if not (folder / artefact.path).exists():
            write_file(folder, artefact)
            written.append(artefact.path)
    place = ".git/hooks/pre-commit"
    if hook and not (folder / place).exists():
        write_file(folder, Artefact(place, HOOK.format(command=hook).encode()))
        (folder / place).chmod(0o755)
        written.append(place)
    return tuple(written)


def _require_sound(authority: NewAuthority) -> None:
    unsafe = folders.unsafe(Path(), f"circulars/{authority.id}")
    if not _AUTHORITY.fullmatch(authority.id) or authority.id in _RESERVED or unsafe == "device":
        raise UsageError(
            Label(
                f"nama folder {authority.id!r}: pakai huruf kecil, angka, dan tanda hubung, "
                "misalnya kabupaten-contoh",
                f"folder name {authority.id!r}: use small letters, digits and hyphens, "
                "for example kabupaten-contoh",
            )
        )
    if not authority.government.strip() or not authority.place.strip():
        raise UsageError(
            Label(
                "nama pemerintah dan tempat kedudukan tidak boleh kosong",
                "the government and its seat must not be empty",
            )
        )
    shipped = folders.profile_paths(resources.folder("templates").parent)
    profiles = sorted(path.split("/")[-2] for path in shipped)
    if authority.profile not in profiles:
        raise UsageError(
            Label(
                f"tampilan {authority.profile} tidak ada; pilih {', '.join(profiles)}",
                f"there is no look {authority.profile}; choose {', '.join(profiles)}",
            )
        )
