"""The job of reading what was issued: the agenda book with its texts, and the vocabulary for them.

Drafts are not in it. What is wrong with the book or a kept text is said by `check`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from publisher.model.errors import PublisherError, UsageError
from publisher.model.label import Label
from publisher.model.register import Register
from publisher.model.vocabulary import Authority, Vocabulary
from publisher.pipeline import agenda, kept
from publisher.pipeline.load import vocabulary
from publisher.register.knowledge import reach


class DamagedError(PublisherError):
    """The agenda book or a kept text is not what it was; no answer can be trusted."""

    exit_status = 1


@dataclass(frozen=True)
class Registry:
    """What was issued, with the vocabulary to read it by."""

    register: Register
    vocabulary: Vocabulary


def registry(root: Path, authority: str = "") -> Registry:
    """Return what was issued: everything, or what binds under an authority where one is named.

    UsageError where there is no such authority, DamagedError where something is damaged.
    """
    words = vocabulary(root)
    if authority:
        require_authority(words.authorities, authority)
    outcome = kept.register(root, agenda.read(root))
    if outcome.defects:
        raise DamagedError(
            Label(
                "buku agenda atau naskah terbitan rusak; lihat: publisher check",
                "the agenda book or an issued text is damaged; see: publisher check",
            )
        )
    register = outcome.value
    return Registry(_under(register, words, authority) if authority else register, words)


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


def _under(register: Register, words: Vocabulary, authority: str) -> Register:
    within = frozenset(reach(words.authorities, authority))
    lines = tuple(one for one in register.ledger if one.circular.partition("/")[0] in within)
    texts = {
        key: text for key, text in register.texts.items() if key[0].partition("/")[0] in within
    }
    return Register(lines, MappingProxyType(texts))
