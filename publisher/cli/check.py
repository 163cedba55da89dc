"""`publisher check`: all findings, and what of them the program mends itself."""

import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import click

from publisher.cli import clock
from publisher.cli.options import (
    LANGUAGE,
    chosen_paths,
    color_option,
    emit,
    emit_text,
    folder_option,
    language_option,
    project_root,
    quiet_option,
    say,
    tell,
    wants_color,
)
from publisher.cli.wording import Command
from publisher.model.diagnostic import Diagnostic
from publisher.model.errors import UsageError
from publisher.model.label import Label
from publisher.model.report import Report
from publisher.pipeline import check as job
from publisher.pipeline.demands import demands
from publisher.pipeline.fix import Difference, Mending, differences, mending
from publisher.pipeline.load import Project, load
from publisher.pipeline.order import blocks
from publisher.pipeline.rewrite import rewrite
from publisher.pipeline.selection import selection
from publisher.pipeline.typed_in import MOST, default_path, stated, typed_in
from publisher.reporters import REPORTERS
from publisher.reporters.findings import line

_COUNTED: Final = frozenset({"full", "concise", "json"})
_ZONE: Final = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class _Asked:
    """How the answer is to look: its form, colour, numbers in place of findings, no last line."""

    form: str
    color: str
    statistics: bool
    strict: bool
    quiet: bool


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
    type=click.Choice(tuple(REPORTERS)),
    default="full",
    help=say(
        "bentuk keluaran: full untuk dibaca, concise sebaris setiap temuan; json, sarif, github "
        "untuk program",
        "form of the output: full to be read, concise a line each; json, sarif, github for "
        "programs",
    ),
)
@folder_option
@color_option
@quiet_option
@language_option
def command(  # noqa: PLR0913 - one parameter an option
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
) -> int:
    """Print the findings; status 1 where one is an error, or where `--diff` has a change."""
    asked = _Asked(form, color, statistics, strict, quiet)
    _require_fitting(asked, fix=fix, diff=diff, typed=paths == ("-",), placed=bool(stdin_path))
    wanted = selection(select, ignore)
    judged = _judged(paths, stdin_path, folder)
    if not (fix or diff):
        found = wanted.shown(judged.project, job.check_chosen(judged.project, judged.chosen))
        _report(asked, judged.project, found)
        return 1 if blocks(found, strict=strict) else 0
    mended = mending(judged.project, judged.chosen, wanted)
    blocked = blocks(mended.findings, strict=strict)
    if diff:
        _show(differences(judged.project, mended, wanted), mended, asked)
        return 1 if mended.texts or blocked else 0
    _put_back(judged, mended)
    _tell_mended(mended, quiet=quiet)
    on_stderr = judged.received is not None
    _report(asked, mended.project, mended.findings, mended, on_stderr=on_stderr)
    return 1 if blocked else 0


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is judged: paths of a project, one of which may be a text from standard input."""

    project: Project
    chosen: frozenset[str]
    received: bytes | None = None


def _judged(paths: tuple[str, ...], stdin_path: str, folder: Path) -> _Judged:
    root = project_root(folder)
    project = load(root)
    if paths != ("-",):
        return _Judged(project, chosen_paths(paths, folder, root))
    place = stated(project, stdin_path or default_path(project, clock.today(_ZONE).year))
    data = sys.stdin.buffer.read(MOST)
    return _Judged(typed_in(project, place, data), frozenset({place}), data)


def _put_back(judged: _Judged, mended: Mending) -> None:
    """Write what was mended; a text from standard input that was not leaves as it came."""
    if judged.received is None:
        rewrite(judged.project.root, judged.project.sources, mended.texts)
    elif mended.texts:
        emit_text("".join(mended.texts.values()))
    else:
        click.echo(judged.received, nl=False)
        shutil.copyfileobj(sys.stdin.buffer, sys.stdout.buffer)


def _require_fitting(asked: _Asked, *, fix: bool, diff: bool, typed: bool, placed: bool) -> None:
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


def _report(
    asked: _Asked,
    project: Project,
    found: tuple[Diagnostic, ...],
    mended: Mending | None = None,
    *,
    on_stderr: bool = False,
) -> None:
    colored = wants_color(asked.color, terminal=sys.stdout.isatty() and not on_stderr)
    report = Report(
        found,
        project.sources,
        LANGUAGE,
        colored=colored,
        closing=not asked.quiet,
        statistics=asked.statistics,
        facts=_facts(mended),
        demands=demands() if asked.form == "sarif" else {},
    )
    text = REPORTERS[asked.form](report)
    if on_stderr:
        click.echo(text, nl=False, err=True)
    else:
        emit(text, form=asked.form, colored=colored)


def _facts(mended: Mending | None) -> Mapping[str, Any]:
    if mended is None:
        return {}
    return {"fixed": {"findings": mended.made, "files": list(mended.texts)}}


def _tell_mended(mended: Mending, *, quiet: bool) -> None:
    files = len(mended.texts)
    tell(
        f"{mended.made} temuan diperbaiki dalam {files} berkas.",
        f"{mended.made} findings mended in {files} files.",
        quiet=quiet,
    )


def _show(steps: Iterator[Difference], mended: Mending, asked: _Asked) -> None:
    """Print the differences, each proposal below a line that `patch` passes over."""
    proposed = 0
    for step in steps:
        if step.finding is None:
            emit_text(step.patch)
            continue
        proposed += max(1, step.left_out)
        emit_text(f"# {_introduced(step.finding, mended.project, step.left_out)}\n{step.patch}")
    tell(
        f"{mended.made} perbaikan dalam {len(mended.texts)} berkas dibuat oleh --fix; "
        f"{proposed} usulan untuk dipertimbangkan sendiri.",
        f"--fix makes {mended.made} changes in {len(mended.texts)} files; "
        f"{proposed} proposals are yours to decide.",
        quiet=asked.quiet,
    )


def _introduced(finding: Diagnostic, project: Project, left_out: int) -> str:
    if left_out:
        return say(
            f"... {left_out} usulan {finding.code} lagi", f"... {left_out} more of {finding.code}"
        )
    source = project.sources[finding.span.path]
    place = source.position(finding.span.start)
    words = (finding.hint or finding.message).text(LANGUAGE)
    address = f"{finding.span.path}:{place.line}:{place.column}"
    return line(f"{say('usulan', 'proposal')} {address} [{finding.code}] {words}")
