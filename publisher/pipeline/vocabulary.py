"""The job of reading a vocabulary alone: no circular is parsed, nor is what parses them loaded."""

from pathlib import Path

from publisher.model.vocabulary import Vocabulary
from publisher.parsing import vocabulary as vocabulary_parsing
from publisher.sources import folder


def vocabulary(root: Path) -> Vocabulary:
    """Return the vocabulary of a folder, as far as it can be read."""
    sources = folder.read_all(root, folder.vocabulary_paths(root))
    return vocabulary_parsing.parse(sources, ()).value
