"""Every number of an authority and year, so that a letter in hand is found by what it prints.

A number is found by its key, in which two spellings are equal; it identifies nothing, so one key
may lead to several circulars. Withdrawn ones stay, and so do numbers that a correction replaced.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from publisher import canonical
from publisher.feeds.shapes import instant
from publisher.indonesian import letter_number
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield a file for each authority and year that has a circular."""
    for place, circulars in groupby(publication.circulars.values(), _place):
        yield of_place(publication, place, circulars)


def of_place(publication: Publication, place: str, circulars: Iterable[Published]) -> Artefact:
    """Return the file of an authority and year, `pandeglang/2020`, from all its circulars."""
    authority, _, year = place.partition("/")
    numbers: list[Mapping[str, Any]] = []
    nameless: list[str] = []
    for circular in circulars:
        numbers.extend(_numbers(publication, circular))
        nameless += [circular.id] if circular.text.number is None else []
    page = {
        "schema": "edaran-numbers/1",
        "authority": authority,
        "year": int(year),
        "numbers": sorted(numbers, key=lambda one: (one["key"], one["id"], one["revision"])),
        "without_number": nameless,
    }
    return Artefact(path(place), canonical.json_bytes(page))


def path(place: str) -> str:
    """Return where the file of an authority and year stands."""
    return f"feed/numbers/{place}.json"


def _place(circular: Published) -> str:
    return circular.id.rpartition("/")[0]


def _numbers(publication: Publication, circular: Published) -> Iterator[Mapping[str, Any]]:
    """Yield each number that a circular has had, with the last revision that bears it."""
    last: dict[str, int] = {}
    for revision in range(1, circular.text.revision):
        text = publication.texts.get((circular.id, revision))
        if text and text.number:
            last[text.number] = revision
    if circular.text.number:
        last[circular.text.number] = circular.text.revision
    for number, revision in last.items():
        yield {
            "key": letter_number.key(number),
            "number": number,
            "id": circular.id,
            "uri": circular.uri,
            "revision": revision,
            "current": number == circular.text.number,
            "tombstone": _tombstone(circular),
        }


def _tombstone(circular: Published) -> Mapping[str, Any] | None:
    line = circular.withdrawal
    if line is None:
        return None
    return {"at": instant(line.recorded), "reason": line.note or None}
