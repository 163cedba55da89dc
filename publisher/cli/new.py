"""`publisher new`: a circular from a pattern."""

from datetime import datetime
from pathlib import Path

import click

from publisher.cli import clock
from publisher.cli.options import (
    folder_option,
    language_option,
    project_root,
    quiet_option,
    say,
    tell,
)
from publisher.cli.wording import Command
from publisher.drafting.skeletons import PATTERNS
from publisher.pipeline.draft import Request, new, zone
from publisher.pipeline.load import load


@click.command(
    "new",
    cls=Command,
    help=say(
        "Mulai edaran baru di PATH, misalnya harapan-jaya/2026/jam-kerja.",
        "Begin a new circular at PATH, for example harapan-jaya/2026/jam-kerja.",
    ),
)
@click.argument("path", metavar="PATH")
@click.option(
    "--pattern",
    type=click.Choice(PATTERNS),
    default="new",
    help=say(
        "new baru, extension perpanjangan, amendment perubahan, revocation pencabutan",
        "new, extension, amendment or revocation",
    ),
)
@click.option(
    "--of",
    "parent",
    default="",
    metavar="ID",
    help=say("edaran yang diperpanjang, diubah, atau dicabut", "the circular it acts on"),
)
@click.option(
    "--on",
    type=click.DateTime(("%Y-%m-%d",)),
    metavar="DATE",
    help=say("hari mulai berlaku (bawaan: hari ini)", "first day in force (default: today)"),
)
@folder_option
@quiet_option
@language_option
def command(
    path: str, pattern: str, parent: str, on: datetime | None, folder: Path, *, quiet: bool
) -> int:
    """Write the file, name it on stdout, say what comes next."""
    root = project_root(folder)
    project = load(root)
    day = on.date() if on else clock.today(zone(project, path))
    written = new(project, Request(path, pattern, day, parent))
    shown = written.relative_to(root).as_posix()
    click.echo(shown)
    tell(
        f"Isilah yang bertanda TODO dan null, lalu: publisher check {shown}",
        f"Fill in what says TODO and null, then: publisher check {shown}",
        quiet=quiet,
    )
    return 0
