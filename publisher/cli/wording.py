"""How click speaks Indonesian: help texts and faults of usage. click itself knows English only."""

import re
from collections.abc import Iterable
from typing import Any, Final

import click

from publisher.cli.language import LANGUAGE
from publisher.cli.moments import Day, Instant, Moment
from publisher.cli.options import say

_EXTRA: Final = re.compile(
    r"\[(?P<parts>(?:required|x>=\d+|\d+<=x<=\d+)(?:; (?:required|x>=\d+|\d+<=x<=\d+))*)\]$"
)
_SECTIONS: Final = {
    "Options": say("Opsi", "Options"),
    "Commands": say("Perintah", "Commands"),
}


class Formatter(click.HelpFormatter):
    """Writes help under headings of the chosen language."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the first line of a help text."""
        super().write_usage(prog, args, prefix or say("Pemakaian: ", "Usage: "))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_SECTIONS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write options with what they mean; what click adds to the meaning is put in our words."""
        said = [(name, _EXTRA.sub(_bounds, meaning)) for name, meaning in rows]
        super().write_dl(said, col_max, col_spacing)


class Context(click.Context):
    """A context whose help is written by our formatter."""

    formatter_class = Formatter


def _bounds(found: re.Match[str]) -> str:
    """Return the remark that click puts behind a meaning, in the chosen language."""
    words = []
    for part in found["parts"].split("; "):
        number = part.removeprefix("x>=")
        least, between, most = part.partition("<=x<=")
        if part == "required":
            words.append(say("wajib", "required"))
        elif between:
            words.append(say(f"{least} sampai {most}", f"{least} to {most}"))
        else:
            words.append(say(f"paling sedikit {number}", f"at least {number}"))
    return f"[{'; '.join(words)}]"


class Command(click.Command):
    """A command whose help speaks the chosen language."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the placeholders of the first line of a help text."""
        return localised(super().collect_usage_pieces(ctx))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option `--help` with its words."""
        return explained_help(super().get_help_option(ctx))


def localised(pieces: list[str]) -> list[str]:
    """Return the placeholders of click in the chosen language."""
    words = {
        "[OPTIONS]": say("[OPSI]", "[OPTIONS]"),
        "COMMAND [ARGS]...": say("PERINTAH [OPSI]...", "COMMAND [OPTIONS]..."),
    }
    return [words.get(piece, piece) for piece in pieces]


def explained_help(option: click.Option | None) -> click.Option | None:
    """Give the option `--help` its words."""
    if option:
        option.help = say("tampilkan bantuan ini", "show this help")
    return option


def fault(error: click.ClickException) -> str:
    """Return one line that says what is wrong with the command as typed."""
    context: click.Context | None = getattr(error, "ctx", None)
    command = context.command_path if context else "publisher"
    words = error.format_message().rstrip(".") if LANGUAGE == "en" else _indonesian(error)
    hint = say(f"Lihat: {command} --help", f"See: {command} --help")
    return f"{say('galat', 'error')}: {words}. {hint}"


def _indonesian(error: click.ClickException) -> str:
    match error:
        case click.NoSuchOption():
            return f"tidak ada opsi {error.option_name}{_near(error.possibilities)}"
        case click.exceptions.NoSuchCommand():
            return f"tidak ada perintah {error.command_name}{_near(error.possibilities)}"
        case click.MissingParameter():
            return f"kurang {_name(error.param)}"
        case click.BadParameter():
            return f"nilai untuk {_name(error.param)} tidak sah{_wanted(error.param)}"
        case click.BadOptionUsage():
            return f"opsi {error.option_name} salah pakai: {_counted(error.message)}"
        case _:
            return _plain(error.format_message().rstrip("."))


def _plain(message: str) -> str:
    """Translate what click says in words alone."""
    if message.startswith("Got unexpected extra"):
        return f"terlalu banyak argumen: {message.partition('(')[2].rstrip(')')}"
    if message.startswith("Missing command"):
        return "perintahnya belum ditulis"
    return f"pemakaian salah: {message}"


def _near(possibilities: Any) -> str:  # noqa: ANN401 - click leaves the type open
    return f" (maksud Anda {', '.join(sorted(possibilities))}?)" if possibilities else ""


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "perintah"
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.human_readable_name


def _wanted(parameter: click.Parameter | None) -> str:
    match parameter.type if parameter else None:
        case click.Choice() as choice:
            return f"; pilih {', '.join(str(one) for one in choice.choices)}"
        case click.DateTime() | Day():
            return "; tulis tanggal seperti 2026-03-16"
        case Moment():
            return "; tulis tanggal seperti 2026-03-16, atau 2026-03-16T09:00+07:00"
        case Instant():
            return "; tulis tanggal, jam, dan zona: 2026-03-16T09:00+07:00, bukan tanggal saja"
        case click.IntRange(min=int() as least, max=most):
            bounds = f", paling sedikit {least}" if most is None else f" dari {least} sampai {most}"
            return f"; tulis bilangan bulat{bounds}"
        case _:
            return ""


def _counted(message: str) -> str:
    if "requires" in message:
        return "nilainya belum ditulis"
    if "not take" in message:
        return "tidak memakai nilai"
    return message.rstrip(".")
