"""The rules of a circular in words: what each of them is on a day."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from publisher.model import overview
from publisher.model.label import Label
from publisher.model.overview import Account, Provision
from publisher.reporters.status.phrases import day_words, say

_STATES: Final[Mapping[str, Label]] = {
    overview.HERE: Label("berlaku", "in force"),
    overview.OPEN: Label("tanggalnya belum pasti", "its days are not certain"),
    "not-yet": Label("belum berlaku", "not yet in force"),
    "gap": Label("belum berlaku lagi", "not in force again yet"),
    "suspended": Label("ditangguhkan", "suspended"),
    "cut": Label("dicabut atau diganti", "revoked or replaced"),
    "ended": Label("berakhir", "ended"),
}


def provisions_words(
    account: Account, day: date
) -> tuple[tuple[Label, tuple[Provision, ...]], ...]:
    """Return the rules of a circular by what each is on a day, those in force first."""
    found: dict[Label, list[Provision]] = {}
    for one in account.provisions:
        if one.id:
            found.setdefault(_provision(one, day), []).append(one)
    order = tuple(_STATES)
    return tuple(
        sorted(
            ((label, tuple(some)) for label, some in found.items()),
            key=lambda entry: order.index(entry[1][0].state(day)),
        )
    )


def _provision(one: Provision, day: date) -> Label:
    state, last = one.state(day), one.last_day(day)
    if state == overview.HERE and last:
        return say("berlaku s.d. {day}", "in force until {day}", day=day_words(last))
    begins = one.next_start(day)
    if state in (overview.HERE, overview.OPEN) or begins is None:
        return _STATES[state]
    return say(
        "{found}, mulai {day}", "{found}, from {day}", found=_STATES[state], day=day_words(begins)
    )
