"""`publisher restore`: a site made anew from a copy of one release."""

from pathlib import Path

import click

from publisher.cli.options import chosen_site, emit, language_option, say, site_option
from publisher.cli.wording import Command
from publisher.pipeline.places import require_apart
from publisher.release.restoring import restore


@click.command(
    "restore",
    cls=Command,
    help=say(
        "Buat kembali situs dari salinan satu rilis: folder dengan berkas biasa, dari cadangan "
        "atau cermin. Setiap berkas dibandingkan dengan daftar rilis itu.",
        "Make a site anew from a copy of one release: a folder of plain files, from a backup or a "
        "mirror. Every file is compared with the lists of the release.",
    ),
)
@click.argument("copy", metavar=say("SALINAN", "COPY"), type=click.Path(path_type=Path))
@site_option
@language_option
def command(*, copy: Path, site: Path | None) -> int:
    """Print which release the site shows now."""
    root, target = chosen_site(site)
    require_apart(root, target, copy)
    head = restore(copy, target)
    emit(
        say(
            f"Rilis {head.release} dipulihkan: {len(head.trees)} folder.\n",
            f"Release {head.release} is restored: {len(head.trees)} folders.\n",
        ),
        form="text",
    )
    return 0
