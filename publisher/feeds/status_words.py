"""What a circular is on a day, in one Indonesian sentence with its dates.

Berlaku 16 November s.d. 18 Desember 2020. A last day that is known is always told, "sejak" is said
of an open end alone, and what is partly in force says how many of its rules are, and where they
stand. The names are those of `publisher/model/status.py`.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import Final

from publisher.indonesian.dates import long_date, long_span
from publisher.indonesian.letter_number import designation
from publisher.indonesian.numbering import citation
from publisher.model import status
from publisher.model.circular import Rule
from publisher.model.label import one_line
from publisher.model.publication import State
from publisher.model.register import Text
from publisher.model.status import NAMES, Run, Standing, Stretch

Named = Callable[[str], str]  # from the id of a circular to how it is called in a sentence

_MOST: Final = 5  # places that are named; of more only the number of rules is told


def status_words(state: State, day: date, text: Text, named: Named, note: str = "") -> str:
    """Return what a circular is on a day.

    `named` gives the names of those that ended it, `note` is why it was withdrawn.
    """
    standing = state.standing
    now = standing.on(day)
    match now.status:
        case status.IN_FORCE | status.PARTLY:
            return _alive(state, day, text)
        case status.COMING:
            return _coming(standing, day, text)
        case status.SUSPENDED:
            days = _days(standing, Run(now.first, now.last))
            return f"{_name(now.status)}{_by(now, named)} {days}"
        case status.UNKNOWN:
            return _uncertain(standing, day)
        case _:
            return _over(state, now, named, note)


def partly_words(state: State, day: date, text: Text) -> str:
    """Return that some rules are in force on a day: how many, and where they stand."""
    alive = [rule for rule in text.rules if rule.id in state.binding(day)]
    words = _capital(status.partly(len(alive), len(state.rules)).id)
    found = places(alive, text)
    return f"{words[:-1]}: {'; '.join(found)})" if 0 < len(found) <= _MOST else words


def places(rules: Iterable[Rule], text: Text) -> tuple[str, ...]:
    """Return where rules stand in a text, in its order and each place once: huruf D angka 1."""
    cited = {cite.p for rule in rules for cite in rule.cite if cite.p}
    return tuple(citation(label) for label in text.paragraphs if label in cited)


def withdrawn_words(note: str = "") -> str:
    """Return that a circular was withdrawn from publication, and why."""
    return f"{_name(status.WITHDRAWN)} dari penerbitan" + (f": {one_line(note)}" if note else "")


def circular_name(text: Text) -> str:
    """Return how a circular is called in a sentence: by its number, else by its title."""
    return f"Surat Edaran {designation(text.number, text.title.id)}"


def _alive(state: State, day: date, text: Text) -> str:
    standing = state.standing
    now = standing.on(day)
    run = standing.run(day) or Run(now.first, now.last)
    is_part = now.status == status.PARTLY
    name = partly_words(state, day, text) if is_part else _name(now.status)
    days = _days(standing, run, text)
    following = standing.after(day)
    later = ""
    if not is_part and following and following.status == status.PARTLY:
        later = f"; mulai {long_date(following.first)} tinggal sebagian"
    return f"{name} {days}".rstrip() + later


def _days(standing: Standing, run: Run, text: Text | None = None, since: str = "sejak") -> str:
    """Return the days of a run: of an open end its own words, of an uncertain one that it is so."""
    begins = _is_certain(standing, run.first - timedelta(1)) if run.first > date.min else True
    ends = run.is_open or _is_certain(standing, run.last + timedelta(1))
    if begins and ends and run.first > date.min and not run.is_open:
        return long_span(run.first, run.last)
    start = "" if begins else "paling lambat "
    start += f"{since} {long_date(run.first)}" if run.first > date.min else ""
    if run.is_open:
        return start + (_open_words(text) if text else "")
    last = f"s.d. {long_date(run.last)}"
    if not ends:
        last = f"sekurang-kurangnya {last}"
    return (", " if start and not ends else " ").join(filter(None, (start, last)))


def _is_certain(standing: Standing, day: date) -> bool:
    return standing.on(day).status != status.UNKNOWN


def _open_words(text: Text) -> str:
    words = text.effective.until if text.effective.end is None else None
    return f" ({one_line(words.id)})" if words else ""


def _coming(standing: Standing, day: date, text: Text) -> str:
    is_gap = any(one.last < day for one in standing.runs)
    name = f"{_capital(status.GAP.id)}; berlaku lagi" if is_gap else _name(status.COMING)
    run = _next(standing, day)
    return f"{name} {_days(standing, run, text, 'mulai')}" if run else name


def _uncertain(standing: Standing, day: date) -> str:
    run = _next(standing, day)
    if any(one.last < day for one in standing.runs):
        return _capital(status.PERHAPS_OVER.id)
    if run:
        return f"Mungkin sudah berlaku; {_days(standing, run)}"
    return f"Belum dapat dipastikan: {status.NO_START.id}"


def _over(state: State, now: Stretch, named: Named, note: str) -> str:
    name = _name(now.status)
    if now.status == status.WITHDRAWN:
        return withdrawn_words(note)
    if now.status == status.SUPERSEDED:
        return f"{_deeds(state, now, named)} sebelum berlaku"
    if now.first == date.min:
        return name
    if now.status == status.REVOKED:
        return f"{_deeds(state, now, named)} sejak {long_date(now.first)}"
    return f"{name} {long_date(now.first - timedelta(1))}"


def _deeds(state: State, now: Stretch, named: Named) -> str:
    """Return who took a circular away, each by what it did."""
    revoking, replacing = state.enders(now)
    deeds = [f"dicabut{_listed(revoking, named)}"] if revoking else []
    if replacing:
        deeds.append(f"digantikan{_listed(replacing, named)}")
    return _capital(" dan ".join(deeds) or NAMES[now.status].id.partition(" ")[0])


def _next(standing: Standing, day: date) -> Run | None:
    return next((one for one in standing.runs if one.first > day), None)


def _by(now: Stretch, named: Named) -> str:
    return _listed(now.by, named)


def _listed(names: Iterable[str], named: Named) -> str:
    found = " dan ".join(map(named, names))
    return f" oleh {found}" if found else ""


def _name(code: str) -> str:
    return _capital(NAMES[code].id)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
