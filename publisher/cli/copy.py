"""`publisher copy`: the release that a site shows, as plain files in a folder."""

from pathlib import Path

import click

from publisher.cli.options import chosen_site, emit, language_option, say, site_option
from publisher.cli.wording import Command
from publisher.pipeline.places import require_apart
from publisher.release.export import copy_to


@click.command(
    "copy",
    cls=Command,
    help=say(
        "Salin rilis yang terbit ke FOLDER sebagai berkas biasa, hanya yang berubah: untuk "
        "hosting statis, cermin, dan cadangan.",
        "Copy the release that is shown to FOLDER as plain files, those that changed: for static "
        "hosting, mirrors and backups.",
    ),
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@site_option
@language_option
def command(*, folder: Path, site: Path | None) -> int:
    """Print what was copied."""
    root, source = chosen_site(site)
    require_apart(root, folder, source)
    done = copy_to(source, folder)
    emit(
        say(
            f"Rilis {done.release}: {len(done.written)} berkas ditulis, "
            f"{len(done.removed)} dihapus.\n",
            f"Release {done.release}: {len(done.written)} files written, "
            f"{len(done.removed)} removed.\n",
        ),
        form="text",
    )
    return 0
