"""Lists without a script: the archive and the numbers by authority and year, and themes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from publisher.indonesian.letter_number import key
from publisher.model.artefact import Artefact
from publisher.model.publication import Published
from publisher.portal.context import Portal
from publisher.portal.entries import entry, ordered
from publisher.portal.frame import page, shared

Folders = Mapping[str, Sequence[str]]  # <authority>/<year> -> ids


def archive_path(folder: str) -> str:
    """Return where the archive of an authority and year stands."""
    return f"arsip/{folder}/index.html"


def numbers_path(folder: str) -> str:
    """Return where the numbers of an authority and year stand."""
    return f"nomor/{folder}/index.html"


def theme_path(theme: str, authority: str) -> str:
    """Return where the circulars of a theme and authority stand."""
    return f"tema/{theme}/{authority}/index.html"


def archive(portal: Portal, folder: str, own: Iterable[Published]) -> Artefact:
    """Return all circulars of an authority and year, the newest first."""
    facts = {**_place(portal, folder), "entries": [entry(portal, one) for one in ordered(own)]}
    return page(portal.whole.site, archive_path(folder), "archive", facts)


def numbers(portal: Portal, folder: str, own: Iterable[Published]) -> Artefact:
    """Return the numbers of an authority and year in order, those without one last."""
    found = sorted(own, key=lambda one: (not one.text.number, _number(one), one.id))
    facts = {**_place(portal, folder), "entries": [entry(portal, one) for one in found]}
    return page(portal.whole.site, numbers_path(folder), "numbers", facts)


def theme(portal: Portal, name: str, authority: str, own: Iterable[Published]) -> Artefact:
    """Return the circulars of an authority that rule of a theme."""
    facts = {
        "theme": portal.theme(name),
        "authority": portal.authority(authority),
        "entries": [entry(portal, one) for one in ordered(own)],
    }
    return page(portal.whole.site, theme_path(name, authority), "theme", facts)


def lists(
    portal: Portal, folders: Folders, themes: Mapping[str, Mapping[str, int]]
) -> Iterator[Artefact]:
    """Yield the first pages of archive, numbers and themes; `themes` count by authority."""
    grouped: dict[str, list[tuple[str, int]]] = {}
    for folder, names in folders.items():
        authority, _, year = folder.partition("/")
        grouped.setdefault(authority, []).append((year, len(names)))
    rows = [
        (portal.authority(authority), authority, sorted(years, reverse=True))
        for authority, years in grouped.items()
    ]
    rows.sort(key=lambda row: row[0])
    site = portal.whole.site
    archived = shared("archived", rows)
    yield page(site, "arsip/index.html", "years", {"archived": archived, "what": "archive"})
    yield page(site, "nomor/index.html", "years", {"archived": archived, "what": "numbers"})
    order = portal.theme_order
    known = [*(one for one in order if one in themes), *sorted(set(themes) - set(order))]
    found = [(name, portal.theme(name), sum(themes[name].values())) for name in known]
    yield page(site, "tema/index.html", "themes", {"themes": found})


def theme_authorities(portal: Portal, name: str, counts: Mapping[str, int]) -> Artefact:
    """Return the page that offers the authorities of a theme, with the numbers of circulars."""
    authorities = [(one, portal.authority(one), count) for one, count in sorted(counts.items())]
    facts = {"name": name, "label": portal.theme(name), "authorities": authorities}
    return page(portal.whole.site, f"tema/{name}/index.html", "theme_authorities", facts)


def _place(portal: Portal, folder: str) -> Mapping[str, str]:
    authority, _, year = folder.partition("/")
    return {"authority": portal.authority(authority), "unit": authority, "year": year}


def _number(one: Published) -> str:
    return key(one.text.number) if one.text.number else ""
