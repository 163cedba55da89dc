"""`publisher build`: the letters and their data."""

import sys
import time
import webbrowser
from pathlib import Path
from types import TracebackType

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from publisher.cli.options import (
    LANGUAGE,
    color_option,
    folder_option,
    identities,
    language_option,
    project_root,
    quiet_option,
    say,
    wants_color,
)
from publisher.pipeline.build import Built, build
from publisher.pipeline.check import blocks
from publisher.pipeline.load import load
from publisher.pipeline.output import files
from publisher.reporters import REPORTERS

_PATIENCE_SECONDS = 0.5


class Bar:
    """A progress bar on a terminal, only for work that lasts longer than half a second."""

    def __init__(self, *, shown: bool) -> None:
        """Prepare a bar that draws nothing before its time."""
        self._began = time.monotonic()
        self._shown = shown
        self._progress: Progress | None = None

    def __enter__(self) -> "Bar":
        """Begin."""
        return self

    def __call__(self, done: int, total: int, name: str) -> None:
        """Show that `done` of `total` are finished and `name` is at work."""
        late = time.monotonic() - self._began > _PATIENCE_SECONDS
        if not self._shown or not (late or self._progress):
            return
        if self._progress is None:
            columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
            self._progress = Progress(*columns, console=Console(stderr=True), transient=True)
            self._progress.start()
            self._progress.add_task("", total=total)
        self._progress.update(self._progress.task_ids[0], completed=done, description=name)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away, whatever happened."""
        if self._progress:
            self._progress.stop()


@click.command(
    "build",
    help=say(
        "Buat surat (DOCX, PDF, HTML, teks) dan data semua edaran, atau PATH saja, ke dalam dist/.",
        "Make letters (DOCX, PDF, HTML, text) and data of all circulars, or PATH, into dist/.",
    ),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=say("folder keluaran (bawaan: dist/)", "output folder (default: dist/)"),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(REPORTERS)),
    default="full",
    help=say("bentuk temuan", "form of the findings"),
)
@click.option(
    "--open", "show", is_flag=True, help=say("buka hasilnya di peramban", "open the result")
)
@click.option("--no-progress", is_flag=True, help=say("tanpa bilah kemajuan", "no progress bar"))
@folder_option
@color_option
@quiet_option
@language_option
def command(  # noqa: PLR0913 - one parameter an option
    paths: tuple[Path, ...],
    into: Path | None,
    form: str,
    folder: Path,
    color: str,
    *,
    show: bool,
    no_progress: bool,
    quiet: bool,
) -> int:
    """Render, print findings, sum up; status 1 where a finding is an error."""
    root = project_root(folder)
    chosen = identities(paths, root)
    target = into or root / "dist"
    with Bar(shown=sys.stderr.isatty() and not no_progress) as bar:
        project = load(root)
        built = build(project, target, chosen, bar)
    colored = wants_color(color, terminal=sys.stdout.isatty())
    if built.diagnostics or form != "full":
        click.echo(
            REPORTERS[form](built.diagnostics, project.sources, LANGUAGE, colored, quiet), nl=False
        )
    if not quiet:
        click.echo(_summary(built, target), err=form != "full")
    if show:
        webbrowser.open((target / "index.html").resolve().as_uri())
    return 1 if blocks(built.diagnostics) or built.left_out else 0


def _summary(built: Built, target: Path) -> str:
    """Say in a drafter's words what was made, what was found, and what to open."""
    count = sum(1 for _ in files(target))
    shown = target.name if target.parent == Path.cwd() else target.as_posix()
    lines = [
        say(
            f"{len(built.rendered)} edaran menjadi surat (DOCX, PDF, HTML, teks) dan data JSON; "
            f"{count} berkas di {shown}/.",
            f"{len(built.rendered)} circulars became letters (DOCX, PDF, HTML, text) and JSON "
            f"data; {count} files in {shown}/.",
        )
    ]
    if built.left_out:
        names = ", ".join(built.left_out)
        lines.append(
            say(
                f"{len(built.left_out)} edaran tidak dapat dibuat karena datanya salah: {names}.",
                f"{len(built.left_out)} circulars could not be made, their data is wrong: {names}.",
            )
        )
    number = len(built.diagnostics)
    lines.append(
        say(f"{number} temuan.", f"{number} findings.")
        if number
        else say("Tidak ada temuan.", "No findings.")
    )
    lines.append(say(f"Buka: {shown}/index.html", f"Open: {shown}/index.html"))
    return "\n".join(lines)
