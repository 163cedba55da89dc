"""What is wrong with a request: RFC 9457, all faults at once, with codes that stay.

No value that came in a body is repeated: it may be about a person's health.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from publisher.api.exchange import NEVER, Response
from publisher.model.label import Label

MEDIA: Final = "application/problem+json"
PAGES: Final = "/masalah/"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its status and what it is called."""

    status: int
    title: Label


MANY: Final = "request-invalid"
KINDS: Final[Mapping[str, Kind]] = {
    "authority-unknown": Kind(
        422, Label("Instansi tidak dikenal", "There is no such authority in the vocabulary")
    ),
    "body-not-json": Kind(
        400,
        Label(
            "Isi permintaan bukan satu objek JSON yang dapat dibaca",
            "The body is not one JSON object that can be read",
        ),
    ),
    "body-too-large": Kind(
        413, Label("Isi permintaan terlalu besar", "The body is larger than is read")
    ),
    "circular-unknown": Kind(
        404, Label("Edaran tidak ditemukan", "There is no such circular as far as known then")
    ),
    "cursor-gone": Kind(
        409,
        Label(
            "Tempat itu tidak ada lagi dalam hasil pencarian; mulai lagi tanpa cursor",
            "That place is not among what was found any more; start anew without the cursor",
        ),
    ),
    "event-ahead": Kind(
        409,
        Label(
            "Nomor peristiwa itu belum ada; muat ulang semuanya bila epoch berubah",
            "There is no such event yet; load the snapshot anew where the epoch changed",
        ),
    ),
    "fact-invalid": Kind(422, Label("Nilai fakta tidak sah", "A fact cannot have this value")),
    "fact-unknown": Kind(422, Label("Fakta tidak dikenal", "There is no such fact")),
    "field-invalid": Kind(422, Label("Isian tidak sah", "A field of the body is not valid")),
    "field-missing": Kind(422, Label("Isian wajib tidak ada", "A field of the body is missing")),
    "field-unknown": Kind(422, Label("Isian tidak dikenal", "A field of the body is unknown")),
    "kind-unknown": Kind(422, Label("Jenis aturan tidak dikenal", "There is no such kind")),
    "media-unsupported": Kind(
        415,
        Label(
            "Isi permintaan harus application/json, tidak dimampatkan",
            "The body must be application/json, not compressed",
        ),
    ),
    "method-not-allowed": Kind(
        405, Label("Metode tidak dilayani di alamat ini", "The method is not served here")
    ),
    "not-found": Kind(404, Label("Alamat tidak ditemukan", "There is nothing at this address")),
    "parameter-invalid": Kind(
        422, Label("Parameter tidak sah", "A parameter has a value that it cannot have")
    ),
    "parameter-missing": Kind(422, Label("Parameter wajib tidak ada", "A parameter is missing")),
    "parameter-repeated": Kind(
        422, Label("Parameter disebut lebih dari sekali", "A parameter is given more than once")
    ),
    "parameter-unknown": Kind(
        422, Label("Parameter tidak dikenal", "There is no such parameter here")
    ),
    "release-damaged": Kind(
        503, Label("Berkas rilis rusak", "A file of the release is not what it was")
    ),
    "release-unknown": Kind(
        404,
        Label(
            "Rilis itu tidak disimpan, atau tidak lagi",
            "That release is not kept, or not any more",
        ),
    ),
    "request-slow": Kind(
        408, Label("Isi permintaan tidak kunjung lengkap", "The body did not arrive in time")
    ),
    # nginx tells these in the name of the server (`deploy/nginx/errors.conf`).
    "address-too-long": Kind(
        414, Label("Alamatnya terlalu panjang", "The address is longer than is read")
    ),
    "request-malformed": Kind(
        400, Label("Permintaan itu tidak dapat dibaca", "The request cannot be read")
    ),
    "server-away": Kind(
        502,
        Label(
            "Penjawab pertanyaan sedang tidak berjalan; berkas situs tetap dilayani",
            "What answers questions is not running; the files of the site are served all the same",
        ),
    ),
    "too-many-requests": Kind(
        429,
        Label(
            "Terlalu banyak permintaan dari satu alamat; ulangi sebentar lagi",
            "Too many requests from one address; ask again in a moment",
        ),
    ),
    MANY: Kind(422, Label("Permintaan tidak sah", "The request is not valid")),
    "unit-unknown": Kind(
        404, Label("Bukan unit di bawah instansi itu", "There is no such unit below the authority")
    ),
    "server-fault": Kind(
        500, Label("Kesalahan program di server", "A fault of the program that serves")
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: where it is (`parameter` of the address, `pointer` into the body), a remedy."""

    code: str
    hint: Label | str = ""
    parameter: str = ""
    pointer: str = ""


class FaultyError(Exception):
    """A request that cannot be answered, with everything that is wrong with it."""

    def __init__(self, *faults: Fault) -> None:
        """Keep the faults."""
        super().__init__(*(one.code for one in faults))
        self.faults = faults


def problem(site: str, faults: Sequence[Fault]) -> Response:
    """Return what is wrong; several codes together are a request that is not valid."""
    codes = {one.code for one in faults}
    code = codes.pop() if len(codes) == 1 else MANY
    kind = KINDS[code]
    found: dict[str, Any] = {
        "type": f"{site}{PAGES}{code}",
        "title": kind.title.id,
        "status": kind.status,
        "code": code,
        "detail": kind.title.text("en"),
    }
    told = [_told(one) for one in faults if one.hint or one.parameter or one.pointer]
    if told:
        found["errors"] = told
    body = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return Response(kind.status, (("content-type", MEDIA), ("cache-control", NEVER)), body)


def _told(fault: Fault) -> Mapping[str, Any]:
    found: dict[str, Any] = {"code": fault.code}
    if fault.parameter:
        found["parameter"] = fault.parameter
    if fault.pointer:
        found["pointer"] = fault.pointer
    hint = fault.hint
    if hint:
        found["hint"] = hint if isinstance(hint, str) else hint.id
    if isinstance(hint, Label) and hint.en:
        found["hint_en"] = hint.en
    return found


def pointer(*parts: str) -> str:
    """Return the JSON Pointer, as a fragment, of a place in a body."""
    return "#" + "".join(f"/{part.replace('~', '~0').replace('/', '~1')}" for part in parts)


def page(code: str) -> str:
    """Return what a kind of problem is, as plain text."""
    kind = KINDS[code]
    return f"{code} ({kind.status})\n\n{kind.title.id}.\n{kind.title.text('en')}.\n"
