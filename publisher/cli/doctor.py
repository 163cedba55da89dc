"""`publisher doctor`: what this machine has and lacks."""

import sys
from pathlib import Path

import click

from publisher.cli.options import LANGUAGE, folder_option, language_option, say
from publisher.pipeline.doctor import examine


@click.command(
    "doctor",
    help=say(
        "Periksa Python, mesin pembuat surat, huruf, izin tulis, dan ruang kosong.",
        "Examine Python, engines, fonts, write access and free space.",
    ),
)
@folder_option
@language_option
def command(folder: Path) -> int:
    """Print one line a thing; status 3 where something needed is missing."""
    observations = examine(folder, sys.stdout.encoding or "?")
    for one in observations:
        sign = "OK" if one.fine else ("!!" if one.needed else "--")
        click.echo(f"{sign}  {one.name.text(LANGUAGE)}: {one.found.text(LANGUAGE)}")
    return 3 if any(one.needed and not one.fine for one in observations) else 0
