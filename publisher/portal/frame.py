"""The frame of every page: one style sheet, one navigation, links that hold in every folder.

Links are relative, so the same bytes serve at the address of the site, below `/r/<release>/` and in
a copy on a disk. No page but that of the search has a script; our own templates are all that the
engine sees as code.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

import jinja2

from publisher import canonical, resources
from publisher.indonesian.dates import long_date, long_span, weekday_date
from publisher.indonesian.numerals import digits
from publisher.model.artefact import Artefact
from publisher.model.publication import Site
from publisher.portal.sizes import size

NAVIGATION: Final = (
    ("", "Hari ini"),
    ("cari/", "Cari"),
    ("unit/", "Unit"),
    ("tema/", "Tema"),
    ("arsip/", "Arsip"),
    ("nomor/", "Nomor"),
    ("langganan/", "Langganan"),
    ("data/", "Data"),
)


def page(
    site: Site, path: str, template: str, facts: Mapping[str, Any], *, anywhere: bool = False
) -> Artefact:
    """Return a page at a path of the site, `se/…/index.html`, from what its template names.

    A page that servers show at any address, `anywhere`, cannot say where it is: its links begin
    at the root of the site.
    """
    depth = path.count("/")
    root = f"{urlsplit(site.address).path.rstrip('/')}/" if anywhere else "../" * depth or "./"
    here = path.rpartition("/")[0] + "/" if depth else ""
    made = (
        _environment()
        .get_template(f"{template}.html")
        .render(
            site=site,
            root=root,
            style=style().path,
            icon=icon().path,
            navigation=NAVIGATION,
            here=None if anywhere else here,
            **facts,
        )
    )
    return Artefact(path, made.encode())


def shared(name: str, *values: object) -> str:
    """Return a list of `lists.html` that several pages have, rendered once for all of them."""
    made: str = getattr(_environment().get_template("lists.html").module, name)(*values)
    return made  # marked as rendered


@cache
def style() -> Artefact:
    """Return the style sheet, named by what it holds."""
    folder = resources.folder("templates") / "portal"
    data = b"".join((folder / name).read_bytes() for name in ("style.css", "pages.css"))
    return Artefact(f"assets/{canonical.sha256(data)[:20]}.css", data)


@cache
def icon() -> Artefact:
    """Return the sign of the site, named by what it holds."""
    data = (resources.folder("templates") / "portal" / "icon.svg").read_bytes()
    return Artefact(f"assets/{canonical.sha256(data)[:20]}.svg", data)


def favicon() -> Artefact:
    """Return the sign where browsers look for it when a page, such as a letter, names none."""
    path = resources.folder("templates") / "portal" / "favicon.ico"
    return Artefact("favicon.ico", path.read_bytes())


@cache
def script() -> Artefact:
    """Return the script of the search page, named by what it holds."""
    data = (resources.folder("templates") / "portal" / "search.js").read_bytes()
    return Artefact(f"assets/{canonical.sha256(data)[:20]}.js", data)


@cache
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates") / "portal" / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # else every page looks whether its templates were written to
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "size": size,
        "digits": digits,
        "day": long_date,
        "weekday": weekday_date,
        "iso": date.isoformat,
    }
    environment.globals["span"] = long_span
    return environment
