"""`publisher build`: the letters and their data."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.options import (
    cache_option,
    chosen_paths,
    color_option,
    emit,
    folder_option,
    format_option,
    jobs_option,
    language_option,
    project_root,
    quiet_option,
    say,
    spelled,
    tell,
    wants_color,
)
from publisher.cli.progress import Bar
from publisher.cli.wording import Command
from publisher.model.diagnostic import Diagnostic, Severity
from publisher.model.report import Report
from publisher.pipeline.build import Built, build
from publisher.pipeline.examination import How
from publisher.pipeline.lazily import resolved
from publisher.pipeline.order import blocks
from publisher.pipeline.tasks import Fault

# Loaded where they are needed: most builds tell nothing and hand nothing over.
CLOSING: Final = "publisher.reporters.findings:closing"
PRINTING: Final = "publisher.cli.handing_over:Printing"
HAND_OVER: Final = "publisher.cli.handing_over:hand_over"


@click.command(
    "build",
    cls=Command,
    help=say(
        "Buat surat (DOCX, PDF, HTML, teks) dan data semua edaran, atau PATH saja, ke dalam dist/.",
        "Make letters (DOCX, PDF, HTML, text) and data of all circulars, or PATH, into dist/.",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=say("folder keluaran (bawaan: dist/)", "output folder (default: dist/)"),
)
@click.option(
    "--open", "show", is_flag=True, help=say("buka hasilnya di peramban", "open the result")
)
@click.option(
    "--srikandi",
    "identity",
    metavar="ID",
    help=say("satu edaran untuk SRIKANDI, ke outbox/", "one circular for SRIKANDI, into outbox/"),
)
@jobs_option
@cache_option
@click.option("--no-progress", is_flag=True, help=say("tanpa bilah kemajuan", "no progress bar"))
@format_option
@folder_option
@color_option
@quiet_option
@language_option
def command(
    paths: tuple[str, ...],
    into: Path | None,
    jobs: int | None,
    form: str,
    *,
    folder: Path,
    color: str,
    identity: str | None,
    show: bool,
    no_cache: bool,
    no_progress: bool,
    quiet: bool,
) -> int:
    """Render, print findings, sum up; status 1 where a finding is an error."""
    root = project_root(folder)
    if identity is not None:
        wanted = chosen_paths((*paths, identity), folder, root)
        printing = resolved(PRINTING)(form, color, quiet=quiet)
        status: int = resolved(HAND_OVER)(root, wanted, into, printing)
        return status
    target = into or root / "dist"
    bar = Bar(
        shown=sys.stderr.isatty() and not (no_progress or quiet),
        colored=wants_color(color, terminal=sys.stderr.isatty()),
    )
    with bar:
        how = How(jobs=jobs, cached=not no_cache, progress=bar)
        built = build(root, target, chosen_paths(paths, folder, root), how)
    colored = wants_color(color, terminal=sys.stdout.isatty())
    report = Report(
        _told(built, form),
        built.sources,
        LANGUAGE,
        colored=colored,
        closing=False,
        facts=_facts(built, target),
    )
    if report.findings or form != "full":  # where there is nothing to tell, nothing is loaded
        emit(resolved(f"publisher.reporters.{form}:render")(report), form=form, colored=colored)
    if not quiet:
        click.echo(_summary(built, target), err=form != "full")
    _tell_failures(built)
    if show:
        _open(target)
    return _status(built)


class BrokenLetterError(Exception):
    """A fault of our own that a worker met, with its traceback."""


def _told(built: Built, form: str) -> tuple[Diagnostic, ...]:
    """Leave blanks of drafts to the summary where a person reads; `check` shows each of them."""
    if form != "full":
        return built.diagnostics
    return tuple(one for one in built.diagnostics if one.severity is not Severity.PUBLICATION)


def _status(built: Built) -> int:
    """Return 3 where the surroundings kept a letter from being made, 1 where findings do."""
    for failure in built.failed:
        if failure.fault.words is None:
            raise BrokenLetterError(failure.fault.trace)
    if built.failed:
        return 3
    return 1 if blocks(built.diagnostics) or built.left_out else 0


def _tell_failures(built: Built) -> None:
    for failure in built.failed:
        why = failure.fault.words
        if why:
            tell(f"galat: {failure.path}: {why.id}", f"error: {failure.path}: {why.text('en')}")


def _open(target: Path) -> None:
    page = target / "index.html"
    if not resolved("webbrowser:open")(page.resolve().as_uri()):
        tell(
            f"Tidak ada peramban yang dapat dibuka; buka sendiri {page.as_posix()}",
            f"No browser could be opened; open {page.as_posix()} yourself",
        )


def _facts(built: Built, target: Path) -> Mapping[str, Any]:
    """Return what the document of tools says besides findings."""
    return {
        "folder": spelled(target),
        "files": built.files,
        "circulars": [{"id": one, "path": f"se/{one}/"} for one in built.rendered],
        "left_out": list(built.left_out),
        "failed": [
            {"id": one.id, "path": one.path, "reason": _reason(one.fault)} for one in built.failed
        ],
    }


def _reason(fault: Fault) -> dict[str, str]:
    if fault.words:
        return {"id": fault.words.id, "en": fault.words.en}
    last = fault.trace.strip().rpartition("\n")[2]
    return {"id": last, "en": last}


def _summary(built: Built, target: Path) -> str:
    """Say in a drafter's words what was made, what was found, and what to open."""
    shown = spelled(target)
    lines = [
        say(
            f"{len(built.rendered)} edaran menjadi surat (DOCX, PDF, HTML, teks) dan data JSON; "
            f"{built.files} berkas di {shown}/.",
            f"{len(built.rendered)} circulars became letters (DOCX, PDF, HTML, text) and JSON "
            f"data; {built.files} files in {shown}/.",
        )
    ]
    if built.left_out:
        names = ", ".join(built.left_out)
        lines.append(
            say(
                f"{len(built.left_out)} edaran tidak dibuat karena datanya salah, "
                f"lihat galatnya: {names}.",
                f"{len(built.left_out)} circulars are left out, their data is wrong, "
                f"see the errors: {names}.",
            )
        )
    told = _told(built, "full")
    blanks = len(built.diagnostics) - len(told)
    if told or not blanks:
        lines.append(resolved(CLOSING)(told, mendable=False).text(LANGUAGE))
    if blanks:
        lines.append(
            say(
                f"{blanks} hal perlu diselesaikan sebelum terbit; lihat: publisher check",
                f"{blanks} things remain to be settled before issue; see: publisher check",
            )
        )
    lines.append(say(f"Buka: {shown}/index.html", f"Open: {shown}/index.html"))
    return "\n".join(lines)
