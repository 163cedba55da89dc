"""`publisher init`: a folder of circulars."""

import re
import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import click

from publisher.cli.options import language_option, say, tell, yes_option
from publisher.cli.wording import Command
from publisher.drafting.folders import NewAuthority
from publisher.pipeline.draft import begin

_ZONES: Final = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}
_CHOICES: Final = (*_ZONES, *_ZONES.values(), "Asia/Pontianak")
_NAMED: Final = {name.upper(): _ZONES.get(name, name) for name in _CHOICES}


@click.command(
    "init",
    cls=Command,
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
@click.option(
    "--zone",
    type=click.Choice(_CHOICES, case_sensitive=False),
    metavar="ZONE",
    help=say("WIB, WITA, atau WIT", "WIB, WITA or WIT"),
)
@click.option(
    "--profile",
    default="permendagri-1-2023",
    metavar="NAME",
    help=say(
        "tampilan surat (bawaan: permendagri-1-2023)",
        "look of letters (default: permendagri-1-2023)",
    ),
)
@yes_option
@click.option(
    "--hook",
    is_flag=True,
    help=say("pasang pemeriksaan sebelum commit Git", "check before each Git commit"),
)
@language_option
def command(
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
    if government is None:
        government = _asked(say("Pemerintah", "Government"), "Kabupaten Contoh", yes=yes)
    name = government.strip().partition(" ")[2] or government
    if authority is None:
        authority = _asked(say("Nama folder", "Folder name"), _slug(government), yes=yes)
    if place is None:
        place = _asked(say("Tempat kedudukan", "Seat"), name, yes=yes)
    if zone is None:
        zone = _asked(say("Zona waktu", "Time zone"), "WIB", yes=yes, choices=tuple(_ZONES))
    made = NewAuthority(authority, government, _NAMED[zone.upper()], profile, place)
    runner = f"{shlex.quote(sys.executable)} -m publisher" if hook else ""
    written = begin(folder, made, hook=runner)
    for path in written:
        click.echo(path)
    if not written:
        tell(
            "Folder ini sudah siap; tidak ada yang diubah.",
            "This folder is ready already; nothing was changed.",
        )
        return 0
    tell(
        f"Siap. Berikutnya: publisher new {authority}/<tahun>/<nama>",
        f"Ready. Next: publisher new {authority}/<year>/<name>",
    )
    return 0


def _slug(government: str) -> str:
    """Return a folder name: "Kabupaten Karo" is `karo`, and a city keeps its `kota-`."""
    words = government.lower().removeprefix("kabupaten ").removeprefix("provinsi ")
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "contoh"


def _asked(question: str, default: str, *, yes: bool, choices: Sequence[str] = ()) -> str:
    """Ask until the answer is one of the choices; the default without asking where `yes`."""
    if yes:
        return default
    shown = f"{question} ({', '.join(choices)})" if choices else question
    while True:
        answer = str(click.prompt(shown, default=default, err=True)).strip()
        if not choices or answer.upper() in _NAMED:
            return answer
        tell(f"Pilih salah satu: {', '.join(choices)}", f"Choose one of: {', '.join(choices)}")
