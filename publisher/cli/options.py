"""What every command shares: the language of its words, where the project is, how it prints."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from publisher.cli.language import LANGUAGE
from publisher.model.errors import UsageError
from publisher.model.label import Label, visible
from publisher.pipeline import lazily
from publisher.pipeline.choice import nearest

_LANGUAGES: Final = ("id", "en")
SITE: Final = "site"
_DOCUMENTS: Final = frozenset({"json", "sarif"})


def say(indonesian: str, english: str) -> str:
    """Return the text in the chosen language."""
    return Label(indonesian, english).text(LANGUAGE)


def tell(indonesian: str, english: str, *, quiet: bool = False) -> None:
    """Print words for a person on stderr."""
    if not quiet:
        click.echo(visible(say(indonesian, english)), err=True)


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--lang`; its value was read before, so the command does not see it."""
    return click.option(
        "--lang",
        type=click.Choice(_LANGUAGES),
        expose_value=False,
        help=say("bahasa keluaran: id atau en", "language of the output: id or en"),
    )(command)


def folder_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-C FOLDER`, the project's folder."""
    return click.option(
        "-C",
        "folder",
        type=click.Path(path_type=Path),
        default=Path(),
        metavar="FOLDER",
        help=say("folder yang berisi circulars/", "the folder that holds circulars/"),
    )(command)


def site_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--site FOLDER`; what it is without is for the command to say."""
    return click.option(
        "--site",
        "site",
        type=click.Path(
            path_type=Path, readable=False
        ),  # what cannot be read is told with its path
        metavar="FOLDER",
        help=say(
            "folder situs (bawaan: site/ di proyek)",
            "folder of the site (default: site/ in the project)",
        ),
    )(command)


def quiet_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-q`."""
    return click.option("-q", "--quiet", is_flag=True, help=say("tanpa ringkasan", "no summary"))(
        command
    )


def jobs_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-j N`."""
    return click.option(
        "-j",
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help=say(
            "banyaknya proses kerja (bawaan: semua inti prosesor)",
            "number of processes at work (default: all cores)",
        ),
    )(command)


def cache_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--no-cache`."""
    return click.option(
        "--no-cache",
        is_flag=True,
        help=say(
            "kerjakan semuanya dari awal, tanpa .publisher/cache/",
            "do everything anew, without .publisher/cache/",
        ),
    )(command)


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--format full|json`."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(("full", "json")),
        default="full",
        help=say("bentuk keluaran: full, json", "form of the output: full, json"),
    )(command)


def commit_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--no-commit`."""
    return click.option(
        "--no-commit", is_flag=True, help=say("tanpa commit Git", "make no Git commit")
    )(command)


def dry_run_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--dry-run`."""
    return click.option(
        "--dry-run", is_flag=True, help=say("tunjukkan saja, tanpa menulis", "show only")
    )(command)


def yes_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--yes`."""
    return click.option("--yes", is_flag=True, help=say("tanpa bertanya", "ask nothing"))(command)


def agree(question: str, *, yes: bool) -> bool:
    """Return whether a person agrees; without a terminal `--yes` has to say it."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise UsageError(
            Label(
                "tidak ada terminal untuk bertanya; tambahkan --yes bila sudah yakin",
                "there is no terminal to ask; add --yes if you are sure",
            )
        )
    return bool(click.confirm(question, default=False, err=True))


