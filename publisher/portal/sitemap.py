"""Where the pages of circulars stand, for search engines: an index of a list for each folder."""

from collections.abc import Iterable
from html import escape
from typing import Final

from publisher.model.artefact import Artefact
from publisher.portal.context import Portal

_NAMESPACE: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


def index(portal: Portal, folders: Iterable[str]) -> Artefact:
    """Return the list of the lists of all authorities and years."""
    listed = (f"{portal.whole.site.address}/{path(folder)}" for folder in sorted(folders))
    return Artefact("sitemap.xml", _document("sitemapindex", "sitemap", listed))


def of_folder(portal: Portal, folder: str, names: Iterable[str]) -> Artefact:
    """Return the addresses of the circulars of an authority and year."""
    found = (f"{portal.whole.site.address}/se/{name}/" for name in sorted(names))
    return Artefact(path(folder), _document("urlset", "url", found))


def path(folder: str) -> str:
    """Return where the list of a folder stands."""
    return f"arsip/{folder}/sitemap.xml"


def _document(root: str, element: str, addresses: Iterable[str]) -> bytes:
    rows = "".join(f"<{element}><loc>{escape(one)}</loc></{element}>\n" for one in addresses)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{_NAMESPACE}">\n{rows}</{root}>\n'
    ).encode()
