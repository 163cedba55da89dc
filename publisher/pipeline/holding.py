"""The agenda book is held by one command at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from publisher.locking import PATIENCE_SECONDS, lock
from publisher.model.errors import PublisherError
from publisher.model.label import Label

_PLACE: Final = ".publisher"


class LockHeldError(PublisherError):
    """Somebody else is issuing, and does not come to an end."""


class LockPlaceError(PublisherError):
    """The folder of the lock leads out of the project."""


@contextmanager
def locked(root: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the agenda book of a project; whoever comes second waits, then is refused."""
    place = root / _PLACE
    if place.is_symlink():
        raise LockPlaceError(
            Label(
                "folder .publisher hanya tautan; hapus",
                "the folder .publisher is a link; remove it",
            )
        )
    place.mkdir(parents=True, exist_ok=True)
    with lock(place, patience) as held:
        if not held:
            raise LockHeldError(
                Label(
                    "perintah lain sedang menulis buku agenda; coba lagi sesudah selesai",
                    "another command is writing the agenda book; try again when it has ended",
                )
            )
        yield
