"""What has become of each circular, beside its frozen files: se/<id>/state.json.

It tells all days at once, so it changes only when a line of the agenda book changes it.
"""

from collections.abc import Iterator

from publisher.feeds.shapes import Shapes
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the state of every circular, the withdrawn among them."""
    shapes = Shapes(publication)
    for circular in publication.circulars.values():
        yield artefact(shapes, circular)


def artefact(shapes: Shapes, circular: Published) -> Artefact:
    """Return the state of one circular."""
    return Artefact(f"se/{circular.id}/state.json", shapes.state_bytes(circular))
