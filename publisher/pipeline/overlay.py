"""The job of trying texts that are not on the disk: what a project would be with them."""

from collections.abc import Mapping
from dataclasses import replace

from publisher.model.source import Source
from publisher.parsing import circular as circular_parsing
from publisher.parsing import references
from publisher.pipeline.load import Entry, Project, identity


def overlaid(project: Project, texts: Mapping[str, Source]) -> Project:
    """Return the project with other texts of circulars, some of which may be new.

    Circulars that name one of them are read anew, too: they may refer to its paragraphs.
    """
    ids = {identity(path) for path in texts}
    sources = {entry.source.path: entry.source for entry in project.entries}
    stale = {p for p, source in sources.items() if any(one in source.text for one in ids)}
    sources.update(texts)
    read = {
        path: circular_parsing.parse(sources[path], project.vocabulary)
        for path in sorted(stale | texts.keys())
    }
    readable = {
        **{name: one for name, one in project.circulars.items() if name not in ids},
        **{one.value.id: one.value for one in read.values() if one.value},
    }
    entries = {entry.source.path: entry for entry in project.entries}
    for path, outcome in read.items():
        source, circular = sources[path], outcome.value
        defects = source.defects + outcome.defects
        if circular:
            linked = references.link(circular, readable)
            circular, defects = linked.value, defects + linked.defects
        entries[path] = Entry(identity(path), source, circular, defects)
    return replace(
        project,
        entries=tuple(entries[path] for path in sorted(entries)),
        sources={**project.sources, **{path: sources[path] for path in read}},
    )
