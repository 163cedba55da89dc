"""`publisher init`: a folder of circulars."""

import re
from pathlib import Path

import click

from publisher.cli.options import language_option, say, tell
from publisher.drafting.folders import NewAuthority
from publisher.pipeline.draft import begin

_ZONES = ("Asia/Jakarta", "Asia/Pontianak", "Asia/Makassar", "Asia/Jayapura")


@click.command(
    "init",
    help=say(
        "Siapkan FOLDER (bawaan: folder ini) untuk menulis surat edaran.",
        "Prepare FOLDER (default: this one) for writing circulars.",
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), default=Path(), metavar="[FOLDER]")
@click.option(
    "--government", metavar="NAME", help=say("mis. Kabupaten Contoh", "e.g. Kabupaten Contoh")
)
@click.option(
    "--authority", metavar="ID", help=say("nama pendek folder", "short name of its folder")
)
@click.option("--place", metavar="NAME", help=say("tempat kedudukan", "its seat"))
@click.option("--zone", type=click.Choice(_ZONES), help=say("zona waktu", "time zone"))
@click.option(
    "--profile",
    default="permendagri-1-2023",
    show_default=True,
    help=say("tampilan surat", "look of letters"),
)
@click.option("--yes", is_flag=True, help=say("tanpa bertanya", "ask nothing"))
@click.option(
    "--hook",
    is_flag=True,
    help=say("pasang pemeriksaan sebelum commit Git", "check before each Git commit"),
)
@language_option
def command(  # noqa: PLR0913 - one parameter an option
    folder: Path,
    government: str | None,
    authority: str | None,
    place: str | None,
    zone: str | None,
    *,
    profile: str,
    yes: bool,
    hook: bool,
) -> int:
    """Ask what is missing, write the files, name them on stdout."""
    name = government or _asked(say("Pemerintah", "Government"), "Kabupaten Contoh", yes=yes)
    short = re.sub(r"[^a-z0-9]+", "-", name.split(" ", 1)[-1].lower()).strip("-") or "contoh"
    made = NewAuthority(
        id=authority or _asked(say("Nama folder", "Folder name"), short, yes=yes),
        government=name,
        zone=zone or _asked(say("Zona waktu", "Time zone"), _ZONES[0], yes=yes, choices=_ZONES),
        profile=profile,
        place=place or _asked(say("Tempat kedudukan", "Seat"), name.split(" ", 1)[-1], yes=yes),
    )
    for path in begin(folder, made, hook=hook):
        click.echo(path)
    tell(
        f"Siap. Berikutnya: publisher new {made.id}/<tahun>/<nama>",
        f"Ready. Next: publisher new {made.id}/<year>/<name>",
    )
    return 0


def _asked(question: str, default: str, *, yes: bool, choices: tuple[str, ...] = ()) -> str:
    if yes:
        return default
    kind = click.Choice(choices) if choices else None
    return str(click.prompt(question, default=default, type=kind, err=True))
