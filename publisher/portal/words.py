"""What pages say of circulars and rules: names, days, and statuses that hold on every day.

An undated page depends on no day, so its words must be true before, during and after the days that
they name: "Berlaku 3 Agustus s.d. 31 Oktober 2026", "dicabut mulai 1 September 2026".
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher.indonesian.dates import long_date, long_period, long_span
from publisher.indonesian.letter_number import designation
from publisher.indonesian.numerals import listed
from publisher.model import status
from publisher.model.circular import Rule
from publisher.model.due import Due
from publisher.model.label import one_line
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
CUTTING: Final = ("mencabut", "mengganti")
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


def active(kind: str, *, partly: bool = False) -> str:
    """Return what a circular does to another: Mencabut; of cutting acts, Mencabut sebagian."""
    found = _ACTS.get(kind, (kind.capitalize(), kind))[0]
    return f"{found} sebagian" if partly and kind in CUTTING else found


def passive(kind: str, *, partly: bool = False) -> str:
    """Return what is done to a circular: Dicabut oleh; of cutting acts, Sebagian dicabut oleh."""
    found = _ACTS.get(kind, (kind, f"{kind.capitalize()} oleh"))[1]
    return f"Sebagian {found.lower()}" if partly and kind in CUTTING else found


def called(text: Text) -> str:
    """Return how a circular is called in passing: by its number, else by its title."""
    return f"SE {designation(text.number, text.title.id)}"


def modality(rule: Rule) -> str:
    """Return with what force a rule speaks: Wajib."""
    return MODALITIES.get(rule.modality, rule.modality)


def dues(found: Iterable[Due]) -> str:
    """Return by when all is to be done, "" where nothing says so."""
    return "; ".join(map(due, found))


def due(found: Due) -> str:
    """Return by when it is to be done: 30 September 2026, 10 hari kerja setelah akhir bulan."""
    if found.by:
        return long_date(found.by)
    return f"{found.within} {found.unit.replace('-', ' ')} setelah {one_line(found.after)}"


@dataclass(frozen=True, slots=True)
class Life:
    """The life of a circular in words that hold on every day; `code` is what it comes to.

    `headline` says when it is in force, `rest` what else is to be known of that; `cautions` are
    those of the rest without which it would say too much.
    """

    code: str
    headline: str
    rest: tuple[str, ...] = ()
    english: str = ""
    cautions: tuple[str, ...] = ()

    @property
    def sign(self) -> str:
        """Return the sign of what it comes to; none where only days tell whether it is in force."""
        return "" if self.code == status.IN_FORCE else STATUSES[self.code][0]

    @property
    def line(self) -> str:
        """Return it in one line of a list: of what was revoked, by whom as well."""
        return f"{self.headline}. {self.rest[0]}" if self.code == status.REVOKED else self.headline


def life(
    state: State, text: Text, named: Named, withdrawal: tuple[date | None, str] | None = None
) -> Life:
    """Return the life of a circular; `withdrawal` is when and why it was withdrawn."""
    standing = state.standing
    final = standing.stretches[-1]
    if final.status == status.WITHDRAWN:
        return _withdrawn(final.status, withdrawal)
    runs = standing.runs
    rest = [_own_period(text)] if _is_other(runs, text) else []
    if state.review_by:
        rest.append(f"Ditinjau kembali paling lambat {long_date(state.review_by)}")
    if not runs:
        headline, english = _never(state, final, named)
        code = final.status if final.status in _WITHOUT_DAYS else status.ENDED
        return Life(code, headline, tuple(rest), english)
    word, force = _force({one.status for one in standing.stretches})
    headline = f"{word} {listed([_run(one, text) for one in runs])}"
    cautions = tuple(_conditions(state, text, runs[0]))
    said = filter(None, (_ending(state, text, runs[-1], named), *cautions))
    code = final.status if final.status == status.REVOKED else status.IN_FORCE
    return Life(code, headline, (*said, *rest), _english(force, runs, text), cautions)


_WITHOUT_DAYS: Final = (status.SUPERSEDED, status.UNKNOWN, status.REVOKED)


def _force(codes: Collection[str]) -> tuple[str, str]:
    """Return the words for what is in force, wholly on all its days or not."""
    if status.IN_FORCE not in codes:
        return STATUSES[status.PARTLY][1], "Partly in force"
    more = ", on some days only in part," if status.PARTLY in codes else ""
    return STATUSES[status.IN_FORCE][1], f"In force{more}"


def _withdrawn(code: str, withdrawal: tuple[date | None, str] | None) -> Life:
    day, reason = withdrawal or (None, "")
    when = f" {long_date(day)}" if day else ""
    why = f": {one_line(reason)}" if reason else ""
    return Life(code, f"Ditarik dari penerbitan{when}{why}", english="Withdrawn")


def _is_other(runs: tuple[Run, ...], text: Text) -> bool:
    """Say whether the days of the rules are others than the period that the text gives itself."""
    own = text.effective.start, text.effective.end
    return not runs or own != (runs[0].first, None if runs[-1].is_open else runs[-1].last)


def _own_period(text: Text) -> str:
    own = text.effective
    until = f", “{one_line(own.until.id)}”" if own.until and own.end is None else ""
    days = long_period(own.start, own.end) or "tanggal mulai tidak disebut"
    if own.end is None:
        days += until or ", tanpa tanggal akhir"
    return f"Masa yang disebut naskahnya sendiri: {days}"


def _never(state: State, final: Stretch, named: Named) -> tuple[str, str]:
    """Return why a circular is in force on no day."""
    if final.status == status.UNKNOWN:
        return (
            "Belum dapat dipastikan: tanggal mulai tidak disebut",
            "Not certain: no start is stated",
        )
    revoking, replacing = state.enders(final)
    if final.status == status.SUPERSEDED and not revoking:
        return f"Digantikan{_by(replacing, named)} sebelum berlaku", "Superseded before effect"
    if final.status == status.SUPERSEDED:
        also = f" dan digantikan{_by(replacing, named)}" if replacing else ""
        by = f"dicabut{_by(revoking, named)}{also}"
        return f"Tidak pernah berlaku: {by} sebelum hari pertamanya", "Revoked before effect"
    if final.status == status.REVOKED:
        what = ended(state, final, named)
        what = what[0].lower() + what[1:]
        if any(one.status == status.UNKNOWN for one in state.standing.stretches):
            return f"Belum dapat dipastikan pernah berlaku; {what}", "Not certain; revoked"
        return f"Tidak pernah berlaku: {what}", "Revoked before effect"
    return "Tidak pernah berlaku", "Never in force"


def ended(state: State, final: Stretch, named: Named) -> str:
    """Return since when a circular is revoked or replaced, and by whom."""
    when = f" mulai {long_date(final.first)}" if final.first != date.min else ""
    revoking, replacing = state.enders(final)
    said = [f"dicabut{when}{_by(revoking, named)}"] if revoking or not replacing else []
    if replacing:
        said.append(f"diganti{when}{_by(replacing, named)}")
    whole = " dan ".join(said)
    return whole[0].upper() + whole[1:]


def _by(names: Iterable[str], named: Named) -> str:
    found = [named(one) for one in names]
    return f" oleh {listed(found)}" if found else ""


def _begins_at_latest(run: Run, text: Text) -> bool:
    """Say whether a run may have begun earlier: the text names its first day as the latest."""
    return text.effective.precision == "at-latest" and run.first == text.effective.start


def _run(run: Run, text: Text) -> str:
    latest = _begins_at_latest(run, text)
    since = "paling lambat mulai" if latest else "mulai"
    if run.is_open:
        until = text.effective.until if text.effective.end is None else None
        start = "" if run.first == date.min else f"{since} {long_date(run.first)}"
        words = f"{start}, “{one_line(until.id)}”" if until else start
        return words or "tanpa tanggal mulai"
    if run.first == date.min:
        return f"s.d. {long_date(run.last)}"
    days = long_span(run.first, run.last)
    return f"{since} {days}" if latest else days


def _days(one: Stretch) -> str:
    return long_period(
        None if one.first == date.min else one.first, None if one.is_open else one.last
    )


_WITHHELD: Final[Mapping[str, str]] = {
    # days on which it is not in force, or may not be, though it did not end
    status.SUSPENDED: "Ditangguhkan",
    status.UNKNOWN: "Belum dapat dipastikan apakah berlaku",
}


def _ending(state: State, text: Text, last: Run, named: Named) -> str:
    final = state.standing.stretches[-1]
    if final.status == status.REVOKED:
        return ended(state, final, named)
    if last.is_open:
        return "Tidak ada tanggal akhir dalam register ini"
    following = state.standing.after(last.last)
    if following and following.status in _WITHHELD:
        return (
            f"Tidak berlaku mulai {long_date(final.first)}" if final.status == status.ENDED else ""
        )
    after = long_date(last.last + timedelta(1))
    if any(one.took and one.type == "memperpanjang" for one in state.relations_in):
        return f"Sudah termasuk perpanjangannya; tidak berlaku mulai {after}"
    if text.effective.end != last.last:
        return f"Aturannya yang terakhir berakhir {long_date(last.last)}"
    return f"Tidak berlaku mulai {after}; register ini tidak mencatat perpanjangan"


def _conditions(state: State, text: Text, first: Run) -> Iterator[str]:
    """Yield what else is to be known of the days in force."""
    found = state.standing.stretches
    codes = {one.status for one in found}
    if {status.PARTLY, status.IN_FORCE} <= codes:
        yield "Tidak semua aturannya berlaku pada semua hari itu; lihat masa tiap aturan"
    if _begins_at_latest(first, text):
        yield "Mungkin berlaku lebih awal"
    for one in found:
        if one.status in _WITHHELD:
            yield f"{_WITHHELD[one.status]} {_days(one)}".rstrip()


def _english(force: str, runs: tuple[Run, ...], text: Text) -> str:
    found = []
    for run in runs:
        start = "" if run.first == date.min else run.first.isoformat()
        if run.is_open:
            until = text.effective.until if text.effective.end is None else None
            words = f", “{one_line(until.text('en'))}”" if until else ", no end stated"
            found.append(f"from {start}{words}")
        else:
            found.append(f"from {start} through {run.last.isoformat()}")
    return f"{force} {' and '.join(found)}"


def badge(code: str) -> tuple[str, str]:
    """Return the sign and the word of a status."""
    return STATUSES[code]
