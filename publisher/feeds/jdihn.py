"""Circulars for the national network of legal documentation: a flat array of 27 texts each.

A text reconstructed from the press is never exported: a national register must not take it for
an original. A circular without a known day of signing is left out, and counted: the network wants
a day of enactment, and neither 1 January nor the day of an upload is one. A circular has no
promulgation, so that day is the signed one again. The status is that of the day of the release:
the network takes one array at one address, and a release is made every day.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Final

from publisher import canonical
from publisher.feeds.announcing import code_label, page_address, themes
from publisher.indonesian import letter_number
from publisher.model import status
from publisher.model.artefact import Artefact
from publisher.model.label import one_line
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
    """Yield the records of the day."""
    found = (record(publication, one, publication.day) for one in publication.circulars.values())
    yield joined(filter(None, found))


def joined(records: Iterable[bytes]) -> Artefact:
    """Return the array of records, or of records that are joined by commas already.

    It is written piece by piece, since it is as long as the register.
    """
    written = BytesIO()
    written.write(b"[")
    for number, data in enumerate(records):
        if number:
            written.write(b",")
        written.write(data)
    written.write(b"]")
    return Artefact(PATH, written.getvalue())


def left_out(publication: Publication) -> LeftOut:
    """Return how many circulars are not exported."""
    official = [one for one in publication.circulars.values() if not _is_press(one)]
    unsigned = sum(one.text.signed is None for one in official)
    return LeftOut(len(publication.circulars) - len(official), unsigned)


def _is_press(circular: Published) -> bool:
    return circular.text.provenance.source == "press"


def record(publication: Publication, circular: Published, day: date) -> bytes | None:
    """Return the record of one circular as it stands on a day, None where it is not exported."""
    signed = circular.text.signed
    if signed is None or _is_press(circular):
        return None
    return canonical.json_bytes(_record(publication, circular, signed, day))


def is_over(code: str) -> bool:
    """Return whether a status is that of what is not in force any more."""
    return code in _OVER


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
