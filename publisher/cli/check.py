"""`publisher check`: all findings."""

import sys
from pathlib import Path

import click

from publisher.cli.options import (
    LANGUAGE,
    chosen_paths,
    color_option,
    emit,
    folder_option,
    format_option,
    language_option,
    project_root,
    quiet_option,
    say,
    wants_color,
)
from publisher.cli.wording import Command
from publisher.model.report import Report
from publisher.pipeline import check as job
from publisher.pipeline.load import load
from publisher.reporters import REPORTERS


@click.command(
    "check",
    cls=Command,
    help=say(
        "Periksa semua edaran, atau PATH saja, dan tunjukkan semua temuan sekaligus.",
        "Check all circulars, or PATH only, and show all findings at once.",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@format_option
@click.option(
    "--strict", is_flag=True, help=say("peringatan pun menggagalkan", "warnings fail too")
)
@folder_option
@color_option
@quiet_option
@language_option
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[str, ...], form: str, folder: Path, color: str, *, strict: bool, quiet: bool
) -> int:
    """Print the findings; status 1 where one is an error."""
    root = project_root(folder)
    project = load(root)
    found = job.check_chosen(project, chosen_paths(paths, folder, root))
    colored = wants_color(color, terminal=sys.stdout.isatty())
    report = Report(found, project.sources, LANGUAGE, colored=colored, closing=not quiet)
    emit(REPORTERS[form](report), form=form, colored=colored)
    return 1 if job.blocks(found, strict=strict) else 0
