"""What pages say of circulars and rules: names, days, and statuses that hold on every day.

An undated page depends on no day, so its words must be true before, during and after the days that
they name: "Berlaku 3 Agustus s.d. 31 Oktober 2026", "dicabut mulai 1 September 2026".
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.indonesian.numerals import listed
from publisher.model import status
from publisher.model.publication import State
from publisher.model.register import Text
from publisher.model.status import Run, Stretch

Named = Callable[[str], str]  # from the id of a circular to how it is called

PRESS: Final = "press"
MODALITIES: Final[Mapping[str, str]] = {
    "wajib": "Wajib",
    "dilarang": "Dilarang",
    "boleh": "Boleh",
    "dianjurkan": "Dianjurkan",
    "dihindari": "Dihindari",
    "ketentuan": "Ketentuan",
}
STATUSES: Final[Mapping[str, tuple[str, str]]] = {
    # the sign that says it without colour, and the word; the sign is drawn, not read out
    status.IN_FORCE: ("●", "Berlaku"),
    status.PARTLY: ("◐", "Berlaku sebagian"),
    status.SUSPENDED: ("‖", "Ditangguhkan"),
    status.COMING: ("◷", "Belum berlaku"),
    status.UNKNOWN: ("?", "Belum dapat dipastikan"),
    status.REVOKED: ("✕", "Dicabut"),
    status.ENDED: ("○", "Berakhir"),
    status.SUPERSEDED: ("⤼", "Digantikan sebelum berlaku"),
    status.WITHDRAWN: ("⊘", "Ditarik"),
}
_ACTS: Final[Mapping[str, tuple[str, str]]] = {
    # what a circular does to another, and what the other suffers
    "mencabut": ("Mencabut", "Dicabut oleh"),
    "mengganti": ("Mengganti", "Diganti oleh"),
    "mengubah": ("Mengubah", "Diubah oleh"),
    "memperpanjang": ("Memperpanjang", "Diperpanjang oleh"),
    "menangguhkan": ("Menangguhkan", "Ditangguhkan oleh"),
    "melaksanakan": ("Melaksanakan", "Dilaksanakan oleh"),
    "berdasarkan": ("Berdasarkan", "Menjadi dasar"),
    "merujuk": ("Merujuk", "Dirujuk oleh"),
    "replaces": ("Mengganti aturan", "Aturannya diganti oleh"),
}


def active(kind: str) -> str:
    """Return what a circular does to another: Mencabut."""
    return _ACTS.get(kind, (kind.capitalize(), kind))[0]


def passive(kind: str) -> str:
    """Return what is done to a circular: Dicabut oleh."""
    return _ACTS.get(kind, (kind, f"{kind.capitalize()} oleh"))[1]


def called(text: Text) -> str:
    """Return how a circular is called in passing: by its number, else by its title."""
    if text.number:
        return f"SE Nomor {one_line(text.number)}"
    return f"SE tentang {one_line(text.title.id)}"


def one_line(words: str) -> str:
    """Return words with single blanks and no line ends."""
    return " ".join(words.split())


def span(first: date, last: date) -> str:
    """Return two days and all between: a year and a month that both have are written once."""
    if first == last:
        return long_date(first)
    begin = long_date(first)
    if first.year == last.year:
        parts = begin.split()
        begin = " ".join(parts[:1] if first.month == last.month else parts[:2])
    return f"{begin} s.d. {long_date(last)}"


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a circular in words that hold on every day; `code` is what it comes to.

    `headline` says when it is in force, `rest` what else is to be known of that.
    """

    code: str
    headline: str
    rest: tuple[str, ...] = ()
    english: str = ""

    @property
    def sign(self) -> str:
        """Return the sign of what it comes to; none where only days tell whether it is in force."""
        return "" if self.code == status.IN_FORCE else STATUSES[self.code][0]


def life(state: State, text: Text, named: Named, reason: str = "") -> Life:
    """Return the life of a circular; `reason` is why it was withdrawn."""
    standing = state.standing
    final = standing.stretches[-1]
    if final.status == status.WITHDRAWN:
        why = f": {one_line(reason)}" if reason else ""
        return Life(final.status, f"Ditarik dari penerbitan{why}", english="Withdrawn")
    runs = standing.runs
    if not runs:
        return _never(final, named)
    headline = f"Berlaku {' dan '.join(_run(one, text) for one in runs)}"
    rest = [one for one in (_ending(state, final, runs[-1], named), _parts(state)) if one]
    if text.effective.precision == "at-latest" and runs[0].first == text.effective.start:
        rest.append("Mungkin berlaku lebih awal: naskah menyebut hari itu sebagai paling lambat")
    if any(one.status == status.SUSPENDED for one in standing.stretches):
        rest.append("Pernah atau akan ditangguhkan; lihat tabel hari di bawah")
    review = state.review_by
    if review and runs[-1].is_open:
        rest.append(f"Ditinjau kembali paling lambat {long_date(review)}")
    code = final.status if final.status == status.REVOKED else status.IN_FORCE
    return Life(code, headline, tuple(rest), _english(runs, text))


def _never(final: Stretch, named: Named) -> Life:
    by = f" oleh {listed([named(one) for one in final.by])}" if final.by else ""
    words = {
        status.SUPERSEDED: (f"Digantikan{by} sebelum berlaku", "Superseded before effect"),
        status.UNKNOWN: (
            "Belum dapat dipastikan: tanggal mulai tidak disebut",
            "Not certain: no start is stated",
        ),
        status.REVOKED: (f"Dicabut{by}", "Revoked"),
    }
    headline, english = words.get(final.status, ("Tidak pernah berlaku", "Never in force"))
    code = final.status if final.status in words else status.ENDED
    return Life(code, headline, english=english)


def _run(run: Run, text: Text) -> str:
    if run.is_open:
        until = text.effective.until if text.effective.end is None else None
        start = "" if run.first == date.min else f"mulai {long_date(run.first)}"
        words = f"{start}, “{one_line(until.id)}”" if until else start
        return words or "tanpa tanggal mulai"
    if run.first == date.min:
        return f"s.d. {long_date(run.last)}"
    return span(run.first, run.last)


def _ending(state: State, final: Stretch, last: Run, named: Named) -> str:
    if final.status == status.REVOKED:
        by = f" oleh {listed([named(one) for one in final.by])}" if final.by else ""
        return f"Dicabut mulai {long_date(final.first)}{by}"
    if last.is_open:
        return "Tidak ada tanggal akhir dalam register ini"
    after = long_date(last.last + timedelta(1))
    extended = any(one.took and one.type == "memperpanjang" for one in state.relations_in)
    more = "perpanjangan berikutnya" if extended else "perpanjangan"
    return f"Tidak berlaku mulai {after}; register ini tidak mencatat {more}"


def _parts(state: State) -> str:
    if any(one.status == status.PARTLY for one in state.standing.stretches):
        return "Tidak semua aturannya berlaku pada semua hari itu; lihat masa tiap aturan"
    return ""


def _english(runs: tuple[Run, ...], text: Text) -> str:
    found = []
    for run in runs:
        start = "" if run.first == date.min else run.first.isoformat()
        if run.is_open:
            until = text.effective.until if text.effective.end is None else None
            words = f", “{one_line(until.text('en'))}”" if until else ", no end stated"
            found.append(f"from {start}{words}")
        else:
            found.append(f"from {start} through {run.last.isoformat()}")
    return f"In force {' and '.join(found)}"


def badge(code: str) -> tuple[str, str]:
    """Return the sign and the word of a status."""
    return STATUSES[code]
