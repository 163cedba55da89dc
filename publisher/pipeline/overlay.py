"""The job of trying texts that are not on the disk: what a project would be with them."""

from collections.abc import Mapping
from dataclasses import replace

from publisher.model.register import Issued
from publisher.model.source import Source
from publisher.pipeline import agenda
from publisher.pipeline.inputs import identity
from publisher.pipeline.load import Project, entry, linked


def standing(project: Project, sources: Mapping[str, Source]) -> Mapping[str, Issued]:
    """Return what the agenda book says of the circulars where these are their texts."""
    beside = {identity(path): source for path, source in sources.items()}
    return agenda.issued(project.root, project.agenda, beside)


def overlaid(project: Project, texts: Mapping[str, Source]) -> Project:
    """Return the project with other texts of circulars, some of which may be new.

    Circulars that name one of them are read anew, too: they may refer to its paragraphs.
    """
    ids = {identity(path) for path in texts}
    sources = {one.source.path: one.source for one in project.entries}
    stale = {p for p, source in sources.items() if any(one in source.text for one in ids)}
    sources.update(texts)
    issued = standing(project, sources)
    read = {
        path: entry(sources[path], project.vocabulary, issued.get(identity(path)))
        for path in sorted(stale | texts.keys())
    }
    kept = [one for name, one in project.circulars.items() if name not in ids]
    readable = (*kept, *(one.circular for one in read.values() if one.circular))
    cards = {one.id: project.card(one) for one in readable}
    entries = {one.source.path: one for one in project.entries}
    entries.update((path, linked(one, cards, project)) for path, one in read.items())
    return replace(
        project,
        entries=tuple(entries[path] for path in sorted(entries)),
        sources={**project.sources, **{path: sources[path] for path in read}},
        issued=issued,
    )
