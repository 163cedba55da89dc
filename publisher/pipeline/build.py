"""The job of building: every circular of a project becomes files in an output folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.canonical import sha256
from publisher.formats import policy_json
from publisher.model.artefact import Artefact
from publisher.model.diagnostic import Diagnostic
from publisher.model.errors import PublisherError
from publisher.pipeline import output
from publisher.pipeline.check import check
from publisher.pipeline.listing import listing
from publisher.pipeline.load import Entry, Project, covers, load, require_any
from publisher.pipeline.render import is_renderable, render

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Failure:
    """A circular whose letter could not be made although its data validates, and why."""

    id: str
    path: str
    fault: Exception


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: ids rendered, ids left out because their data does not validate, faults.

    `files` counts everything of ours that the output folder holds now, its manifest included.
    """

    rendered: tuple[str, ...]
    left_out: tuple[str, ...]
    failed: tuple[Failure, ...]
    diagnostics: tuple[Diagnostic, ...]
    files: int


def build(project: Project, target: Path, chosen: frozenset[str], progress: Progress) -> Built:
    """Render the chosen paths (all when empty) into `target`, then list and hash everything.

    A circular whose data does not validate, or whose letter cannot be made, loses its old output
    and stops no other.
    """
    require_any(project, chosen, circulars=bool(project.entries))
    output.claim(target)
    wanted = [entry for entry in project.entries if covers(chosen, entry.source.path)]
    rendered: list[str] = []
    left_out: list[str] = []
    failed: list[Failure] = []
    for done, entry in enumerate(wanted):
        progress(done, len(wanted), entry.id)
        made = _made(entry, project)
        if isinstance(made, tuple):
            output.replace_folder(target, _place(entry.id), made)
            rendered.append(entry.id)
            continue
        output.remove_folder(target, _place(entry.id))
        if made:
            failed.append(made)
        else:
            left_out.append(entry.id)
    progress(len(wanted), len(wanted), "")
    _remove_strangers(project, target)
    everything = check(project)
    files = _list(project, target, everything)
    found = tuple(one for one in everything if covers(chosen, one.span.path))
    return Built(tuple(rendered), tuple(left_out), tuple(failed), found, files)


def policies(root: Path) -> Mapping[str, bytes]:
    """Return the exported policy of every circular that can be read, by id."""
    project = load(root)
    return {
        identity: policy_json.render(circular, sha256(circular.source.text.encode()))
        for identity, circular in project.circulars.items()
    }


def _made(entry: Entry, project: Project) -> tuple[Artefact, ...] | Failure | None:
    """Return the files of a circular, why they cannot be made, or None: its data is wrong."""
    circular = entry.circular
    if circular is None or not is_renderable(circular, project):
        return None
    try:
        return render(circular, project)
    except Exception as fault:
        if not isinstance(fault, PublisherError):
            fault.add_note(f"publisher: {entry.source.path}")
        return Failure(entry.id, entry.source.path, fault)


def _list(project: Project, target: Path, findings: tuple[Diagnostic, ...]) -> int:
    """Write the page and the manifest; return how many files the folder then holds."""
    output.write_file(target, Artefact(output.INDEX, listing(project, target, findings)))
    manifest = output.manifest(target)
    output.write_file(target, manifest)
    return manifest.data.count(b"\n") + 1


def _place(identity: str) -> str:
    return f"{output.FOLDER}/{identity}"


def _remove_strangers(project: Project, target: Path) -> None:
    """Remove the output of circulars that are no longer there."""
    known = {entry.id for entry in project.entries}
    for path in sorted((target / output.FOLDER).glob("*/*/*")):
        identity = path.relative_to(target / output.FOLDER).as_posix()
        if identity not in known:
            output.remove_folder(target, _place(identity))
