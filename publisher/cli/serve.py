"""`publisher serve`: the site and its API over HTTP, from the release that is shown."""

from functools import partial
from pathlib import Path

import click

from publisher.api.server import Listening
from publisher.cli import clock
from publisher.cli.options import chosen_site, language_option, say, site_option, tell
from publisher.cli.wording import Command
from publisher.pipeline.serve import serve
from publisher.release.heads import Head


@click.command(
    "serve",
    cls=Command,
    help=say(
        "Layani situs dan API dari rilis yang terbit, sampai dihentikan dengan Ctrl+C. Tidak ada "
        "yang ditulis dan yang ditanyakan tidak dicatat. Untuk umum: di belakang nginx.",
        "Serve the site and the API from the release that is shown, until stopped with Ctrl+C. "
        "Nothing is written and no question is logged. For the public: behind nginx.",
    ),
)
@site_option
@click.option(
    "--host",
    default="127.0.0.1",
    metavar=say("ALAMAT", "ADDRESS"),
    help=say("alamat yang didengarkan (127.0.0.1)", "address to listen at (127.0.0.1)"),
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8080,
    metavar="PORT",
    help=say("porta yang didengarkan (8080)", "port to listen at (8080)"),
)
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=1,
    metavar=say("JUMLAH", "NUMBER"),
    help=say("banyaknya proses (1)", "number of processes (1)"),
)
@language_option
def command(*, site: Path | None, host: str, port: int, workers: int) -> int:
    """Serve until a signal comes."""
    _, folder = chosen_site(site)
    serve(folder, clock.today, Listening(host, port, workers), partial(_say, host, port))
    return 0


def _say(host: str, port: int, head: Head) -> None:
    place = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    tell(
        f"Melayani rilis {head.release} di {place} (Ctrl+C untuk berhenti)",
        f"Serving release {head.release} at {place} (Ctrl+C to stop)",
    )
