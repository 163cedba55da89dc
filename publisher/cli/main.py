"""The command `publisher`: a table of commands, loaded by name when called."""

import errno
import gc
import importlib
import os
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, Final

import click
from click.shell_completion import CompletionItem

from publisher import stopping
from publisher.cli.language import LANGUAGE
from publisher.cli.options import language_option, say
from publisher.cli.wording import Context, explained_help, fault, localised
from publisher.model.errors import PublisherError
from publisher.model.label import visible

COMMANDS: Final[Mapping[str, str]] = {
    "init": "publisher.cli.init:command",
    "new": "publisher.cli.new:command",
    "check": "publisher.cli.check:command",
    "explain": "publisher.cli.explain:command",
    "fmt": "publisher.cli.fmt:command",
    "build": "publisher.cli.build:command",
    "issue": "publisher.cli.issue:command",
    "withdraw": "publisher.cli.withdraw:command",
    "publish": "publisher.cli.publish:command",
    "index": "publisher.cli.index:command",
    "copy": "publisher.cli.copy:command",
    "restore": "publisher.cli.restore:command",
    "serve": "publisher.cli.serve:command",
    "history": "publisher.cli.history:command",
    "status": "publisher.cli.status:command",
    "ask": "publisher.cli.ask:command",
    "extract": "publisher.cli.extract:command",
    "schema": "publisher.cli.schema:command",
    "doctor": "publisher.cli.doctor:command",
    "completion": "publisher.cli.completion:command",
}
_SUMMARIES: Final[Mapping[str, tuple[str, str]]] = {
    "init": ("folder baru untuk edaran", "a new folder for circulars"),
    "new": ("edaran baru dari pola", "a new circular from a pattern"),
    "check": ("periksa semua edaran", "all findings of all circulars"),
    "explain": ("jelaskan sebuah pemeriksaan", "explain a check"),
    "fmt": ("rapikan penulisan edaran", "one spelling for circulars"),
    "build": ("buat surat (DOCX, PDF) dan datanya", "make the letters (DOCX, PDF) and their data"),
    "issue": ("terbitkan sebuah edaran", "issue a circular"),
    "withdraw": ("tarik edaran yang sudah terbit", "withdraw a circular that was issued"),
    "publish": ("terbitkan situs dari yang sudah terbit", "publish the site of what was issued"),
    "index": ("buat indeks pencarian situs", "make the search index of the site"),
    "copy": ("salin rilis sebagai berkas biasa", "copy the release as plain files"),
    "restore": ("pulihkan situs dari salinan rilis", "make a site anew from a copy"),
    "serve": ("layani situs dan API", "serve the site and the API"),
    "history": ("tunjukkan revisi sebuah edaran", "show the revisions of a circular"),
    "status": ("tunjukkan apa yang berlaku", "show what is in force"),
    "ask": ("jawab apa yang mengikat, dan mengapa", "answer what binds, and why"),
    "extract": ("keluarkan data dan naskah dari PDF", "take data and source out of a PDF"),
    "schema": ("cetak skema JSON", "print the JSON Schema"),
    "doctor": ("periksa lingkungan kerja", "examine the surroundings"),
    "completion": ("pelengkap perintah untuk shell", "completion for the shell"),
}
USAGE: Final = 2
SURROUNDINGS: Final = 3
BUG: Final = 70
INTERRUPTED: Final = 130
# What is read is kept to the end and has no circles: to look for some after every few thousand
# objects takes a third of the time of a large `check`.
COLLECT_RARELY: Final = (50_000, 10, 10)


class Group(click.Group):
    """Loads a command's module only when it is called: `--help` and completion stay fast."""

    context_class = Context

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the work."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or None where there is none of that name."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; of an unknown one the nearest is named."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Complete the names of commands without loading any."""
        if incomplete.startswith("-"):
            return click.Command.shell_complete(self, ctx, incomplete)
        names = [name for name in COMMANDS if name.startswith(incomplete)]
        return [CompletionItem(name, help=say(*_SUMMARIES[name])) for name in names]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without loading any."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl([(name, say(*_SUMMARIES[name])) for name in COMMANDS])

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the placeholders of the first line of the help text."""
        return localised(super().collect_usage_pieces(ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help` with its words."""
        return explained_help(super().get_help_option(ctx))


def _version(ctx: click.Context, _option: click.Parameter, wanted: object) -> None:
    if not wanted:
        return
    metadata = importlib.import_module("importlib.metadata")  # slow to load, and rarely asked for
    try:
        version = metadata.version("circular-publisher")
    except metadata.PackageNotFoundError:
        version = say("(belum dipasang)", "(not installed)")
    click.echo(f"publisher {version}")
    ctx.exit()


@click.command(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "Menulis, memeriksa, dan membuat surat edaran beserta datanya.",
        "Write, check and make circulars together with their data.",
    ),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=say("tampilkan versi", "show the version"),
)
@language_option
def publisher() -> None:
    """Pass on to a command."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    gc.set_threshold(*COLLECT_RARELY)
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., Any] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    status = run(arguments)
    try:
        sys.stdout.flush()
    except OSError:  # a full disk: Python would complain of it once more on its way out
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = status or SURROUNDINGS
    stopping.through()
    sys.exit(status)


def run(arguments: list[str] | None = None) -> int:
    """Return the exit status: 0 done, 1 findings, 2 usage, 3 surroundings, 70 our own fault."""
    try:
        status = publisher.main(arguments, prog_name="publisher", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except (click.Abort, click.ClickException, PublisherError, OSError) as ending:
        words, status = _ending(ending)
        click.echo(visible(words), err=True)
        return status
    except Exception:
        traceback.print_exc()
        click.echo(
            say(
                "Ini kesalahan program. Kirimkan keterangan di atas kepada pengelola.",
                "This is a fault of the program. Please send the above to its maintainers.",
            ),
            err=True,
        )
        return BUG
    return status if isinstance(status, int) else 0


def _ending(ending: Exception) -> tuple[str, int]:
    """Return what to say where a command could not do its work, and the exit status."""
    match ending:
        case click.Abort():
            return say("dihentikan", "stopped"), INTERRUPTED
        case click.exceptions.NoArgsIsHelpError():
            return ending.format_message(), USAGE
        case click.ClickException():
            return fault(ending), USAGE
        case PublisherError():
            return f"{say('galat', 'error')}: {ending.message.text(LANGUAGE)}", ending.exit_status
        case OSError():
            return f"{say('galat', 'error')}: {_refused(ending)}", SURROUNDINGS
        case _:
            raise ending


_ROOM: Final = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


def _refused(error: OSError) -> str:
    """Return what the system refused; whatever is written is written wholly or not at all."""
    place = f"{error.filename}: " if error.filename else ""
    reason = error.strerror or str(error)
    if error.errno in _ROOM:
        return say(
            f"{place}ruang simpan habis atau kuotanya terlampaui ({reason}); tidak ada yang "
            "tercatat setengah. Kosongkan ruang, lalu ulangi",
            f"{place}no room is left, or the quota is spent ({reason}); nothing is half "
            "recorded. Make room and try again",
        )
    return f"{place}{reason}"
