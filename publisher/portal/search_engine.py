"""The maker of the search index: Pagefind, a program that its Python package carries.

It is optional (extra `search`): a site without it has its lists. A page handed over one by one
takes a tenth of a second for the answer alone, so a whole folder is handed over at once. A program
that dies leaves its answer open for ever, therefore the time limit.
"""

import asyncio
from importlib import metadata
from pathlib import Path
from typing import Final

from publisher.model.errors import PublisherError
from publisher.model.label import Label

try:
    from pagefind.index import IndexConfig, PagefindIndex
    from pagefind.service import get_executable
except ImportError:  # the extra is not installed
    IS_THERE = False
else:
    IS_THERE = get_executable() is not None

LANGUAGE: Final = "id"
_PATIENCE_SECONDS: Final = 1800
_WANTED: Final = (  # all else serves other pages than ours
    "pagefind.js",
    "pagefind-entry.json",
    f"wasm.{LANGUAGE}.pagefind",
    "*.pf_meta",
    "*/*.pf_*",
)


class SearchError(PublisherError):
    """There is no engine, or it did not come to its end."""


def build(pages: Path, output: Path) -> tuple[str, ...]:
    """Make the index of a folder of pages in another; return the paths that are to be served.

    SearchError where Pagefind is not installed, or fails.
    """
    if not IS_THERE:
        raise SearchError(
            Label(
                "indeks pencarian dibuat oleh Pagefind, yang belum terpasang; pasang dengan "
                '`python -m pip install "pagefind[bin]"`, lalu jalankan lagi. Situs tetap lengkap '
                "tanpa pencarian",
                "the search index is made by Pagefind, which is not installed; install it by "
                '`python -m pip install "pagefind[bin]"`, then run it again. The site is whole '
                "without the search",
            )
        )
    try:
        asyncio.run(asyncio.wait_for(_build(pages, output), _PATIENCE_SECONDS))
    except Exception as error:  # what Pagefind raises has no class of its own
        raise SearchError(
            Label(
                f"Pagefind gagal membuat indeks pencarian: {error}; indeks lama tetap dipakai",
                f"Pagefind failed to make the search index: {error}; the old one stays",
            )
        ) from error
    found = (path for pattern in _WANTED for path in output.glob(pattern))
    return tuple(sorted(path.relative_to(output).as_posix() for path in found))


def version() -> str:
    """Return which engine is installed, "" where none is."""
    return f"pagefind {metadata.version('pagefind')}" if IS_THERE else ""


async def _build(pages: Path, output: Path) -> None:
    settings = IndexConfig(output_path=str(output), force_language=LANGUAGE)
    async with PagefindIndex(settings) as index:
        await index.add_directory(str(pages))
