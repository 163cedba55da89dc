"""What the worked questions of a circular are tried in; no engine is loaded here."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.model.card import Card
from publisher.model.register import LedgerLine
from publisher.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Trial:
    """The agenda book of a project, its vocabulary, and what else can be read there."""

    root: Path
    lines: tuple[LedgerLine, ...]
    vocabulary: Vocabulary
    cards: Mapping[str, Card]
