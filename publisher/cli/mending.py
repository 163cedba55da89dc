"""What `publisher check` does besides looking: `--fix`, `--diff`, a text from standard input."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import click

from publisher.cli import clock
from publisher.cli.language import LANGUAGE
from publisher.cli.options import chosen_paths, emit_text, project_root, say, tell
from publisher.cli.telling import Asked, Told, report
from publisher.model.diagnostic import Diagnostic
from publisher.pipeline.check import check_chosen
from publisher.pipeline.fix import Difference, Mending, differences, mending
from publisher.pipeline.load import Project, load
from publisher.pipeline.order import blocks
from publisher.pipeline.rewrite import rewrite
from publisher.pipeline.selection import Selection
from publisher.pipeline.typed_in import MOST, default_path, stated, typed_in
from publisher.reporters.findings import line

_ZONE: Final = "Asia/Jakarta"


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is judged: paths of a project, one of which may be a text from standard input."""

    project: Project
    chosen: frozenset[str]
    received: bytes | None = None


def mend(
    folder: Path,
    paths: tuple[str, ...],
    stdin_path: str,
    wanted: Selection,
    asked: Asked,
    *,
    fix: bool,
    diff: bool,
) -> int:
    """Do as was asked and return the status: 1 where a finding is an error, or `diff` shows one."""
    judged = _judged(paths, stdin_path, folder)
    if not (fix or diff):
        found = wanted.shown(judged.project.read, check_chosen(judged.project, judged.chosen))
        report(asked, Told(found, judged.project.sources))
        return 1 if blocks(found, strict=asked.strict) else 0
    mended = mending(judged.project, judged.chosen, wanted)
    blocked = blocks(mended.findings, strict=asked.strict)
    if diff:
        _show(differences(judged.project, mended, wanted), mended, asked)
        return 1 if mended.texts or blocked else 0
    _put_back(judged, mended)
    _tell_mended(mended, quiet=asked.quiet)
    facts = {"fixed": {"findings": mended.made, "files": list(mended.texts)}}
    told = Told(mended.findings, mended.project.sources, facts)
    report(asked, told, on_stderr=judged.received is not None)
    return 1 if blocked else 0


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


def _tell_mended(mended: Mending, *, quiet: bool) -> None:
    files = len(mended.texts)
    tell(
        f"{mended.made} temuan diperbaiki dalam {files} berkas.",
        f"{mended.made} findings mended in {files} files.",
        quiet=quiet,
    )


def _show(steps: Iterator[Difference], mended: Mending, asked: Asked) -> None:
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
