"""The register as a table for offices (CSV, RFC 4180): every cell in quotes.

What a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from publisher.feeds.announcing import PRESS, page_address
from publisher.model.artefact import Artefact
from publisher.model.label import one_line
from publisher.model.publication import Publication, Published

PATH: Final = "feed/agenda.csv"
HEAD: Final = (
    "Instansi",
    "Nomor",
    "Tentang",
    "Ditandatangani",
    "Terbit",
    "Berlaku sejak",
    "Berlaku s.d.",
    "Revisi",
    "Dicatat",
    "Catatan",
    "Id",
    "Alamat",
)
_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the table, from the oldest line of the agenda book to the newest."""
    ordered = sorted(publication.circulars.values(), key=lambda one: one.lines[0].seq)
    lines = (line(publication, one) for one in ordered)
    yield joined(lines)


def joined(lines: Iterable[bytes]) -> Artefact:
    """Return the table from its rows, in the order of the agenda book."""
    return Artefact(PATH, b"".join((_line(HEAD), *lines)))


def line(publication: Publication, circular: Published) -> bytes:
    """Return the row of one circular, with its line end."""
    row = _row(publication, circular)
    return _line([guarded(row[name]) for name in HEAD])


def _line(cells: Iterable[str]) -> bytes:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return written.getvalue().encode()


def guarded(cell: str) -> str:
    """Return a cell that no spreadsheet computes."""
    return f"'{cell}" if cell.lstrip(" ").startswith(_STARTS) else cell


def _row(publication: Publication, circular: Published) -> Mapping[str, str]:
    text = circular.text
    known = publication.vocabulary.authorities.get(text.authority)
    runs = circular.state.standing.runs
    return {
        "Instansi": known.label.id if known else text.authority,
        "Nomor": text.number or "",
        "Tentang": one_line(text.title.id),
        "Ditandatangani": _day(text.signed),
        "Terbit": _day(text.published),
        "Berlaku sejak": _day(runs[0].first) if runs else "",
        "Berlaku s.d.": _day(runs[-1].last) if runs else "",
        "Revisi": str(text.revision),
        "Dicatat": circular.lines[0].recorded.isoformat(),
        "Catatan": "; ".join(_remarks(circular)),
        "Id": circular.id,
        "Alamat": page_address(publication, circular.id),
    }


def _remarks(circular: Published) -> Iterator[str]:
    if circular.withdrawal:
        yield f"ditarik: {circular.withdrawal.note}" if circular.withdrawal.note else "ditarik"
    if circular.text.provenance.source == "press":
        yield PRESS


def _day(day: date | None) -> str:
    return "" if day in (None, date.min, date.max) else str(day)
