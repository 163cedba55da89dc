"""`publisher schema`: the published JSON Schema, or one for editors."""

import click

from publisher.cli.options import emit, language_option, say
from publisher.cli.wording import Command
from publisher.pipeline.schemas import CIRCULAR, printed


@click.command(
    "schema",
    cls=Command,
    help=say(
        "Cetak skema JSON dari data edaran (policy.json), atau skema lain yang disebut NAME.",
        "Print the JSON Schema of the data of a circular (policy.json), or the one NAME names.",
    ),
)
@click.argument("name", metavar="[NAME]", default=CIRCULAR)
@click.option(
    "--editor",
    is_flag=True,
    help=say(
        "skema bagian depan naskah untuk penyunting, dengan keterangan berbahasa Indonesia",
        "schema of the front matter for editors, with Indonesian descriptions",
    ),
)
@language_option
def command(name: str, *, editor: bool) -> int:
    """Print a schema on stdout."""
    emit(printed(name, editor=editor), form="json")
    return 0
