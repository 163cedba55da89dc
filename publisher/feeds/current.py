"""What is in force on the day of the release, wholly or in part; never what only begins later."""

from collections.abc import Container, Iterable, Iterator
from datetime import date
from typing import Final

from publisher import canonical
from publisher.feeds.shapes import Shapes
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published

SCHEMA: Final = "edaran-current/1"


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the list of what is in force."""
    yield listed(publication, "current", status.ALIVE)


def listed(publication: Publication, name: str, statuses: Container[str]) -> Artefact:
    """Return the list of the circulars that have one of some statuses on the day of the release."""
    shapes, on = Shapes(publication), publication.day
    found = (
        item(shapes, one, on)
        for one in publication.circulars.values()
        if one.state.standing.on(on).status in statuses
    )
    return joined(publication, name, found)


def item(shapes: Shapes, circular: Published, on: date) -> bytes:
    """Return what a list says of a circular as it is on a day."""
    return canonical.json_bytes(shapes.item(circular, on))


def joined(publication: Publication, name: str, items: Iterable[bytes]) -> Artefact:
    """Return a list of the day of the release from its items, in the order of their ids."""
    as_of = publication.day.isoformat().encode()
    rest = canonical.json_bytes({"list": name, "schema": SCHEMA})[1:]
    data = b'{"as_of":"%b","circulars":[%b],%b' % (as_of, b",".join(items), rest)
    return Artefact(f"feed/{name}.json", data)
