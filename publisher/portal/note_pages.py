"""Pages that hold no circular: search, help, about, accessibility, subscribing, data, not found."""

from collections.abc import Iterator, Sequence
from typing import Final

from publisher.model.artefact import Artefact
from publisher.portal.context import Portal
from publisher.portal.frame import page, script

_PLAIN: Final = ("bantuan", "tentang", "aksesibilitas")
NOT_FOUND: Final = "404.html"


def notes(portal: Portal, authorities: Sequence[str], themes: Sequence[str]) -> Iterator[Artefact]:
    """Yield the pages; authorities and themes are those that have feeds of their own."""
    site = portal.whole.site
    named = sorted((portal.authority(name), name) for name in authorities)
    order = portal.theme_order
    known = [name for name in order if name in themes]
    ranked = [*known, *sorted(set(themes).difference(order))]
    facts = {
        "authorities": named,
        "themes": [(portal.theme(name), name) for name in ranked],
        "horizon": site.horizon,
    }
    for name in (*_PLAIN, "langganan", "data"):
        yield page(site, f"{name}/index.html", name, facts)
    yield page(site, "cari/index.html", "cari", {"script": script().path})
    yield page(site, NOT_FOUND, "not_found", facts, anywhere=True)


def robots(portal: Portal) -> Iterator[Artefact]:
    """Yield what crawlers read first: they may read all but copies of the same pages."""
    address = portal.whole.site.address
    words = f"User-agent: *\nDisallow: /r/\nSitemap: {address}/sitemap.xml\n"
    yield Artefact("robots.txt", words.encode())
