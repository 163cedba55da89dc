"""The page that lists what an output folder holds."""

from collections.abc import Iterable, Mapping
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.indonesian.letter_number import stem
from publisher.model.card import Card
from publisher.pipeline.output import FOLDER
from publisher.portal.index_page import Entry, File, Unbuilt, render

_DRAFT: Final = "Draf, bukan naskah resmi"
_WITHDRAWN: Final = "Sudah ditarik; tidak dipakai lagi"
_PRESS: Final = "Disusun kembali dari pemberitaan {}, {}; bukan naskah asli"


Listed = tuple[Card, str, Mapping[str, int], int, bool]
"""A circular with its authority's name, its files, the number of findings, whether withdrawn."""


def listing(built: Iterable[Listed], unbuilt: Iterable[tuple[str, int]]) -> bytes:
    """Return the page; of what could not be built it names path and number of errors."""
    return render(map(_entry, built), (Unbuilt(path, errors) for path, errors in unbuilt))


def _entry(one: Listed) -> Entry:
    card, authority, sizes, findings, withdrawn = one
    return Entry(
        id=card.id,
        authority=authority,
        number=card.number,
        title=card.title.id,
        files=_files(card, sizes),
        signed=card.signed,
        start=card.start,
        end=card.end,
        until=card.until.id if card.until else "",
        note=_note(card, withdrawn=withdrawn),
        findings=findings,
        reported=card.is_press,
    )


def _files(card: Card, sizes: Mapping[str, int]) -> tuple[File, ...]:
    """The letter's downloads bear its number; source and policy keep a name that says what."""
    place = f"{FOLDER}/{card.id}"
    shown = stem(card.number, card.id.rsplit("/", 1)[-1])
    files: list[File] = []
    for name, size in sorted(sizes.items()):
        base, _, suffix = name.partition(".")
        download = f"{shown}.{suffix}" if base == "letter" else f"{shown}-{name}"
        files.append(File(f"{place}/{name}", size, download))
    return tuple(files)


def _note(card: Card, *, withdrawn: bool) -> str:
    if withdrawn:
        return _WITHDRAWN
    if not card.is_press:
        return "" if card.issued else _DRAFT
    day = long_date(card.reported) if card.reported else ""
    return _PRESS.format(card.press, day)
