"""The job of keeping an entry in Git: one commit with its files, where the folder has a history."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from publisher import canonical, stopping
from publisher.model.errors import PublisherError
from publisher.model.label import Label
from publisher.model.register import CORRECT, ISSUE, WITHDRAW, LedgerLine
from publisher.parsing import ledger
from publisher.pipeline import agenda, entering, journal, kept
from publisher.pipeline.issue import Done
from publisher.sources import commits, folder, history

_SUBJECTS: Final = {
    ISSUE: "Terbitkan {circular} (revisi {revision})",
    CORRECT: "Perbaiki {circular} (revisi {revision})",
    WITHDRAW: "Tarik {circular}",
}


class CommitError(PublisherError):
    """An entry cannot be kept in Git."""


def require_commit(root: Path) -> None:
    """Raise CommitError where a commit will not be possible: before anything was done."""
    why = commits.obstacle(root)
    if why is not None:
        raise CommitError(
            Label(
                f"commit Git tidak dapat dibuat: {why.id}. Dengan --no-commit catatannya "
                "tetap dibuat dan commit dibuat sendiri",
                f"no Git commit can be made: {why.en}. With --no-commit the entry is made all the "
                "same and you commit it yourself",
            )
        )


def commit(root: Path, done: Done) -> str | None:
    """Commit the files of an entry; None where there is no Git or nothing to commit."""
    line = done.line
    subject = _SUBJECTS[line.event].format(circular=line.circular, revision=line.revision)
    entry = canonical.sha256(ledger.written(line).rstrip(b"\n"))
    trailers = f"Circular: {line.circular}\nRevision: {line.revision}\nLedger: {line.seq} {entry}\n"
    message = "\n\n".join((subject, *_said(root, line), trailers))
    paths = {*done.paths, *_left_behind(root)}
    files = {path: folder.read_bytes(root, path) for path in sorted(paths - {journal.LEDGER})}
    files[journal.LEDGER] = (root / journal.LEDGER).read_bytes()
    try:
        with stopping.WHOLE:
            return commits.commit(root, files, message, line.recorded)
    except (PublisherError, OSError) as error:
        why = error.message if isinstance(error, PublisherError) else Label(str(error), str(error))
        raise CommitError(
            Label(
                f"sudah tercatat dalam buku agenda, tetapi commit Git belum dibuat: {why.id}",
                f"it stands in the agenda book, but no Git commit was made: {why.text('en')}",
            )
        ) from error


def _said(root: Path, line: LedgerLine) -> Iterator[str]:
    """Yield what an entry says of itself: what a correction mends, the note or the reason."""
    policy = kept.policy(root, line) if line.event == CORRECT else None
    if policy and "correction" in policy:
        yield entering.plain(policy["correction"]["note"])
    if line.note:
        yield line.note


def _left_behind(root: Path) -> set[str]:
    """Return the kept texts of lines that no commit holds yet: no line without its texts there."""
    size = history.size_at_head(root, journal.LEDGER)
    found: set[str] = set()
    place = 0
    book = agenda.read(root)
    for line in book.lines:
        place += len(book.source.line(line.seq).encode()) + 1
        if place > size:
            found |= {f"{agenda.KEPT}/{line.circular}/{name}" for name in line.files}
    return found
