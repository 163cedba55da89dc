"""Circulars for the national network of legal documentation: a flat array of 27 texts each.

A text reconstructed from the press is never exported: a national register must not take it for
an original. A circular without a known day of signing is left out, and counted: the network wants
a day of enactment, and neither 1 January nor the day of an upload is one. A circular has no
promulgation, so that day is the signed one again. The status is that of a day, so there is a file
for each day up to the horizon on which it is another than today.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher import canonical
from publisher.feeds.announcing import code_label, page_address, themes
from publisher.feeds.status_words import one_line
from publisher.indonesian import letter_number
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.publication import Publication, Published
from publisher.model.vocabulary import Authority

PATH: Final = "feed/jdihn.json"
NOTHING: Final = "-"
IN_FORCE: Final = "Berlaku"
OVER: Final = "Tidak Berlaku"
KIND: Final = "SURAT EDARAN"
SHORT: Final = "SE"
OPERATION: Final = "4"
DISPLAY: Final = "1"
_OVER: Final = (status.ENDED, status.REVOKED, status.SUPERSEDED, status.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """How many circulars are not exported, and why."""

    press: int
    unsigned: int


def artefacts(publication: Publication) -> Iterator[Artefact]:
    """Yield the records of the day, and those of each later day that differ."""
    exported = {name: one for name, one in publication.circulars.items() if _is_exported(one)}
    today = _records(publication, exported, publication.day)
    changing = {name: one for name, one in exported.items() if _changes(publication, one)}
    changes = {
        day: _records(publication, changing, day)
        for day in (ahead(publication) if changing else ())
    }
    yield Artefact(PATH, array(today.values()))
    for day, later in differing(publication, today, changes):
        yield Artefact(dated(day), array(later.values()))


def ahead(publication: Publication) -> Iterator[date]:
    """Yield the days after that of the release, up to the horizon."""
    for days in range(1, publication.site.horizon + 1):
        yield publication.day + timedelta(days)


def dated(day: date) -> str:
    """Return where the records of a later day stand."""
    return f"feed/jdihn@{day}.json"


def differing(
    publication: Publication,
    today: Mapping[str, bytes],
    changes: Mapping[date, Mapping[str, bytes]],
) -> Iterator[tuple[date, Mapping[str, bytes]]]:
    """Yield the later days whose records differ from those of today, with all of them.

    `changes` are the records that are others from a day on; the mapping goes on to the next day.
    """
    later, others = dict(today), set[str]()
    for day in ahead(publication):
        for name, data in changes.get(day, {}).items():
            later[name] = data
            (others.discard if today[name] == data else others.add)(name)
        if others:
            yield day, later


def left_out(publication: Publication) -> LeftOut:
    """Return how many circulars are not exported."""
    official = [one for one in publication.circulars.values() if not _is_press(one)]
    unsigned = sum(one.text.signed is None for one in official)
    return LeftOut(len(publication.circulars) - len(official), unsigned)


def _is_press(circular: Published) -> bool:
    return circular.text.provenance.source == "press"


def _is_exported(circular: Published) -> bool:
    return circular.text.signed is not None and not _is_press(circular)


def _changes(publication: Publication, circular: Published) -> bool:
    """Return whether a circular has another status on a day before the horizon."""
    last = publication.day + timedelta(publication.site.horizon)
    starts = (one.first for one in circular.state.standing.stretches)
    return any(publication.day < first <= last for first in starts)


def _records(
    publication: Publication, circulars: Mapping[str, Published], day: date
) -> dict[str, bytes]:
    found = ((name, record(publication, one, day)) for name, one in circulars.items())
    return {name: data for name, data in found if data}


def record(publication: Publication, circular: Published, day: date) -> bytes | None:
    """Return the record of one circular as it stands on a day, None where it is not exported."""
    signed = circular.text.signed
    if signed is None or _is_press(circular):
        return None
    return canonical.json_bytes(_record(publication, circular, signed, day))


def is_over(code: str) -> bool:
    """Return whether a status is that of what is not in force any more."""
    return code in _OVER


def array(records: Iterable[bytes]) -> bytes:
    """Return an array in canonical JSON, from values that are so already."""
    return b"[" + b",".join(records) + b"]"


def _record(
    publication: Publication, circular: Published, signed: date, day: date
) -> Mapping[str, str]:
    text = circular.text
    authority = publication.vocabulary.authorities.get(text.authority)
    page = page_address(publication, circular.id)
    subjects = [code_label(publication, one).upper() for one in themes(publication, text)]
    over = is_over(circular.state.standing.on(day).status)
    return {
        "idData": circular.id,
        "tahun_pengundangan": f"{signed.year}",
        "tanggal_penetapan": signed.isoformat(),
        "tanggal_pengundangan": signed.isoformat(),
        "jenis": KIND,
        "singkatanJenis": SHORT,
        "noPeraturan": one_line(text.number or "") or NOTHING,
        "judul": _title(circular, signed),
        "tempatTerbit": (authority.place if authority else "") or NOTHING,
        "noPanggil": NOTHING,
        "penerbit": NOTHING,
        "deskripsiFisik": NOTHING,
        "isbn": NOTHING,
        "nomorIndukBuku": NOTHING,
        "sumber": NOTHING,
        "subjek": " - ".join(subjects) or NOTHING,
        "status": OVER if over else IN_FORCE,
        "bahasa": "Indonesia",
        "bidangHukum": "Hukum Administrasi Negara",
        "teuBadan": _body(publication, authority) if authority else text.authority,
        "fileDownload": f"{signed.year}se{circular.id.rpartition('/')[2]}.pdf",
        "urlDownload": f"{page}letter.pdf",
        "urlDetailPeraturan": page,
        "abstrak": NOTHING,
        "urlabstrak": NOTHING,
        "operasi": OPERATION,
        "display": DISPLAY,
    }


def _title(circular: Published, signed: date) -> str:
    """Return the full title; a number that names its year is not followed by it again."""
    number = one_line(circular.text.number or "")
    dated = bool(number) and letter_number.parse(number).year is not None
    named = f" Nomor {number}" if number else ""
    year = "" if dated else f" Tahun {signed.year}"
    return f"Surat Edaran{named}{year} Tentang {one_line(circular.text.title.id)}"


def _body(publication: Publication, authority: Authority) -> str:
    """Return the corporate author: the province, and below it the regency or city."""
    own = authority.government or authority.label.id
    if authority.tier == 2:
        return authority.short or own
    provinces = (
        one
        for one in publication.vocabulary.authorities.values()
        if one.tier == 2 and one.code and one.code == authority.code.partition(".")[0]
    )
    province = next(provinces, None)
    return f"{province.short or province.label.id}.{own}" if province else own
