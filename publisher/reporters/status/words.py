"""Status in words: what a circular is on a day, since when, until when, and by whom."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from publisher.model import overview, status
from publisher.model.circular import Interval
from publisher.model.label import Label
from publisher.model.overview import Account, Act
from publisher.model.status import NAMES, Run
from publisher.reporters.status.acts import act_words, correction_words
from publisher.reporters.status.phrases import day_words, row, say, span_words

GROUPS: Final[Mapping[str, Label]] = {
    overview.SOON: Label("Segera berakhir", "Ending soon"),
    overview.HERE: Label("Berlaku", "In force"),
    overview.PAUSED: Label("Ditangguhkan", "Suspended"),
    overview.COMING: Label("Akan berlaku", "Coming"),
    overview.OPEN: Label("Belum pasti berlaku", "Not certain"),
    overview.OVER: Label("Tidak berlaku lagi", "No longer in force"),
}
_CUTTING: Final = ("mencabut", "mengganti", overview.REPLACES)
_NEAR: Final = 99  # days that are counted


@dataclass(frozen=True, slots=True)
class Words:
    """A status in words, and the reasons and remarks that go with it."""

    headline: Label
    reasons: tuple[Label, ...] = ()

    @property
    def sentence(self) -> Label:
        """Return all of it, parted by semicolons."""
        return row((self.headline, *self.reasons), "; ")


def words(account: Account, day: date) -> Words:
    """Return what is said of a circular on a day."""
    stated = account.standing.on(day)
    cutting = tuple(
        act for act in account.acts if act.took and act.how in _CUTTING and act.by.id in stated.by
    )
    ended = stated.status in (status.REVOKED, status.SUPERSEDED)
    headline = _headline(account, day, cutting)
    told = cutting if ended else ()
    return Words(headline, tuple(_reasons(account, day, told)))


def _headline(account: Account, day: date, cutting: tuple[Act, ...]) -> Label:
    stated = account.standing.on(day).status
    if stated in _ON_A_DAY:
        return _ON_A_DAY[stated](account, day)
    if stated == status.WITHDRAWN:
        return _withdrawn(account)
    if stated == status.SUPERSEDED:
        return _superseded(account, cutting)
    return _over(account, day, cutting)


def _living(account: Account, day: date) -> Label:
    run = account.standing.run(day) or Run(day, day)
    name = NAMES[status.IN_FORCE]
    if account.standing.on(day).status == status.PARTLY:
        alive = sum(one.state(day) == overview.HERE for one in account.provisions)
        name = status.partly(alive, len(account.provisions))
    return say(
        "{name}{span}{left}",
        "{name}{span}{left}",
        name=name,
        span=_span(account, run),
        left=_left(account, run, day),
    )


def _span(account: Account, run: Run) -> Label:
    latest = account.begins_at_latest(run)
    since = say(" {since}", " {since}", since=_since(account, run))
    if run.is_open:
        return say("{since}{end}", "{since}{end}", since=since, end=_open_end(account.open_end))
    following = account.standing.after(run.last)
    if following and following.status == status.UNKNOWN:
        return say(
            "{since}, sekurang-kurangnya s.d. {day}",
            "{since} at least until {day}",
            since=since,
            day=day_words(run.last),
        )
    if latest:
        return say(
            "{since} s.d. {day}", "{since} until {day}", since=since, day=day_words(run.last)
        )
    return say(" {days}", " {days}", days=span_words(run.first, run.last))


def _open_end(interval: Interval | None) -> Label:
    if interval and interval.until:
        until = interval.until
        return Label(f', "{until.id}"', f', "{until.text("en")}"')
    return Label("; tidak menyebut sampai kapan berlaku", "; does not say until when")


def _left(account: Account, run: Run, day: date) -> Label:
    """Return how many days are left, where the end is near."""
    days = (run.last - day).days
    following = account.standing.after(run.last)
    if days > _NEAR or (following and following.status == status.UNKNOWN):
        return Label("", "")
    if days == 0:
        return Label(" (hari terakhir)", " (last day)")
    return Label(f" ({days} hari lagi)", f" ({days} day{'' if days == 1 else 's'} left)")


def _coming(account: Account, day: date) -> Label:
    run = next((one for one in account.standing.runs if one.first > day), None)
    before = any(one.last < day for one in account.standing.runs)
    if run is None:
        return Label(
            "akan berlaku; tanggal mulainya tidak diketahui", "coming; its first day is not known"
        )
    latest = account.begins_at_latest(run)
    name = Label("akan berlaku", "coming into force")
    if before:
        name = Label("tidak berlaku (jeda); berlaku lagi", "not in force (a gap); again")
    start = say(
        "{name} paling lambat {day}" if latest else "{name} mulai {day}",
        "{name} {day} at the latest" if latest else "{name} from {day}",
        name=name,
        day=day_words(run.first),
    )
    if run.is_open:
        return say("{start}{end}", "{start}{end}", start=start, end=_open_end(account.open_end))
    if latest:
        return say(
            "{start} s.d. {day}", "{start} until {day}", start=start, day=day_words(run.last)
        )
    return say("{name} {days}", "{name} {days}", name=name, days=span_words(run.first, run.last))


def _paused(account: Account, day: date) -> Label:
    stretch = account.standing.on(day)
    run = next((one for one in account.standing.runs if one.first > day), None)
    found = say("ditangguhkan sejak {day}", "suspended since {day}", day=day_words(stretch.first))
    if run is None:
        return found
    return say(
        "{found}; berlaku lagi mulai {day}",
        "{found}; in force again from {day}",
        found=found,
        day=day_words(run.first),
    )


def _uncertain(account: Account, day: date) -> Label:
    if any(one.period.start is None for one in account.provisions):
        return status.NO_START
    later = [
        one.period.start
        for one in account.provisions
        if one.period.start and one.period.start > day
    ]
    if later:
        return say(
            "mungkin sudah berlaku: paling lambat mulai {day}",
            "perhaps in force already: from {day} at the latest",
            day=day_words(min(later)),
        )
    return status.PERHAPS_OVER


def _withdrawn(account: Account) -> Label:
    line = account.withdrawal or account.lines[-1]
    note = f": {line.note}" if line.note else ""
    return say(
        "ditarik {day}{note}",
        "withdrawn {day}{note}",
        day=day_words(line.recorded.date()),
        note=Label(note),
    )


def _superseded(account: Account, cutting: tuple[Act, ...]) -> Label:
    by = row(tuple(map(act_words, cutting)) or (NAMES[status.REVOKED],), "; ")
    found = say("tidak pernah berlaku: {by}", "never in force: {by}", by=by)
    if account.period.start is None:
        return found
    return say(
        "{found}, sebelum hari pertamanya, {day}",
        "{found}, before its first day, {day}",
        found=found,
        day=day_words(account.period.start),
    )


def _over(account: Account, day: date, cutting: tuple[Act, ...]) -> Label:
    runs = tuple(one for one in account.standing.runs if one.last < day)
    stated = account.standing.on(day).status
    name = NAMES[stated]
    if stated == status.REVOKED and cutting:
        name = row(tuple(map(act_words, cutting)), "; ")
    elif runs and stated == status.ENDED:
        name = say("{name} {day}", "{name} {day}", name=name, day=day_words(runs[-1].last))
    if not runs:
        return name
    if stated == status.ENDED and len(runs) == 1:
        spans = _since(account, runs[0])
    else:
        spans = row(tuple(_closed(account, run) for run in runs), ", ")
    return say("{name}; berlaku {spans}", "{name}; in force {spans}", name=name, spans=spans)


def _since(account: Account, run: Run) -> Label:
    latest = account.begins_at_latest(run)
    return say(
        "paling lambat sejak {day}" if latest else "sejak {day}",
        "since {day} at the latest" if latest else "since {day}",
        day=day_words(run.first),
    )


def _closed(account: Account, run: Run) -> Label:
    if not account.begins_at_latest(run):
        return span_words(run.first, run.last)
    return say(
        "{since} s.d. {last}",
        "{since} until {last}",
        since=_since(account, run),
        last=day_words(run.last),
    )


def _worth_telling(account: Account) -> Iterator[Act]:
    """Yield the acts that changed something, without an amendment that is told by its rules."""
    replacing = {act.by.id for act in account.acts if act.took and act.how == overview.REPLACES}
    for act in account.acts:
        if act.took and not (act.how == "mengubah" and act.by.id in replacing):
            yield act


def _reasons(account: Account, day: date, told: tuple[Act, ...]) -> Iterator[Label]:
    following = account.standing.after(day)
    stated = account.standing.on(day).status
    if stated == status.IN_FORCE and following and following.status == status.PARTLY:
        yield say(
            "mulai {day} tinggal sebagian",
            "from {day} in part only",
            day=day_words(following.first),
        )
    if stated in status.ALIVE and account.is_retroactive and account.circular.dated:
        yield say(
            "berlaku surut: suratnya {day}",
            "retroactive: the letter is of {day}",
            day=day_words(account.circular.dated),
        )
    yield from (act_words(act) for act in _worth_telling(account) if act not in told)
    yield from map(correction_words, account.corrections)
    if account.press:
        yield Label("menurut pemberitaan", "as the press reported it")


_ON_A_DAY: Final[Mapping[str, Callable[[Account, date], Label]]] = {
    status.IN_FORCE: _living,
    status.PARTLY: _living,
    status.COMING: _coming,
    status.SUSPENDED: _paused,
    status.UNKNOWN: _uncertain,
}
