"""What every command shares: the language of its words, where the project is, how it prints."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from publisher.model.errors import UsageError
from publisher.model.label import Label

_LANGUAGES: Final = ("id", "en")


def chosen_language(arguments: list[str]) -> str:
    """Return the language of words: `--lang`, else PUBLISHER_LANG, else Indonesian.

    It is read before click, so that help texts speak it too. The machine's locale decides nothing.
    """
    for index, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.partition("=")[2]
        if argument == "--lang" and index + 1 < len(arguments):
            return arguments[index + 1]
    return os.environ.get("PUBLISHER_LANG", "id")


LANGUAGE: Final = "en" if chosen_language(sys.argv[1:]) == "en" else "id"


def say(indonesian: str, english: str) -> str:
    """Return the text in the chosen language."""
    return Label(indonesian, english).text(LANGUAGE)


def tell(indonesian: str, english: str, *, quiet: bool = False) -> None:
    """Print words for a person on stderr."""
    if not quiet:
        click.echo(say(indonesian, english), err=True)


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


def quiet_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `-q`."""
    return click.option("-q", "--quiet", is_flag=True, help=say("tanpa ringkasan", "no summary"))(
        command
    )


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


def project_root(folder: Path) -> Path:
    """Return the folder itself or the nearest one above it that holds `circulars/`."""
    start = folder.resolve()
    for candidate in (start, *start.parents):
        if (candidate / "circulars").is_dir():
            return candidate
    raise UsageError(
        Label(
            f"tidak ada folder circulars/ di {folder} atau di atasnya; "
            "buat dengan `publisher init`, atau tunjuk dengan -C",
            f"there is no folder circulars/ in {folder} or above it; "
            "make one with `publisher init`, or name it with -C",
        )
    )


def identities(paths: tuple[Path, ...], root: Path) -> frozenset[str]:
    """Return the paths below the project, with `/`, of files or folders that were named."""
    found: set[str] = set()
    for path in paths:
        whole = path.resolve()
        if not whole.exists():
            whole = (root / "circulars" / path).resolve()
            whole = whole if whole.exists() else whole.with_name(whole.name + ".md")
        if not whole.exists() or not whole.is_relative_to(root):
            raise UsageError(
                Label(
                    f"{path} tidak ada di bawah {root.name}/",
                    f"{path} is not below {root.name}/",
                )
            )
        found.add(whole.relative_to(root).as_posix())
    return frozenset(found)


def covers(chosen: frozenset[str], path: str) -> bool:
    """Return whether a path of the project is one of the chosen ones or below one; all if none."""
    return not chosen or any(
        path == one or path.startswith(one + "/") or one == "." for one in chosen
    )
