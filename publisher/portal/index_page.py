"""The first page of the output folder: every circular with its files, grouped by authority.

It names no day of today and claims nothing about what is in force: it is made without a clock.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

import jinja2

from publisher import resources
from publisher.indonesian.dates import long_date, long_period
from publisher.indonesian.numerals import digits
from publisher.portal.sizes import size

_KNOWN: Final = {
    "letter.pdf": ("PDF", "surat siap cetak"),
    "letter.docx": ("Word", "surat yang dapat disunting"),
    "letter.txt": ("Teks", "teks polos"),
    "policy.json": ("Data JSON", "kebijakan untuk sistem"),
    "source.md": ("Naskah", "sumber, Markdown"),
}
_ORDER: Final = tuple(_KNOWN)
_READ: Final = "letter.html"


@dataclass(frozen=True, slots=True)
class File:
    """A file of a circular: `path` from the page, `download` the name a person's copy gets."""

    path: str
    size: int
    download: str

    @property
    def name(self) -> str:
        """Return the last part of the path."""
        return self.path.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class Entry:
    """One circular as the page shows it.

    `until` are the words of an open end; `note` says where the text comes from or that it is a
    draft, empty where there is nothing to say; `findings` counts what the check still says.
    """

    id: str
    authority: str
    number: str | None
    title: str
    files: tuple[File, ...]
    signed: date | None = None
    start: date | None = None
    end: date | None = None
    until: str = ""
    note: str = ""
    findings: int = 0
    reported: bool = False  # reconstructed from the press

    @property
    def period(self) -> str:
        """Return the period in words, both days included; empty where nothing is known."""
        days = long_period(self.start, self.end)
        return days if self.end else " ".join(filter(None, (days, self.until)))

    @property
    def signing(self) -> str:
        """Return the day of signing in words; empty where it is not known."""
        return long_date(self.signed) if self.signed else ""


@dataclass(frozen=True, slots=True)
class Unbuilt:
    """A circular of which no letter could be made, and how many findings stand in its way."""

    path: str
    findings: int


def render(entries: Iterable[Entry], unbuilt: Iterable[Unbuilt] = ()) -> bytes:
    """Return the page; the order in which entries are given has no meaning."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(resources.folder("templates") / "portal"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"size": size, "digits": digits}
    ordered = sorted(entries, key=_place)
    groups = [
        (authority, list(group)) for authority, group in groupby(ordered, lambda e: e.authority)
    ]
    page = environment.get_template("index.html").render(
        groups=groups,
        total=len(ordered),
        unbuilt=sorted(unbuilt, key=lambda one: one.path),
        style=_style(),
        files=_files,
        reading=_reading,
        known=_KNOWN,
    )
    return page.encode()


def _place(entry: Entry) -> tuple[str, str, int, str]:
    """Authorities by name; within one the newest first, those without any date last."""
    day = entry.signed or entry.start
    return (entry.authority.casefold(), entry.authority, -day.toordinal() if day else 0, entry.id)


def _files(entry: Entry) -> list[File]:
    """Return what can be downloaded, in an order people look for."""
    offered = [one for one in entry.files if one.name != _READ]
    last = len(_ORDER)
    return sorted(
        offered,
        key=lambda one: (_ORDER.index(one.name) if one.name in _KNOWN else last, one.name),
    )


def _reading(entry: Entry) -> File | None:
    """Return the page to read, where there is one."""
    return next((one for one in entry.files if one.name == _READ), None)


def _style() -> str:
    """Return the style sheet of the portal, written by us and set into the page as it stands."""
    path = resources.folder("templates") / "portal" / "style.css"
    return path.read_text(encoding="utf-8")
