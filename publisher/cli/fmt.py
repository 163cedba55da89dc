"""`publisher fmt`: one spelling for circulars."""

import sys
from pathlib import Path

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import (
    chosen_paths,
    emit,
    folder_option,
    format_option,
    language_option,
    project_root,
    quiet_option,
    say,
    tell,
)
from publisher.cli.wording import Command
from publisher.drafting.patch import patch
from publisher.model.report import Report
from publisher.pipeline.formatting import Tidied, tidy_all, tidy_text, write_all
from publisher.reporters import REPORTERS


@click.command(
    "fmt",
    cls=Command,
    help=say(
        "Rapikan cara penulisan semua edaran, atau PATH saja; maknanya tidak berubah. "
        "Dengan - naskah dibaca dari masukan baku dan dicetak.",
        "Tidy the spelling of all circulars, or of PATH only; their meaning does not change. "
        "With - a text is read from standard input and printed.",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help=say("sebut saja yang belum rapi", "only name what is not tidy"),
)
@click.option(
    "--diff", is_flag=True, help=say("cetak perubahannya saja", "only print what would change")
)
@format_option
@folder_option
@quiet_option
@language_option
def command(
    paths: tuple[str, ...],
    form: str,
    folder: Path,
    *,
    only_check: bool,
    diff: bool,
    quiet: bool,
) -> int:
    """Write what is not tidy; status 1 where something is left alone, or untidy and not written."""
    root = project_root(folder)
    looks_only = only_check or diff
    if paths == ("-",):
        found = [tidy_text(root, sys.stdin.buffer.read())]
        if not looks_only and form != "json":
            click.echo(_text(found[0]), nl=False)
    else:
        found = list(tidy_all(root, chosen_paths(paths, folder, root)))
        if not looks_only:
            write_all(root, found)
    if form == "json":
        emit(REPORTERS["json"](_report(found, diff=diff, text=paths == ("-",))), form=form)
    else:
        _tell(found, diff=diff, listed=paths != ("-",))
        _sum_up(found, looks_only=looks_only, quiet=quiet or paths == ("-",))
    left = any(one.after is None for one in found)
    return 1 if left or (looks_only and any(one.is_changed for one in found)) else 0


def _tell(found: list[Tidied], *, diff: bool, listed: bool) -> None:
    """Print the files that change on stdout, and why others are left alone on stderr."""
    for one in found:
        if one.is_changed and diff:
            click.echo(_diff(one), nl=False)
        elif one.is_changed and listed:
            click.echo(one.path)
        elif one.after is None:
            report = Report(one.findings, {one.path: one.source}, LANGUAGE, closing=False)
            click.echo(REPORTERS["full"](report), err=True, nl=False)
            tell(*_left(one))


def _sum_up(found: list[Tidied], *, looks_only: bool, quiet: bool) -> None:
    changed = sum(one.is_changed for one in found)
    left = sum(one.after is None for one in found)
    same = len(found) - changed - left
    indonesian, english = ("belum rapi", "not tidy") if looks_only else ("dirapikan", "tidied")
    tell(
        f"{changed} berkas {indonesian}, {same} sudah rapi, {left} dibiarkan.",
        f"{changed} files {english}, {same} tidy before, {left} left alone.",
        quiet=quiet,
    )


def _left(one: Tidied) -> tuple[str, str]:
    if one.findings:
        return f"{one.path} dibiarkan: perbaiki dahulu.", f"{one.path} left alone: mend it first."
    return (
        f"{one.path} dibiarkan: maknanya akan berubah. Ini kesalahan program; laporkan.",
        f"{one.path} left alone: its meaning would change. A fault of the program; report it.",
    )


def _report(found: list[Tidied], *, diff: bool, text: bool) -> Report:
    """Return the document of tools: which files change and which are left alone."""
    facts: dict[str, object] = {
        "changed": [one.path for one in found if one.is_changed],
        "left": [one.path for one in found if one.after is None],
        "unchanged": sum(one.after == one.before for one in found),
    }
    if diff:
        facts["diff"] = "".join(_diff(one) for one in found if one.is_changed)
    if text:
        facts["text"] = _text(found[0]).decode("utf-8", "replace")
    findings = tuple(finding for one in found for finding in one.findings)
    return Report(findings, {one.path: one.source for one in found}, LANGUAGE, facts=facts)


def _text(one: Tidied) -> bytes:
    return one.before if one.after is None else one.after


def _diff(one: Tidied) -> str:
    """Return what would change as a unified diff; line ends count as well."""
    old, new = (text.decode("utf-8", "replace") for text in (one.before, _text(one)))
    return patch(one.path, old, new)
