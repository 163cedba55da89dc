"""`publisher status`: what is in force, coming, ending soon and ended, and by whom."""

from datetime import date, datetime
from pathlib import Path

import click

from publisher.cli import clock
from publisher.cli.language import LANGUAGE
from publisher.cli.moments import known_option, on_option
from publisher.cli.options import (
    emit,
    folder_option,
    format_option,
    identity,
    language_option,
    project_root,
    say,
    spelled,
    tell,
)
from publisher.cli.wording import Command
from publisher.pipeline.status import Request, draw_into, rendered, require_drawing_place, survey


@click.command(
    "status",
    cls=Command,
    help=say(
        "Tunjukkan edaran terbit yang berlaku, akan berlaku, segera berakhir, dan sudah berakhir;"
        " dengan ID atau nomor surat, riwayat satu edaran.",
        "Show issued circulars in force, coming, ending soon and ended; with an ID or a printed"
        " number the course of one.",
    ),
)
@click.argument("name", metavar="[ID]", default="")
@click.option(
    "--authority",
    default="",
    metavar="ID",
    help=say("satu instansi, dan yang mengikatnya dari atas", "one authority, and those above"),
)
@on_option
@known_option
@click.option(
    "--soon",
    type=click.IntRange(min=0),
    default=30,
    metavar="DAYS",
    help=say("segera berakhir: dalam sekian hari (30)", "ending soon: within so many days (30)"),
)
@click.option(
    "--svg",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help=say("gambarkan dari waktu ke waktu ke berkas SVG", "draw it over time into an SVG file"),
)
@format_option
@folder_option
@language_option
def command(
    name: str,
    form: str,
    folder: Path,
    *,
    authority: str,
    on: date | None,
    known: date | datetime | None,
    soon: int,
    svg: Path | None,
) -> int:
    """Print what was asked."""
    request = Request(identity(name) if name else "", authority, on, known, soon)
    root = project_root(folder)
    if svg:
        require_drawing_place(root, svg)
    found = survey(root, request, clock.today)
    if svg:
        draw_into(svg, found, LANGUAGE)
        tell(f"gambar: {spelled(svg)}", f"drawing: {spelled(svg)}")
    emit(rendered(found, form, LANGUAGE), form=form)
    return 0
