"""The job of showing the revisions of a circular, and who brought each into the history."""

from dataclasses import dataclass
from pathlib import Path

from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import LedgerLine
from publisher.pipeline import agenda, journal
from publisher.sources import history
from publisher.sources.history import Brought, Stretch


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of the agenda book; `brought` is None where no commit is known for it."""

    line: LedgerLine
    brought: Brought | None


def revisions(root: Path, identity: str) -> tuple[Revision, ...]:
    """Return the entries of a circular, the oldest first; UsageError where there is none."""
    book = agenda.read(root)
    own = [line for line in book.lines if line.circular == identity]
    if not own:
        raise UsageError(
            Label(
                f"{identity} tidak ada dalam buku agenda",
                f"{identity} is not in the agenda book",
            )
        )
    found = history.brought(root, journal.LEDGER, _stretches(book, identity))
    return tuple(Revision(line, found.get(line.seq)) for line in own)


def _stretches(book: agenda.Agenda, identity: str) -> dict[int, Stretch]:
    """Return where the lines of a circular stand in the book, by number."""
    found: dict[int, Stretch] = {}
    place = 0
    for line in book.lines:
        data = book.source.line(line.seq).encode() + b"\n"
        if line.circular == identity:
            found[line.seq] = Stretch(place, data)
        place += len(data)
    return found
