"""The page that lists what an output folder holds."""

from pathlib import Path
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.indonesian.letter_number import stem
from publisher.model.circular import Circular
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.pipeline.load import Project
from publisher.pipeline.output import FOLDER
from publisher.pipeline.render import is_renderable
from publisher.portal.index_page import Entry, File, Unbuilt, render

_DRAFT: Final = "Draf, bukan naskah resmi"
_PRESS: Final = "Disusun kembali dari pemberitaan {}, {}; bukan naskah asli"


def listing(project: Project, target: Path, findings: tuple[Diagnostic, ...]) -> bytes:
    """Return the page for what is in `target` now, whenever each letter was rendered."""
    entries: list[Entry] = []
    unbuilt: list[Unbuilt] = []
    for entry in project.entries:
        own = [one for one in findings if one.span.path == entry.source.path]
        if entry.circular and (target / FOLDER / entry.id).is_dir():
            entries.append(_entry(entry.circular, project, target, len(own)))
        elif not is_renderable(entry.circular, project):
            errors = sum(1 for one in own if one.severity is Severity.ERROR)
            unbuilt.append(Unbuilt(entry.source.path, errors))
    return render(entries, unbuilt)


def _entry(circular: Circular, project: Project, target: Path, findings: int) -> Entry:
    authority = project.vocabulary.authorities.get(circular.authority)
    effective = circular.effective
    return Entry(
        id=circular.id,
        authority=authority.label.id if authority else circular.authority,
        number=circular.number,
        title=circular.title.id,
        files=_files(circular, target),
        signed=circular.signed,
        start=effective.start,
        end=effective.end,
        until=effective.until.id if effective.until else "",
        note=_note(circular),
        findings=findings,
        reported=circular.is_press,
    )


def _files(circular: Circular, target: Path) -> tuple[File, ...]:
    """The letter's downloads bear its number; source and policy keep a name that says what."""
    place = f"{FOLDER}/{circular.id}"
    shown = stem(circular.number, circular.id.rsplit("/", 1)[-1])
    files: list[File] = []
    for path in sorted((target / place).iterdir()):
        base, _, suffix = path.name.partition(".")
        name = f"{shown}.{suffix}" if base == "letter" else f"{shown}-{path.name}"
        files.append(File(f"{place}/{path.name}", path.stat().st_size, name))
    return tuple(files)


def _note(circular: Circular) -> str:
    provenance = circular.provenance
    if not circular.is_press:
        return _DRAFT
    day = long_date(provenance.date) if provenance.date else ""
    return _PRESS.format(provenance.ref, day)
