"""The job of reading what was issued: the agenda book with its texts, and the vocabulary for them.

Drafts are not in it. What is wrong with the book or a kept text is said by `check`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import Register
from publisher.model.vocabulary import Authority, Vocabulary
from publisher.pipeline.prepared import register
from publisher.pipeline.vocabulary import vocabulary
from publisher.register.knowledge import reach


@dataclass(frozen=True)
class Registry:
    """What was issued, with the vocabulary to read it by."""

    register: Register
    vocabulary: Vocabulary


def registry(root: Path, authority: str = "", *, verified: bool = False) -> Registry:
    """Return what was issued: everything, or what binds under an authority where one is named.

    UsageError where there is no such authority, DamagedError where something is damaged; of a book
    that is to be `verified` every line is compared with the next.
    """
    words = vocabulary(root)
    if authority:
        require_authority(words.authorities, authority)
        under = reach(words.authorities, authority)
        return Registry(register(root, under, verified=verified), words)
    return Registry(register(root, verified=verified), words)


def require_authority(authorities: Mapping[str, Authority], name: str) -> None:
    """Raise UsageError where there is no authority of a name."""
    if name not in authorities:
        known = ", ".join(sorted(authorities))
        raise UsageError(
            Label(
                f"tidak ada instansi {name} dalam kosakata; yang ada: {known}",
                f"there is no authority {name} in the vocabulary; there are: {known}",
            )
        )
