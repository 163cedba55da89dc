"""The command `publisher`: a table of commands, loaded by name when called."""

import importlib
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any, Final

import click

from publisher.cli.options import LANGUAGE, say
from publisher.model.errors import PublisherError

COMMANDS: Final[Mapping[str, str]] = {
    "init": "publisher.cli.init:command",
    "new": "publisher.cli.new:command",
    "check": "publisher.cli.check:command",
    "build": "publisher.cli.build:command",
    "extract": "publisher.cli.extract:command",
    "schema": "publisher.cli.schema:command",
    "doctor": "publisher.cli.doctor:command",
    "completion": "publisher.cli.completion:command",
}
_SUMMARIES: Final[Mapping[str, tuple[str, str]]] = {
    "init": ("folder baru untuk edaran", "a new folder for circulars"),
    "new": ("edaran baru dari pola", "a new circular from a pattern"),
    "check": ("periksa semua edaran", "all findings of all circulars"),
    "build": ("buat surat (DOCX, PDF) dan datanya", "make the letters (DOCX, PDF) and their data"),
    "extract": ("keluarkan data dan naskah dari PDF", "take data and source out of a PDF"),
    "schema": ("cetak skema JSON", "print the JSON Schema"),
    "doctor": ("periksa lingkungan kerja", "examine the surroundings"),
    "completion": ("pelengkap perintah untuk shell", "completion for the shell"),
}
BUG: Final = 70


class Group(click.Group):
    """Loads a command's module only when it is called: `--help` stays fast."""

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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the table of commands without loading any."""
        del ctx
        with formatter.section(say("Perintah", "Commands")):
            formatter.write_dl([(name, say(*_SUMMARIES[name])) for name in COMMANDS])


@click.command(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=say(
        "Menulis, memeriksa, dan membuat surat edaran beserta datanya.",
        "Write, check and make circulars together with their data.",
    ),
)
@click.version_option(package_name="circular-publisher", prog_name="publisher")
def publisher() -> None:
    """Pass on to a command."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure: Callable[..., Any] | None = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: list[str] | None = None) -> int:
    """Return the exit status: 0 done, 1 findings, 2 usage, 3 surroundings, 70 our own fault."""
    try:
        status = publisher.main(arguments, prog_name="publisher", standalone_mode=False)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.Abort:
        click.echo(say("dihentikan", "stopped"), err=True)
        return 130
    except click.UsageError as error:
        click.echo(_usage(error), err=True)
        return 2
    except PublisherError as error:
        click.echo(f"{say('galat', 'error')}: {error.message.text(LANGUAGE)}", err=True)
        return error.exit_status
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


def _usage(error: click.UsageError) -> str:
    """Put a fault of usage into the chosen language; click itself speaks English only."""
    command = error.ctx.command_path if error.ctx else "publisher"
    hint = say(f"Lihat `{command} --help`.", f"See `{command} --help`.")
    words = error.format_message()
    if LANGUAGE == "id":
        match error:
            case click.NoSuchOption():
                near = (
                    f" (maksud Anda {', '.join(error.possibilities)}?)"
                    if error.possibilities
                    else ""
                )
                words = f"tidak ada opsi {error.option_name}{near}"
            case click.MissingParameter():
                name = error.param.human_readable_name if error.param else ""
                words = f"kurang {name}"
            case click.BadParameter():
                name = error.param.human_readable_name if error.param else ""
                words = f"nilai untuk {name} tidak sah: {error.message}"
            case click.BadOptionUsage() | click.BadArgumentUsage():
                words = f"pemakaian salah: {error.message}"
            case _ if error.message.startswith("No such command"):
                name = error.message.removeprefix("No such command").strip(" .")
                words = f"tidak ada perintah {name}"
            case _:
                words = f"pemakaian salah: {error.message}"
    return f"{say('galat', 'error')}: {words}. {hint}"
