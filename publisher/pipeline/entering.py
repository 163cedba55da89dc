"""What every entry of the agenda book needs: its moment, its place in the chain, plain words."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from publisher import canonical
from publisher.model.errors import PublisherError, UsageError
from publisher.model.label import Label
from publisher.model.register import LedgerLine
from publisher.parsing import ledger
from publisher.pipeline.agenda import Agenda, unknown
from publisher.pipeline.load import Project

Clock = Callable[[str], datetime]
"""Gives the moment it is in a zone, such as Asia/Makassar."""


class StoppedError(PublisherError):
    """The publish gate holds a circular back."""

    exit_status = 1


class MomentError(PublisherError):
    """The clock shows a moment before the last entry of the agenda book."""


def moment_of(project: Project, identity: str, clock: Clock) -> datetime:
    """Return the moment of an entry in the zone of its authority; it is never before the last."""
    authority = project.vocabulary.authorities.get(identity.partition("/")[0])
    if not identity:
        raise UsageError(
            Label(
                "ID edarannya kosong; tulis misalnya harapan-jaya/2026/jam-kerja",
                "the id of the circular is empty; write one such as harapan-jaya/2026/jam-kerja",
            )
        )
    if authority is None:
        raise UsageError(
            Label(
                f"instansi dari {identity} tidak ada dalam kosakata",
                f"the authority of {identity} is not in the vocabulary",
            )
        )
    moment = clock(authority.tz)
    lines = project.agenda.lines
    if lines and moment < lines[-1].recorded:
        last = lines[-1].recorded.isoformat()
        raise MomentError(
            Label(
                f"jam komputer menunjukkan {moment.isoformat()}, lebih awal daripada catatan "
                f"terakhir buku agenda ({last}); betulkan jamnya",
                f"the clock shows {moment.isoformat()}, before the last entry of the agenda "
                f"book ({last}); set it right",
            )
        )
    return moment


def entered(book: Agenda, line: LedgerLine) -> LedgerLine:
    """Return a line as the next of a book: its number, and the hash of the one before."""
    if book.defects:
        raise _damaged()
    before = book.source.line(len(book.lines))
    prev = canonical.sha256(before.encode()) if book.lines else ledger.FIRST
    return replace(line, seq=len(book.lines) + 1, prev=prev)


def require_sound(root: Path, book: Agenda) -> None:
    """Raise StoppedError where a book is damaged or lost lines: what it hides may be in it."""
    if book.defects or any(unknown(root, book.lines, len(book.source.text.encode()))):
        raise _damaged()


def _damaged() -> StoppedError:
    return StoppedError(
        Label(
            "buku agenda rusak; lihat: publisher check circulars/ledger.jsonl",
            "the agenda book is damaged; see: publisher check circulars/ledger.jsonl",
        )
    )


def plain(words: str) -> str:
    """Return words typed on the command line as one line without signs that nobody sees."""
    return "".join(sign for sign in " ".join(words.split()) if sign.isprintable())
