"""The job of showing the revisions of a circular, and who brought each into the history."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import CORRECT, WITHDRAW, LedgerLine
from publisher.pipeline import agenda, journal, kept
from publisher.pipeline.differences import differences
from publisher.pipeline.entering import StoppedError, require_sound
from publisher.sources import history
from publisher.sources.history import Brought, Stretch


@dataclass(frozen=True, slots=True)
class Revision:
    """One entry of the agenda book; `brought` is None where no commit is known for it.

    Of a correction, `mended` is what its text says that it mends, `changed` what is otherwise than
    in the revision before it.
    """

    line: LedgerLine
    brought: Brought | None
    mended: str = ""
    changed: tuple[Label, ...] = ()


def revisions(root: Path, identity: str) -> tuple[Revision, ...]:
    """Return the entries of a circular, the oldest first.

    UsageError where there is none, StoppedError where the book or a text of it is damaged.
    """
    book = agenda.read(root)
    require_sound(root, book)
    own = [line for line in book.lines if line.circular == identity]
    if not own:
        raise UsageError(
            Label(
                f"{identity} tidak ada dalam buku agenda",
                f"{identity} is not in the agenda book",
            )
        )
    found = history.brought(root, journal.LEDGER, _stretches(book, identity))
    texts = {line.revision: _policy(root, line) for line in own if line.event != WITHDRAW}
    return tuple(_told(line, found.get(line.seq), texts) for line in own)


def _policy(root: Path, line: LedgerLine) -> Mapping[str, Any]:
    policy = kept.policy(root, line)
    if policy is None or policy["recorded"] != line.recorded.isoformat():
        raise StoppedError(
            Label(
                f"buku agenda atau naskah simpanan {line.circular} revisi {line.revision} rusak; "
                "lihat: publisher check circulars/ledger.jsonl",
                f"the agenda book or the kept text of {line.circular}, revision {line.revision}, "
                "is damaged; see: publisher check circulars/ledger.jsonl",
            )
        )
    return policy


def _told(
    line: LedgerLine, found: Brought | None, texts: Mapping[int, Mapping[str, Any]]
) -> Revision:
    if line.event != CORRECT:
        return Revision(line, found)
    before, after = texts.get(line.revision - 1), texts[line.revision]
    mended = str(after.get("correction", {}).get("note", ""))
    return Revision(line, found, mended, differences(before, after) if before else ())


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