def color_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--color`; NO_COLOR turns colour off where nothing else is said."""
    return click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        help=say("warna: auto, always, never", "colour: auto, always, never"),
    )(command)


def wants_color(choice: str, *, terminal: bool) -> bool:
    """Return whether to print colour on a stream that is a terminal or not."""
    if choice != "auto":
        return choice == "always"
    return terminal and not os.environ.get("NO_COLOR")


def emit(text: str, *, form: str, colored: bool = False) -> None:
    """Print data on stdout; a document for programs is UTF-8 on every console."""
    if form in _DOCUMENTS:
        click.echo(text.encode(), nl=False)
    else:
        click.echo(text, nl=False, color=colored)


def emit_text(text: str) -> None:
    """Print a text as it is, UTF-8; on a terminal without the signs that would steer it."""
    if sys.stdout.isatty():
        text = visible(text, kept="\n\t")
    click.echo(text.encode(), nl=False)


def project_root(folder: Path) -> Path:
    """Return the folder itself or the nearest one above it that holds `circulars/`."""
    start = folder.resolve()
    if not start.is_dir():
        raise UsageError(
            Label(f"tidak ada folder {folder.as_posix()}", f"no such folder: {folder.as_posix()}")
        )
    found = _holding_circulars(start)
    if found is not None:
        _recovered(found)
        return found
    raise UsageError(
        Label(
            f"tidak ada folder circulars/ di {start.as_posix()} atau di atasnya; "
            "buat dengan `publisher init`, atau tunjuk dengan -C",
            f"there is no folder circulars/ in {start.as_posix()} or above it; "
            "make one with `publisher init`, or name it with -C",
        )
    )


def _holding_circulars(start: Path) -> Path | None:
    above = (start, *start.parents)
    return next((one for one in above if (one / "circulars").is_dir()), None)


def chosen_site(typed: Path | None) -> tuple[Path | None, Path]:
    """Return the project that the working folder lies in, None where in none, and its site."""
    root = _holding_circulars(Path.cwd())
    return root, typed or (Path() if root in (None, Path.cwd()) else root) / SITE


def _recovered(root: Path) -> None:
    """Bring an act that was interrupted to its end before anything is read, and say so."""
    if not (root / ".publisher/journal.json").exists():
        return
    found = lazily.resolved(lazily.RECOVER)(root)
    if found is None:
        return
    name = found.circular
    if found.done:
        tell(
            f"catatan: pekerjaan yang terputus pada {name} baru saja diselesaikan; "
            f"lihat: publisher history {name}",
            f"note: what was interrupted on {name} was completed just now; "
            f"see: publisher history {name}",
        )
    else:
        tell(
            f"catatan: pekerjaan yang terputus pada {name} dibatalkan; buku agenda tidak memuatnya",
            f"note: what was interrupted on {name} was taken back; the agenda book has it not",
        )


def identity(typed: str) -> str:
    """Return the id of a circular that was typed as one, or as the path of its file."""
    name = typed.replace("\\", "/").removeprefix("./").removeprefix("circulars/")
    return name.rstrip("/").removesuffix(".md")


def chosen_paths(paths: tuple[str, ...], folder: Path, root: Path) -> frozenset[str]:
    """Return the paths below the project, with `/`, of the files and folders that were named.

    Nothing is returned where the whole project was named. A path may be spelled from the working
    folder, from the project, or as an id.
    """
    found = {_below(path, folder, root) for path in paths}
    return frozenset() if "." in found else frozenset(found)


def _below(path: str, folder: Path, root: Path) -> str:
    if path == "-":
        raise UsageError(
            Label(
                "masukan baku (-) hanya untuk `check -`, tanpa PATH lain",
                "standard input (-) goes with `check -` only, without another PATH",
            )
        )
    spelled = path if (folder / path).exists() else path.replace("\\", "/")
    for place in (folder, Path(), root, root / "circulars"):
        for name in (spelled, f"{spelled.rstrip('/')}.md"):
            whole = (place / name).resolve()
            if whole.exists() and whole.is_relative_to(root):
                return whole.relative_to(root).as_posix()
    if (folder / spelled).exists():
        raise UsageError(
            Label(
                f"{path} di luar proyek {root.as_posix()}",
                f"{path} is outside the project {root.as_posix()}",
            )
        )
    near = nearest(root, path)
    raise UsageError(
        Label(
            f"{path} tidak ada di {root.as_posix()}/circulars"
            + (f"; maksud Anda {near}?" if near else ""),
            f"{path} is not in {root.as_posix()}/circulars"
            + (f"; did you mean {near}?" if near else ""),
        )
    )


def spelled(path: Path) -> str:
    """Return a path as a person types it: from the working folder where it lies below."""
    whole, here = path.resolve(), Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
