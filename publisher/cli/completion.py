"""`publisher completion`: completion for a shell."""

import click
from click.shell_completion import get_completion_class

from publisher.cli.options import language_option, say
from publisher.cli.wording import Command

_SHELLS = ("bash", "zsh", "fish", "powershell")


@click.command(
    "completion",
    cls=Command,
    help=say(
        "Cetak pelengkap perintah; misalnya: publisher completion bash >> ~/.bashrc",
        "Print the completion; for example: publisher completion bash >> ~/.bashrc",
    ),
)
@click.argument("shell", type=click.Choice(_SHELLS))
@language_option
def command(shell: str) -> int:
    """Print the script of a shell on stdout."""
    kind = get_completion_class(shell)
    if kind is None:
        raise click.BadParameter(shell)
    root = click.get_current_context().find_root().command
    click.echo(kind(root, {}, "publisher", "_PUBLISHER_COMPLETE").source())
    return 0
