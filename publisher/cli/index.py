"""`publisher index`: the search index of the release that a site shows."""

from pathlib import Path

import click

from publisher.cli.options import chosen_site, emit, language_option, say, site_option
from publisher.cli.wording import Command
from publisher.pipeline.places import require_apart
from publisher.pipeline.search_index import Indexed, index


@click.command(
    "index",
    cls=Command,
    help=say(
        "Buat indeks untuk halaman Cari dari rilis yang terbit, dan gantikan yang lama. Jalankan "
        "sesudah `publisher publish`.",
        "Make the index for the search page from the release that is shown, and switch to it. Run "
        "it after `publisher publish`.",
    ),
)
@site_option
@language_option
def command(*, site: Path | None) -> int:
    """Print of which release the index is."""
    root, target = chosen_site(site)
    require_apart(root, target)
    emit(_sentence(index(target)), form="text")
    return 0


def _sentence(done: Indexed) -> str:
    if not done.is_new:
        return say(
            f"Indeks pencarian sudah mengikuti rilis {done.release}.\n",
            f"The search index follows release {done.release} already.\n",
        )
    size = -(-done.size // 1000)
    return say(
        f"Indeks pencarian rilis {done.release}: {done.circulars} edaran, {size} KB.\n",
        f"Search index of release {done.release}: {done.circulars} circulars, {size} KB.\n",
    )
