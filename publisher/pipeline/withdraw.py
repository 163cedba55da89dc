"""The job of withdrawing: one line of the agenda book; nothing is deleted."""

from pathlib import Path

from publisher.disk import Disk
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.register import WITHDRAW, LedgerLine
from publisher.parsing import ledger
from publisher.pipeline import journal
from publisher.pipeline.entering import Clock, entered, moment_of, plain, require_sound
from publisher.pipeline.holding import locked
from publisher.pipeline.issue import Done
from publisher.pipeline.load import Project, load


def withdraw(
    root: Path, identity: str, reason: str, clock: Clock, disk: Disk | None = None
) -> Done:
    """Enter the withdrawal of a circular that was issued, with its reason."""
    steps = disk or Disk()
    with locked(root):
        journal.finish(root, steps)
        project = load(root)
        line = proposed(project, identity, reason, clock)
        journal.perform(root, journal.act(root, (), ledger.written(line)), steps)
    return Done(line, (journal.LEDGER,))


def proposed(project: Project, identity: str, reason: str, clock: Clock) -> LedgerLine:
    """Return the line that a withdrawal would enter; UsageError where there is nothing to do."""
    book = project.agenda
    require_sound(project.root, book)
    newest = book.newest.get(identity)
    if newest is None:
        raise UsageError(
            Label(
                f"{identity} belum pernah diterbitkan, jadi tidak ada yang ditarik",
                f"{identity} was never issued, so there is nothing to withdraw",
            )
        )
    if identity in book.withdrawn:
        raise UsageError(Label(f"{identity} sudah ditarik", f"{identity} was withdrawn already"))
    if not plain(reason):
        raise UsageError(Label("alasannya belum ditulis", "the reason is missing"))
    moment = moment_of(project, identity, clock)
    return entered(
        book,
        LedgerLine(0, "", WITHDRAW, identity, newest.revision, moment, note=plain(reason)),
    )
