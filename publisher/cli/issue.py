"""`publisher issue`: a circular becomes an issued one."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click

from publisher.cli import clock
from publisher.cli.language import LANGUAGE
from publisher.cli.options import (
    agree,
    color_option,
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
    wants_color,
    yes_option,
)
from publisher.cli.wording import Command
from publisher.model import moment
from publisher.model.report import Report
from publisher.pipeline.committing import commit, require_commit
from publisher.pipeline.entering import moment_of
from publisher.pipeline.fields import Request
from publisher.pipeline.gate import heading
from publisher.pipeline.issue import Done, Proposal, before, issue, propose, require_fields
from publisher.pipeline.load import load
from publisher.reporters import REPORTERS

_DAY: Final = click.DateTime(("%Y-%m-%d",))


@click.command(
    "issue",
    cls=Command,
    help=say(
        "Terbitkan edaran ID, atau ralatnya: sejak itu naskahnya tidak berubah lagi.",
        "Issue the circular ID, or its correction: from then on its text stays as it is.",
    ),
)
@click.argument("name", metavar="ID")
@click.option("--number", metavar="TEXT", help=say("nomor surat", "number of the letter"))
@click.option("--signed", type=_DAY, metavar="DATE", help=say("tanggal surat", "date on it"))
@click.option(
    "--published", type=_DAY, metavar="DATE", help=say("hari diumumkan", "day it is made public")
)
@click.option("--note", default="", metavar="TEXT", help=say("catatan agenda", "note in the book"))
@commit_option
@dry_run_option
@yes_option
@format_option
@folder_option
@color_option
@language_option
def command(
    name: str,
    *,
    number: str | None,
    signed: datetime | None,
    published: datetime | None,
    note: str,
    form: str,
    folder: Path,
    color: str,
    no_commit: bool,
    dry_run: bool,
    yes: bool,
) -> int:
    """Show what is said and what is open, ask, then issue; status 1 where the gate holds it."""
    root = project_root(folder)
    if not (no_commit or dry_run):
        require_commit(root)
    request = Request(identity(name), number, _day(signed), _day(published), note)
    request, proposal = _proposed(root, request, ask=sys.stdin.isatty() and not yes)
    if form == "full":
        _show(proposal, colored=wants_color(color, terminal=sys.stdout.isatty()))
    if dry_run or proposal.stopped:
        return _held(form, proposal, dry_run=dry_run)
    if proposal.event and not agree(say("Terbitkan?", "Issue it?"), yes=yes):
        raise click.Abort
    done = issue(root, request if yes else _seen(request, proposal), clock.now)
    made = None if no_commit else commit(root, done)
    emit_document(form, proposal, {**entry(done, made), "number": done.number})
    if form == "full":
        _tell(done, made)
    return 0


def _seen(request: Request, proposal: Proposal) -> Request:
    """Return a request for the very number that was shown: another is not what was agreed to."""
    if "number" not in proposal.filled or proposal.circular is None:
        return request
    return replace(request, number=proposal.circular.number)


def _held(form: str, proposal: Proposal, *, dry_run: bool) -> int:
    """Say that nothing was done, and why; status 1 where the gate holds the circular."""
    circular = proposal.circular
    emit_document(form, proposal, _intended(proposal))
    if form == "full" and circular is not None and not proposal.event:
        _tell(before(proposal.project, circular), None)
    elif proposal.stopped:
        why = proposal.reasons
        tell(f"Tidak diterbitkan: {why.id}.", f"Not issued: {why.text('en')}.")
    elif form == "full":
        lacking = ", ".join(f"--{name}" for name in proposal.missing)
        if lacking:
            tell(f"Belum ada: {lacking}.", f"Missing: {lacking}.")
        tell("--dry-run: tidak ada yang ditulis.", "--dry-run: nothing was written.")
    if not dry_run:
        require_fields(proposal)
    return 1 if proposal.stopped else 0


def _proposed(root: Path, request: Request, *, ask: bool) -> tuple[Request, Proposal]:
    """Return what is to be issued; a person is asked for what is missing."""
    project = load(root)
    day = moment_of(project, request.circular, clock.now).date()
    proposal = propose(project, request, day)
    if ask and proposal.missing:
        request = _completed(request, proposal.missing, day)
        proposal = propose(project, request, day)
    return request, proposal


def _completed(request: Request, missing: tuple[str, ...], day: date) -> Request:
    if "number" in missing:
        asked = click.prompt(say("Nomor surat", "Number"), err=True)
        request = replace(request, number=str(asked).strip())
    if "signed" in missing:
        request = replace(request, signed=_asked(say("Tanggal surat", "Date on the letter"), day))
    if "published" in missing:
        first = request.signed or day
        request = replace(request, published=_asked(say("Hari diumumkan", "Day published"), first))
    return request


def _asked(question: str, default: date) -> date:
    while True:
        typed = str(click.prompt(question, default=default.isoformat(), err=True)).strip()
        found = moment.day(typed)
        if found is not None:
            return found
        tell(
            f"{typed} bukan tanggal; tulis seperti 2026-03-16.",
            f"{typed} is no day; write one as 2026-03-16.",
        )


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _show(proposal: Proposal, *, colored: bool) -> None:
    if proposal.findings:
        report = Report(proposal.findings, proposal.project.sources, LANGUAGE, colored=colored)
        emit(REPORTERS["full"](report), form="full", colored=colored)
    if proposal.event and proposal.circular is not None:
        tell("Yang diterbitkan:", "What is issued:")
        for line in heading(proposal.circular, proposal.filled):
            tell(f"- {line.id}", f"- {line.text('en')}")
    if proposal.open:
        tell("Yang perlu diketahui penanda tangan:", "What the signatory should know:")
        for point in proposal.open:
            tell(f"- {point.id}", f"- {point.text('en')}")


def emit_document(form: str, proposal: Proposal, facts: Mapping[str, Any]) -> None:
    """Print what tools read; a person gets the paths."""
    if form == "json":
        points = [{"id": one.id, "en": one.text("en")} for one in proposal.open]
        report = Report(
            proposal.findings, proposal.project.sources, facts={**facts, "open": points}
        )
        emit(REPORTERS["json"](report), form=form)


def _intended(proposal: Proposal) -> dict[str, Any]:
    circular = proposal.circular
    return {
        "event": proposal.event or None,
        "circular": circular.id if circular else None,
        "revision": circular.revision if circular else None,
        "number": circular.number if circular else None,
        "signed": circular.signed.isoformat() if circular and circular.signed else None,
        "published": circular.published.isoformat() if circular and circular.published else None,
        "filled": list(proposal.filled),
        "missing": list(proposal.missing),
        "entered": False,
    }


def entry(done: Done, commit_id: str | None) -> dict[str, Any]:
    """Return what tools are told of an entry of the agenda book."""
    line = done.line
    return {
        "event": line.event,
        "circular": line.circular,
        "revision": line.revision,
        "recorded": line.recorded.isoformat(),
        "seq": line.seq,
        "files": list(done.paths),
        "entered": done.new,
        "commit": commit_id,
    }


def _tell(done: Done, commit_id: str | None) -> None:
    line = done.line
    if done.new:
        for path in done.paths:
            click.echo(path)
        tell(
            f"{line.circular} terbit: revisi {line.revision}, agenda nomor {line.seq}, "
            f"dicatat {line.recorded.isoformat()}.",
            f"{line.circular} is issued: revision {line.revision}, entry {line.seq}, "
            f"recorded {line.recorded.isoformat()}.",
        )
    else:
        tell(
            f"{line.circular} sudah terbit sebagai revisi {line.revision} pada "
            f"{line.recorded.isoformat()}; tidak ada yang berubah.",
            f"{line.circular} was issued as revision {line.revision} on "
            f"{line.recorded.isoformat()}; nothing was changed.",
        )
    tell_commit(commit_id)


def tell_commit(commit_id: str | None) -> None:
    """Say which commit was made, if any was."""
    if commit_id:
        tell(f"Commit Git: {commit_id[:12]}", f"Git commit: {commit_id[:12]}")
