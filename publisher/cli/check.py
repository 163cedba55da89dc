"""`publisher check`: all findings."""

import sys
from pathlib import Path

import click

from publisher.cli.options import (
    LANGUAGE,
    color_option,
    covers,
    folder_option,
    identities,
    language_option,
    project_root,
    quiet_option,
    say,
    wants_color,
)
from publisher.pipeline import check as job
from publisher.pipeline.load import load
from publisher.reporters import REPORTERS


@click.command(
    "check",
    help=say(
        "Periksa semua edaran, atau PATH saja, dan tunjukkan semua temuan sekaligus.",
        "Check all circulars, or PATH only, and show all findings at once.",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(REPORTERS)),
    default="full",
    help=say("bentuk keluaran", "form of the output"),
)
@click.option(
    "--strict",
    is_flag=True,
    help=say("peringatan pun menggagalkan", "warnings fail too"),
)
@folder_option
@color_option
@quiet_option
@language_option
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...], form: str, *, strict: bool, folder: Path, color: str, quiet: bool
) -> int:
    """Print the findings; status 1 where one is an error."""
    root = project_root(folder)
    chosen = identities(paths, root)
    project = load(root)
    found = tuple(one for one in job.check(project) if covers(chosen, one.span.path))
    colored = wants_color(color, terminal=sys.stdout.isatty())
    click.echo(REPORTERS[form](found, project.sources, LANGUAGE, colored, quiet), nl=False)
    return 1 if job.blocks(found, strict=strict) else 0
