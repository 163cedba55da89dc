"""The log of events: full pages that are never rewritten, and the open page as head.

Replaying the log, from its beginning or from the number in any snapshot, gives the snapshot.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from publisher import canonical
from publisher.feeds.shapes import PAGE, Json, Shapes, day, instant
from publisher.model import publication as events
from publisher.model.artefact import Artefact
from publisher.model.publication import Event, Publication

_FOLDER: Final = "feed/changes"
_BRINGING: Final = frozenset((events.ISSUED, events.CORRECTED, events.REPUBLISHED))


def artefacts(publication: Publication, since: int = 0) -> Iterator[Artefact]:
    """Yield every full page by its number, then the open page, which may be empty.

    `since` leaves out the pages that have no event after it.
    """
    shapes, found = Shapes(publication), publication.events
    full = len(found) // PAGE
    for number in range(since // PAGE + 1, full + 1):
        yield page(publication, shapes, number, f"{number:06}.json")
    yield page(publication, shapes, full + 1, "head.json")


def page(publication: Publication, shapes: Shapes, number: int, name: str) -> Artefact:
    """Return a page by its number, from 1."""
    first = (number - 1) * PAGE
    found: Sequence[Event] = publication.events[first : first + PAGE]
    whole = {
        "schema": "edaran-changes/1",
        "epoch": publication.site.epoch,
        "from": first + 1,
        "to": first + len(found),
        "prev": f"{number - 1:06}.json" if number > 1 else None,
        "events": [_event(publication, shapes, one) for one in found],
    }
    return Artefact(f"{_FOLDER}/{name}", canonical.json_bytes(whole))


def _event(publication: Publication, shapes: Shapes, event: Event) -> Json:
    policy = tombstone = None
    if event.event in _BRINGING:
        sha256 = shapes.sha256(event.id, event.revision)
        policy = {"href": f"/by-hash/sha256/{sha256}", "sha256": sha256}
    if event.event == events.WITHDRAWN:
        tombstone = shapes.tombstone(publication.text(event), event.at, event.note)
    return {
        "seq": event.seq,
        "at": instant(event.at),
        "event": event.event,
        "id": event.id,
        "revision": event.revision,
        "on": day(event.on),
        "by": event.by or None,
        "rules": list(event.rules),
        "change": event.change or None,
        "note": event.note or None,
        "of": event.of,
        "policy": policy,
        "state": shapes.state(event.state) if event.state else None,
        "tombstone": tombstone,
    }
