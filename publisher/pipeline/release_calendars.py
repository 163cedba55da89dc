"""The calendars of authorities in a release: entries of circulars that did not move are taken over.

A circular has a calendar of its own with the same entries, which the release before tells.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from publisher.feeds import calendar
from publisher.model.publication import Publication
from publisher.release import store
from publisher.release.staging import File, Stored

FOLDER: Final = "kalender"
Places = Mapping[str, Iterable[str]]  # where circulars of an authority stand, and which


def calendars(
    whole: Publication,
    own: Mapping[str, Places],
    dirty: frozenset[str],
    tree: Callable[[str], Mapping[str, str]],
    site: Path,
) -> Iterator[File]:
    """Yield the calendar of each authority.

    `own` are its circulars, `dirty` those that moved since the release before, of which `tree`
    gives the files of a folder by their paths.
    """
    kept = tree(FOLDER)
    moved = {name.partition("/")[0] for name in dirty}
    for authority, places in own.items():
        path = calendar.path(authority)
        if path in kept and authority not in moved:
            yield Stored(path, kept[path])
            continue
        made = (
            one
            for folder, names in places.items()
            for one in _entries(whole, names, dirty, tree(f"se/{folder}"), site)
        )
        yield calendar.of_authority(whole, authority, made)


def _entries(
    whole: Publication,
    names: Iterable[str],
    dirty: frozenset[str],
    kept: Mapping[str, str],
    site: Path,
) -> Iterator[bytes]:
    """Yield the entries of circulars of one folder, in order."""
    for name in names:
        sha256 = None if name in dirty else kept.get(calendar.path_of_circular(name))
        if sha256:
            yield calendar.entries_of(store.read(site, sha256))
        else:
            done = calendar.acts(whole, (name,))
            yield calendar.entries(whole, whole.circulars[name], done[name])
