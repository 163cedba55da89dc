"""The job of building: every circular of a project becomes files in an output folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.canonical import sha256
from publisher.formats import policy_json
from publisher.model.artefact import Artefact
from publisher.model.diagnostic import Diagnostic
from publisher.pipeline import output
from publisher.pipeline.check import check
from publisher.pipeline.listing import FOLDER, listing
from publisher.pipeline.load import Project, load
from publisher.pipeline.render import is_renderable, render

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: ids rendered, ids left out because their data does not validate."""

    rendered: tuple[str, ...]
    left_out: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]


def build(project: Project, target: Path, chosen: frozenset[str], progress: Progress) -> Built:
    """Render the chosen paths (all when empty) into `target`, then list and hash everything.

    A circular whose data does not validate loses its old output and stops no other.
    """
    wanted = [entry for entry in project.entries if covers(chosen, entry.source.path)]
    rendered: list[str] = []
    left_out: list[str] = []
    for done, entry in enumerate(wanted):
        progress(done, len(wanted), entry.id)
        place = f"{FOLDER}/{entry.id}"
        if entry.circular and is_renderable(entry.circular, project):
            output.replace_folder(target, place, render(entry.circular, project).artefacts)
            rendered.append(entry.id)
        else:
            output.remove_folder(target, place)
            left_out.append(entry.id)
    progress(len(wanted), len(wanted), "")
    _remove_strangers(project, target)
    everything = check(project)
    output.write_file(target, Artefact("index.html", listing(project, target, everything)))
    output.write_file(target, output.manifest(target))
    found = tuple(one for one in everything if covers(chosen, one.span.path))
    return Built(tuple(rendered), tuple(left_out), found)


def policies(root: Path) -> Mapping[str, bytes]:
    """Return the exported policy of every circular that can be read, by id."""
    project = load(root)
    return {
        identity: policy_json.render(circular, sha256(circular.source.text.encode()))
        for identity, circular in project.circulars.items()
    }


def covers(chosen: frozenset[str], path: str) -> bool:
    """Return whether a path is one of the chosen ones or below one; every path if none."""
    return not chosen or any(path == one or path.startswith(f"{one}/") for one in chosen)


def _remove_strangers(project: Project, target: Path) -> None:
    """Remove the output of circulars that are no longer there."""
    known = {entry.id for entry in project.entries}
    for path in sorted((target / FOLDER).glob("*/*/*")):
        identity = path.relative_to(target / FOLDER).as_posix()
        if identity not in known:
            output.remove_folder(target, f"{FOLDER}/{identity}")
