"""The job of loading: a folder becomes a project with every circular that can be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publisher import resources
from publisher.model.circular import Circular
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.profile import Forms, Profile
from publisher.model.source import Defect, Source
from publisher.model.vocabulary import Vocabulary
from publisher.parsing import circular as circular_parsing
from publisher.parsing import profile as profile_parsing
from publisher.parsing import references
from publisher.parsing import vocabulary as vocabulary_parsing
from publisher.sources import folder


@dataclass(frozen=True)
class Entry:
    """One file under `circulars/`; `circular` is None where its data does not validate."""

    id: str
    source: Source
    circular: Circular | None
    defects: tuple[Defect, ...]


@dataclass(frozen=True)
class Project:
    """A folder of circulars with everything needed to judge and to render them."""

    root: Path
    vocabulary: Vocabulary
    profiles: Mapping[str, Profile]
    entries: tuple[Entry, ...]
    sources: Mapping[str, Source]
    defects: tuple[Defect, ...]  # of vocabulary and profiles
    emblems: Mapping[str, frozenset[str]]  # slots with a picture, by authority

    @cached_property
    def circulars(self) -> Mapping[str, Circular]:
        """Return the circulars that could be read, by id; kept, because every circular asks."""
        return {entry.id: entry.circular for entry in self.entries if entry.circular}

    def profile(self, circular: Circular) -> Profile | None:
        """Return the look: that of the circular, else its authority, with `look` laid over it."""
        return _profile(circular, self.vocabulary, self.profiles)


def load(root: Path) -> Project:
    """Return the project in a folder that holds `circulars/`; FolderError where there is none."""
    vocabulary_sources = [folder.read(root, path) for path in folder.vocabulary_paths(root)]
    profile_sources = _profile_sources(root)
    vocabulary = vocabulary_parsing.parse(vocabulary_sources, profile_sources.keys())
    profiles = profile_parsing.parse(profile_sources)
    sources = [folder.read(root, path) for path in folder.circular_paths(root)]
    parsed = [(source, circular_parsing.parse(source, vocabulary.value)) for source in sources]
    readable = {outcome.value.id: outcome.value for _, outcome in parsed if outcome.value}

    def forms(circular: Circular) -> Forms:
        profile = _profile(circular, vocabulary.value, profiles.value)
        return profile.forms() if profile else Forms()

    entries: list[Entry] = []
    for source, outcome in parsed:
        defects = source.defects + outcome.defects
        circular = outcome.value
        if circular:
            linked = references.link(circular, readable, forms)
            circular, defects = linked.value, defects + linked.defects
        entries.append(Entry(identity(source.path), source, circular, defects))
    every = [*vocabulary_sources, *profile_sources.values(), *sources]
    return Project(
        root=root,
        vocabulary=vocabulary.value,
        profiles=profiles.value,
        entries=tuple(entries),
        sources={source.path: source for source in every},
        defects=_of(vocabulary_sources) + vocabulary.defects + profiles.defects,
        emblems={name: _slots(root, name) for name in vocabulary.value.authorities},
    )


def _profile(
    circular: Circular, vocabulary: Vocabulary, profiles: Mapping[str, Profile]
) -> Profile | None:
    authority = vocabulary.authorities.get(circular.authority)
    named = circular.profile or (authority.profile if authority else "")
    found = profiles.get(named)
    return found.overridden(circular.look) if found else None


def _slots(root: Path, authority: str) -> frozenset[str]:
    paths = folder.emblem_paths(root, authority)
    return frozenset(path.rsplit("/", 1)[-1].rpartition(".")[0] for path in paths)


def covers(chosen: frozenset[str], path: str) -> bool:
    """Return whether a path is one of the chosen ones or below one; every path if none."""
    return not chosen or any(path == one or path.startswith(f"{one}/") for one in chosen)


def require_any(project: Project, chosen: frozenset[str], *, circulars: bool) -> None:
    """Raise UsageError where the chosen paths hold nothing to work on."""
    paths = [entry.source.path for entry in project.entries] if circulars else project.sources
    for one in sorted(chosen):
        if not any(covers(frozenset({one}), path) for path in paths):
            raise UsageError(
                Label(
                    f"tidak ada surat edaran di {one}; edaran adalah berkas "
                    "circulars/<instansi>/<tahun>/<nama>.md",
                    f"there is no circular in {one}; a circular is a file "
                    "circulars/<authority>/<year>/<name>.md",
                )
            )


def identity(path: str) -> str:
    """Return the id of the circular at a path: below `circulars/`, without `.md`."""
    return path.removeprefix("circulars/").removesuffix(".md")


def _profile_sources(root: Path) -> dict[str, Source]:
    """Shipped looks first; a folder of the same name beside the circulars wins."""
    found: dict[str, Source] = {}
    for place in (resources.folder("templates").parent, root):
        for path in folder.profile_paths(place):
            found[path.split("/")[-2]] = folder.read(place, path)
    return found


def _of(sources: list[Source]) -> tuple[Defect, ...]:
    return tuple(defect for source in sources for defect in source.defects)
