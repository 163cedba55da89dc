"""What a circular is on a day, in one Indonesian sentence with its dates: Berlaku sejak … s.d. …"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from publisher.indonesian.dates import long_date
from publisher.model import status
from publisher.model.register import Text
from publisher.model.status import Standing, Stretch

Named = Callable[[str], str]  # from the id of a circular to how it is called in a sentence

_UNKNOWN: Final = "Belum dapat dipastikan: tanggal mulai tidak disebut"
_ALIVE: Final[Mapping[str, str]] = {
    status.IN_FORCE: "Berlaku",
    status.PARTLY: "Berlaku sebagian",
}


def status_words(standing: Standing, day: date, text: Text, named: Named) -> str:
    """Return what a circular is on a day; `named` gives the names of those that ended it."""
    now = standing.on(day)
    if now.status in _ALIVE:
        return _alive(standing, now, text)
    sentences = {
        status.COMING: _coming(standing, now),
        status.SUSPENDED: "Ditangguhkan" + ("" if now.is_open else f" s.d. {long_date(now.last)}"),
        status.ENDED: _ended(now),
        status.REVOKED: f"Dicabut{_by(now, named)} sejak {long_date(now.first)}",
        status.SUPERSEDED: f"Digantikan{_by(now, named)} sebelum berlaku",
        status.WITHDRAWN: "Ditarik dari penerbitan",
    }
    return sentences.get(now.status, _UNKNOWN)


def circular_name(text: Text) -> str:
    """Return how a circular is called in a sentence: by its number, else by its title."""
    called = (
        f"Nomor {one_line(text.number)}" if text.number else f"tentang {one_line(text.title.id)}"
    )
    return f"Surat Edaran {called}"


def one_line(words: str) -> str:
    """Return words with single blanks and no line ends."""
    return " ".join(words.split())


def _alive(standing: Standing, now: Stretch, text: Text) -> str:
    run = standing.run(now.first)
    first, last = (run.first, run.last) if run else (now.first, now.last)
    since = "" if first == date.min else f" sejak {long_date(first)}"
    return f"{_ALIVE[now.status]}{since}{_until(last, text)}"


def _until(last: date, text: Text) -> str:
    if last != date.max:
        return f" s.d. {long_date(last)}"
    words = text.effective.until if text.effective.end is None else None
    return f" ({one_line(words.id)})" if words else ""


def _coming(standing: Standing, now: Stretch) -> str:
    later: Iterable[Stretch] = (one for one in standing.stretches if one.first > now.last)
    begins = next((one.first for one in later if one.status in status.ALIVE), None)
    return f"Akan berlaku mulai {long_date(begins)}" if begins else "Akan berlaku"


def _ended(now: Stretch) -> str:
    if now.first == date.min:
        return "Berakhir"
    return f"Berakhir {long_date(now.first - timedelta(1))}"


def _by(now: Stretch, named: Named) -> str:
    return f" oleh {' dan '.join(map(named, now.by))}" if now.by else ""
