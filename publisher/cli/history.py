"""`publisher history`: the entries of one circular in the agenda book, and who committed them."""

import json
from pathlib import Path
from typing import Any

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import (
    emit,
    folder_option,
    format_option,
    identity,
    language_option,
    project_root,
    say,
)
from publisher.cli.wording import Command
from publisher.model.label import visible
from publisher.pipeline.history import Revision, revisions


@click.command(
    "history",
    cls=Command,
    help=say(
        "Tunjukkan revisi edaran ID: kapan dicatat, apa yang berubah, siapa yang meng-commit.",
        "Show the revisions of the circular ID: when recorded, what changed, who committed them.",
    ),
)
@click.argument("name", metavar="ID")
@format_option
@folder_option
@language_option
def command(name: str, form: str, folder: Path) -> int:
    """Print one paragraph an entry, the oldest first."""
    found = revisions(project_root(folder), identity(name))
    if form == "json":
        document = {"version": 1, "entries": [_entry(one) for one in found]}
        emit(json.dumps(document, ensure_ascii=False, indent=2) + "\n", form=form)
    else:
        emit("".join(map(_paragraph, found)), form=form)
    return 0


def _entry(revision: Revision) -> dict[str, Any]:
    line, brought = revision.line, revision.brought
    commit = None
    if brought:
        moment = brought.moment.isoformat() if brought.moment else None
        author = {"name": brought.author.name, "mail": brought.author.mail}
        commit = {"id": brought.commit, "author": author, "moment": moment}
    return {
        "seq": line.seq,
        "event": line.event,
        "circular": line.circular,
        "revision": line.revision,
        "recorded": line.recorded.isoformat(),
        "change": line.change or None,
        "note": line.note or None,
        "mended": revision.mended or None,
        "changes": [{"id": one.id, "en": one.text("en")} for one in revision.changed],
        "files": dict(line.files),
        "commit": commit,
    }


def _paragraph(revision: Revision) -> str:
    line, brought = revision.line, revision.brought
    words = {
        "issue": say("terbit", "issued"),
        "correct": say(f"diperbaiki ({line.change})", f"corrected ({line.change})"),
        "withdraw": say("ditarik", "withdrawn"),
    }
    told = say(f"revisi {line.revision}", f"revision {line.revision}")
    lines = [f"{line.recorded.isoformat()}  {told}  {words[line.event]}"]
    lines += [f"  {say('catatan', 'note')}: {line.note}"] if line.note else []
    lines += [f"  {say('ralat', 'correction')}: {revision.mended}"] if revision.mended else []
    lines += [f"  - {one.text(LANGUAGE)}" for one in revision.changed]
    if brought:
        lines.append(f"  {brought.commit[:12]}  {brought.author.name} <{brought.author.mail}>")
    else:
        lines.append(say("  tidak ada dalam commit Git", "  in no Git commit"))
    return "".join(f"{visible(one)}\n" for one in lines)
