"""`publisher check`: all findings, and what of them the program mends itself."""

from pathlib import Path
from typing import Final

import click

from publisher.cli.options import (
    cache_option,
    chosen_paths,
    color_option,
    folder_option,
    jobs_option,
    language_option,
    project_root,
    quiet_option,
    say,
)
from publisher.cli.telling import FORMS, Asked, Told, report
from publisher.cli.wording import Command
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.pipeline.examination import How
from publisher.pipeline.lazily import resolved
from publisher.pipeline.order import blocks
from publisher.pipeline.review import review
from publisher.pipeline.selection import EVERYTHING

_COUNTED: Final = frozenset({"full", "concise", "json"})

# Loaded where they are needed: every check is behind each of them.
SELECTION: Final = "publisher.pipeline.codes:selection"
MEND: Final = "publisher.cli.mending:mend"


@click.command(
    "check",
    cls=Command,
    help=say(
        "Periksa semua edaran, atau PATH saja, dan tunjukkan semua temuan sekaligus. "
        "PATH - membaca satu naskah dari masukan baku.",
        "Check all circulars, or PATH only, and show all findings at once. "
        "PATH - reads one text from standard input.",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--fix",
    is_flag=True,
    help=say(
        "perbaiki yang pasti tidak mengubah makna, lalu tunjukkan sisanya",
        "mend what surely keeps the meaning, then show what is left",
    ),
)
@click.option(
    "--diff",
    is_flag=True,
    help=say(
        "tunjukkan perubahan --fix dan semua usulan; tidak menulis apa pun",
        "show what --fix would change, and all proposals; nothing is written",
    ),
)
@click.option(
    "--select",
    multiple=True,
    metavar="KODE",
    help=say(
        "hanya temuan atau rumpun ini, misalnya language,value-unknown",
        "these findings or families only, such as language,value-unknown",
    ),
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="KODE",
    help=say("tanpa temuan atau rumpun ini", "without these findings or families"),
)
@click.option(
    "--strict", is_flag=True, help=say("peringatan pun menggagalkan", "warnings fail too")
)
@click.option(
    "--statistics",
    is_flag=True,
    help=say("jumlah setiap temuan saja", "the number of each finding only"),
)
@click.option(
    "--stdin-path",
    default="",
    metavar="PATH",
    help=say("letak naskah yang dibaca dengan -", "where the text read with - would lie"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="full",
    help=say(
        "bentuk keluaran: full untuk dibaca, concise sebaris setiap temuan; json, sarif, github "
        "untuk program",
        "form of the output: full to be read, concise a line each; json, sarif, github for "
        "programs",
    ),
)
@jobs_option
@cache_option
@folder_option
@color_option
@quiet_option
@language_option
def command(
    *,
    paths: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    stdin_path: str,
    form: str,
    folder: Path,
    color: str,
    fix: bool,
    diff: bool,
    strict: bool,
    statistics: bool,
    quiet: bool,
    jobs: int | None,
    no_cache: bool,
) -> int:
    """Print the findings; status 1 where one is an error, or where `--diff` has a change."""
    asked = Asked(form, color, statistics, strict, quiet)
    typed = paths == ("-",)
    _require_fitting(asked, fix=fix, diff=diff, typed=typed, placed=bool(stdin_path))
    wanted = resolved(SELECTION)(select, ignore) if select or ignore else EVERYTHING
    if fix or diff or typed:
        status: int = resolved(MEND)(folder, paths, stdin_path, wanted, asked, fix=fix, diff=diff)
        return status
    root = project_root(folder)
    how = How(jobs=jobs, cached=not no_cache)
    reviewed = review(root, chosen_paths(paths, folder, root), how)
    found = wanted.shown(reviewed.read, reviewed.findings)
    report(asked, Told(found, reviewed.sources))
    return 1 if blocks(found, strict=strict) else 0


def _require_fitting(asked: Asked, *, fix: bool, diff: bool, typed: bool, placed: bool) -> None:
    """Raise UsageError where options contradict each other."""
    refused = {
        ("--fix", "--diff"): fix and diff,
        ("--diff", "--format"): diff and asked.form != "full",
        ("--diff", "--statistics"): diff and asked.statistics,
        (f"--format {asked.form}", "--statistics"): (
            asked.statistics and asked.form not in _COUNTED
        ),
    }
    for (one, other), together in refused.items():
        if together:
            raise UsageError(
                Label(
                    f"{one} dan {other} tidak dapat dipakai bersama",
                    f"{one} and {other} do not go together",
                )
            )
    if placed and not typed:
        raise UsageError(
            Label(
                "--stdin-path hanya untuk naskah dari masukan baku: publisher check -",
                "--stdin-path goes with a text from standard input: publisher check -",
            )
        )
