"""What was issued and is still to come into force, for the first time or after a gap."""

from collections.abc import Iterator

from publisher.feeds import current
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the list of what is to come."""
    yield current.listed(publication, "upcoming", (status.COMING,))
