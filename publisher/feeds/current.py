"""What is in force on the day of the release, wholly or in part; never what only begins later."""

from collections.abc import Container, Iterator
from typing import Final

from publisher import canonical
from publisher.feeds.shapes import Shapes
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication

SCHEMA: Final = "edaran-current/1"


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the list of what is in force."""
    yield listed(publication, "current", status.ALIVE)


def listed(publication: Publication, name: str, statuses: Container[str]) -> Artefact:
    """Return the list of the circulars that have one of some statuses on the day of the release."""
    shapes, on = Shapes(publication), publication.day
    whole = {
        "schema": SCHEMA,
        "list": name,
        "as_of": on.isoformat(),
        "circulars": [
            shapes.item(one, on)
            for one in publication.circulars.values()
            if one.state.standing.on(on).status in statuses
        ],
    }
    return Artefact(f"feed/{name}.json", canonical.json_bytes(whole))
