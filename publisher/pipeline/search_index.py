"""The job of making the search index: from the release that is shown, and from nothing else.

It follows the switch and may be late: what it finds leads to pages that say what holds. Without it
a site is whole; its lists need no script.
"""

import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from publisher import stopping
from publisher.disk import Disk
from publisher.indonesian.dates import long_date
from publisher.parsing import feed_state, record
from publisher.portal import search_engine, words
from publisher.portal.search_records import VERSION, Names, Record, page
from publisher.release import searching, store, trees
from publisher.release.faults import nothing_shown
from publisher.release.heads import Head, current, newest

Json = Mapping[str, Any]
_CIRCULARS: Final = "se/"
_NUMBERS: Final = "feed/numbers/"


@dataclass(frozen=True, slots=True)
class Indexed:
    """What was made: for which release, how many circulars are found, of how many octets."""

    release: str
    circulars: int
    size: int
    is_new: bool = True


def index(site: Path, disk: Disk | None = None) -> Indexed:
    """Make the search index of the release that a site shows; nothing where it is there already.

    SiteError where the site has no release, DamagedError where that is not whole, SearchError where
    there is no engine.
    """
    head = current(site)
    if head is None:
        newest(site)  # which says so where a release is there and the link to it is not
        raise nothing_shown(site)
    note = _note(head)
    known = searching.noted(site) or {}
    if {key: known.get(key) for key in note} == note:
        return Indexed(head.release, known["circulars"], 0, is_new=False)
    with _aside() as aside:
        pages, output = aside / "pages", aside / "index"
        count = _write(site, head, pages)
        files = {path: output / path for path in search_engine.build(pages, output)}
        whole = {**note, "circulars": count}
        size = searching.show(site, files, whole, head.changed, disk or Disk())
    return Indexed(head.release, count, size)


@contextmanager
def _aside() -> Iterator[Path]:
    """Give a folder that is gone afterwards, whatever happens."""
    with ExitStack() as stack:
        with stopping.WHOLE:
            folder = stack.enter_context(TemporaryDirectory())
            cleared = partial(shutil.rmtree, folder, ignore_errors=True)
            stopping.along(cleared)
            stack.callback(stopping.alone, cleared)
        yield Path(folder)


def _note(head: Head) -> Json:
    """Return what tells whether an index is that of a release, made as it would be now."""
    return {
        "release": head.release,
        "as_of": head.index["as_of"],
        "day": long_date(date.fromisoformat(head.index["as_of"])),
        "records": VERSION,
        "engine": search_engine.version(),
    }


def _write(site: Path, head: Head, pages: Path) -> int:
    """Write a page for each circular; return their number."""
    day = date.fromisoformat(head.index["as_of"])
    numbers = _numbers(site, head)
    found = [
        Record(
            record.parse(policy),
            feed_state.state(state),
            tuple(one["number"] for one in numbers.get(policy["id"], ())),
            _reason(numbers.get(policy["id"], ())),
        )
        for policy, state in _circulars(site, head)
    ]
    names = _names(json.loads(store.read(site, head.files["feed/vocabulary.json"])), found)
    for one in found:
        made = page(one, names, day)
        (pages / made.path).parent.mkdir(parents=True)
        (pages / made.path).write_bytes(made.data)
    return len(found)


def _circulars(site: Path, head: Head) -> Iterator[tuple[Json, Json]]:
    """Yield policy and state of every circular of a release, in the order of their ids."""
    for place, tree in sorted(head.trees.items()):
        if not place.startswith(_CIRCULARS):
            continue
        files = trees.files_of(site, tree)
        for path in sorted(files):
            slug, _, name = path.partition("/")
            if name == "state.json":
                policy = store.read(site, files[f"{slug}/policy.json"])
                yield json.loads(policy), json.loads(store.read(site, files[path]))


def _numbers(site: Path, head: Head) -> Mapping[str, list[Json]]:
    """Return the numbers that each circular had, by its id."""
    found: dict[str, list[Json]] = {}
    for tree in (tree for place, tree in head.trees.items() if place.startswith(_NUMBERS)):
        for name in trees.files_of(site, tree).values():
            for one in json.loads(store.read(site, name))["numbers"]:
                found.setdefault(one["id"], []).append(one)
    return found


def _reason(numbers: list[Json] | tuple[()]) -> str:
    """Return why a circular was withdrawn, if it was and that is told."""
    stones = (one["tombstone"] for one in numbers if one["tombstone"])
    return next((stone["reason"] or "" for stone in stones), "")


def _names(vocabulary: Json, found: list[Record]) -> Names:
    themes = vocabulary["schemes"].get("tema", {})
    return Names(
        authorities={name: one["label"]["id"] for name, one in vocabulary["authorities"].items()},
        themes={name: one["label"]["id"] for name, one in themes.items()},
        kinds={name: one.get("theme", "") for name, one in vocabulary["kinds"].items()},
        called={one.text.id: words.called(one.text) for one in found},
    )
