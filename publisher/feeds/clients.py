"""The readers of the feed in several languages, to be copied into systems that build on it."""

from collections.abc import Iterator

from publisher import resources
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication


def artefacts(_publication: Publication) -> Iterator[Artefact]:
    """Yield every reader, as it came with this installation."""
    folder = resources.folder("clients")
    for path in sorted([*folder.glob("*/edaran.*"), folder / "README.md"]):
        yield Artefact(f"clients/{path.relative_to(folder).as_posix()}", path.read_bytes())
