"""`publisher withdraw`: an issued circular no longer counts; nothing of it is deleted."""

import json
from pathlib import Path

import click

from publisher.cli import clock
from publisher.cli.issue import entry, tell_commit
from publisher.cli.options import (
    agree,
    commit_option,
    dry_run_option,
    emit,
    folder_option,
    format_option,
    identity,
    language_option,
    project_root,
    say,
    tell,
    yes_option,
)
from publisher.cli.wording import Command
from publisher.model.label import Label
from publisher.pipeline import withdraw as job
from publisher.pipeline.changes import withdrawal
from publisher.pipeline.committing import commit, require_commit
from publisher.pipeline.issue import Done
from publisher.pipeline.load import load


@click.command(
    "withdraw",
    cls=Command,
    help=say(
        "Tarik edaran ID yang sudah terbit. Tidak ada yang dihapus.",
        "Withdraw the circular ID that was issued. Nothing is deleted.",
    ),
)
@click.argument("name", metavar="ID")
@click.option("--reason", required=True, metavar="TEXT", help=say("alasannya", "why"))
@commit_option
@dry_run_option
@yes_option
@format_option
@folder_option
@language_option
def command(
    name: str,
    reason: str,
    form: str,
    folder: Path,
    *,
    no_commit: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Ask, then enter the withdrawal."""
    root = project_root(folder)
    if not (no_commit or dry_run):
        require_commit(root)
    project = load(root)
    line = job.proposed(project, identity(name), reason, clock.now)
    changed = tuple(withdrawal(project, line))
    if form == "full":
        _show(line.circular, changed)
    done, made = Done(line, (), new=False), None
    if not dry_run:
        if not agree(say(f"Tarik {line.circular}?", f"Withdraw {line.circular}?"), yes=yes):
            raise click.Abort
        done = job.withdraw(root, line.circular, reason, clock.now)
        made = None if no_commit else commit(root, done)
    if form == "json":
        points = [{"id": one.id, "en": one.text("en")} for one in changed]
        document = {"version": 1, **entry(done, made), "reason": line.note, "changes": points}
        emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", form=form)
    elif dry_run:
        tell(
            f"--dry-run: {line.circular} belum ditarik; tidak ada yang ditulis.",
            f"--dry-run: {line.circular} is not withdrawn; nothing was written.",
        )
    else:
        tell(
            f"{line.circular} ditarik, agenda nomor {done.line.seq}.",
            f"{line.circular} is withdrawn, entry {done.line.seq}.",
        )
        tell_commit(made)
    return 0


def _show(name: str, changed: tuple[Label, ...]) -> None:
    tell(f"Bila {name} ditarik:", f"If {name} is withdrawn:")
    for one in changed:
        tell(f"- {one.id}", f"- {one.text('en')}")
    if not changed:
        tell("- tidak ada yang berubah statusnya", "- nothing changes its status")
