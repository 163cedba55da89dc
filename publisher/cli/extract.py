"""`publisher extract`: what a letter's PDF carries."""

from pathlib import Path

import click

from publisher.cli.options import language_option, quiet_option, say, tell
from publisher.cli.wording import Command
from publisher.pipeline.extract import extract


@click.command(
    "extract",
    cls=Command,
    help=say(
        "Keluarkan policy.json dan source.md yang dibawa FILE (surat PDF).",
        "Take policy.json and source.md out of FILE (a letter as PDF).",
    ),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.pdf")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=say("folder tujuan (bawaan: nama berkas)", "target folder (default: the file's name)"),
)
@quiet_option
@language_option
def command(file: Path, into: Path | None, *, quiet: bool) -> int:
    """Write both files into a folder and name them on stdout."""
    beside = file.with_suffix("") if file.suffix else file.parent / f"{file.name}-isi"
    written = extract(file, into or beside)
    for path in written:
        click.echo(path.as_posix())
    tell(f"{len(written)} berkas dikeluarkan.", f"{len(written)} files taken out.", quiet=quiet)
    return 0
