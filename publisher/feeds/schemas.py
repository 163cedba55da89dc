"""The published schemas, as they stand: every version for ever."""

from collections.abc import Iterator

from publisher import resources
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication


def artefacts(_publication: Publication) -> Iterator[Artefact]:
    """Yield every schema that came with this installation."""
    for path in sorted(resources.folder("schemas").glob("*.json")):
        yield Artefact(f"schema/{path.name}", path.read_bytes())
