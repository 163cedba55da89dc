"""`/r/`: the releases that are kept, and which of them a reader has come to.

The files of an earlier release never change, so none of its pages can say that it is of one. Its
first address says so, and every file names the newest one by `Link`.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape
from typing import Any, Final
from zoneinfo import ZoneInfo

from publisher.api.exchange import PAGE, Response, written
from publisher.api.files import Files
from publisher.api.pages import HTML, page
from publisher.indonesian.dates import clock, long_date

Head = Mapping[str, Any]
TOP: Final = "/r/"
ADDRESS: Final = re.compile(r"/r/([0-9]{6}-[0-9a-f]{16})(/.*)?", re.ASCII)
_LISTED: Final = (
    ("index.html", "Halaman depan rilis ini"),
    ("arsip/index.html", "Arsip"),
    ("nomor/index.html", "Nomor"),
    ("feed/index.json", "Data rilis ini (JSON)"),
    ("manifest.txt", "Daftar semua berkas dengan SHA-256-nya"),
)


def listing(heads: Iterable[Head], shown: str, zone: str) -> Response:
    """Return the page of the releases that are kept, the newest first."""
    rows = "".join(_row(one, shown, zone) for one in heads)
    return _page(
        "Rilis yang disimpan",
        "<p>Setiap rilis memuat seluruh situs sebagaimana terbit pada satu saat, dan tidak berubah "
        'lagi. Yang terbaru ada di <a href="/">halaman depan</a>.</p>'
        f"<ul>{rows}</ul>"
        '<p lang="en">The releases that are kept, the newest first. What holds now is on the '
        '<a href="/">first page</a>.</p>',
    )


def _row(head: Head, shown: str, zone: str) -> str:
    name = escape(str(head["release"]))
    mark = " (yang tampil sekarang)" if name == shown else ""
    return (
        f'<li><a href="{TOP}{name}/">Rilis {head["sequence"]}</a>, {_moment(head, zone)}{mark}</li>'
    )


def landing(head: Head, inner: Files, shown: str, zone: str) -> Response:
    """Return the page that says which release this is, and whether it is the newest."""
    name = str(head["release"])
    links = "".join(
        f'<li><a href="{TOP}{name}/{path}">{words}</a></li>'
        for path, words in _LISTED
        if inner.find(path)
    )
    said = (
        (
            '<p>Rilis inilah yang tampil sekarang di <a href="/">halaman depan</a>.</p>',
            "This is the release that is shown now.",
        )
        if name == shown
        else (
            "<p><strong>Ini bukan rilis terbaru.</strong> Halaman-halamannya tetap seperti saat "
            "terbit: edaran yang disebutnya berlaku dapat sudah dicabut, diubah, atau berakhir. "
            '<a href="/">Buka situs yang terbaru</a>.</p>',
            "This is not the newest release: what it calls in force may have ended since. "
            '<a href="/">Open the newest</a>.',
        )
    )
    return _page(
        f"Rilis {head['sequence']}, {_moment(head, zone)}",
        f"{said[0]}<ul>{links}</ul>"
        f'<p><a href="{TOP}">Semua rilis yang disimpan</a></p>'
        f'<p lang="en">{said[1]}</p><p>{escape(name)}</p>',
    )


def gone(newest: str) -> bytes:
    """Return the page of a release that is not kept; `newest` is where the page stands now."""
    there = (
        f'<p><a href="{escape(newest)}">Halaman itu dalam rilis terbaru</a></p>' if newest else ""
    )
    return page(
        "Rilis itu tidak disimpan",
        "<p>Alamatnya mungkin salah ketik, atau rilis itu sudah lama: yang disimpan rilis-rilis "
        "terakhir saja. Edaran yang pernah terbit tetap ada dalam rilis terbaru.</p>"
        f'{there}<p><a href="{TOP}">Rilis yang disimpan</a></p>'
        '<p><a href="/">Yang berlaku hari ini</a></p>'
        '<p lang="en">That release is not kept, or not any more. '
        "What was issued stays in the newest one.</p>",
    )


def latest(name: str) -> tuple[str, str]:
    """Return the header that names where a file of an earlier release stands in the newest."""
    return ("link", f'</{name}>; rel="latest-version"')


def _page(title: str, inner: str) -> Response:
    return written(page(title, inner), HTML, PAGE)


def _moment(head: Head, zone: str) -> str:
    at = datetime.fromisoformat(head["issued_at"]).astimezone(ZoneInfo(zone))
    return f"{long_date(at.date())} pukul {clock(f'{at:%H.%M}', zone)}"
