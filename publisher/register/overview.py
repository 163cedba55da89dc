"""What is to be said of the circulars under an authority: facts of their status, no words.

The status itself is computed in `publisher/register/status.py`; here is who brought it about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from publisher.model.circular import Interval
from publisher.model.moment import Moment
from publisher.model.overview import Account, Act, Chapter, Overview, Provision
from publisher.model.register import LedgerLine, Register, Text
from publisher.model.vocabulary import Authority
from publisher.register.acts import acts, gathered, in_time, named
from publisher.register.knowledge import Known, known, reach
from publisher.register.lives import (
    EXTENDING,
    Lives,
    keys,
    lives,
)
from publisher.register.status import standing


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom, on which day, as known when; None is all that was ever entered."""

    authority: str
    day: date
    known: Moment | None = None


def overview(
    register: Register,
    authorities: Mapping[str, Authority],
    asked: Asked,
    *,
    above: bool = False,
    single: str = "",
) -> Overview:
    """Return what is seen under an authority: its own circulars, those `above` where wanted.

    `single` narrows it to one circular.
    """
    known_ = known(register, authorities, asked.authority, asked.known)
    told = _Told(register, known_, lives(known_, authorities))
    names = reach(authorities, asked.authority) if above else (asked.authority,)
    chapters = [
        Chapter(
            name,
            authorities[name].label,
            told.accounts(name, single),
            above=name != asked.authority,
        )
        for name in names
    ]
    return Overview(
        asked.authority,
        authorities[asked.authority].tz,
        asked.day,
        asked.known,
        tuple(one for one in chapters if one.accounts),
    )


def issuing(register: Register) -> tuple[str, ...]:
    """Return the authorities that have entered a circular, sorted."""
    return tuple(sorted({line.circular.partition("/")[0] for line in register.ledger}))


class _Told:
    """The accounts of circulars, from settled lives; the acts are gathered once."""

    def __init__(self, register: Register, known_: Known, lives_: Lives) -> None:
        self._register, self._known, self._lives = register, known_, lives_
        self._lines: dict[str, list[LedgerLine]] = defaultdict(list)
        for line in known_.lines:
            self._lines[line.circular].append(line)
        self._acts: dict[str, list[Act]] = defaultdict(list)
        for text in known_.texts.values():
            for target, act in acts(lives_, text):
                self._acts[target].append(act)

    def accounts(self, authority: str, single: str) -> tuple[Account, ...]:
        """Return the accounts of an authority's circulars, by id."""
        names = sorted(
            name
            for name in self._lines
            if name.partition("/")[0] == authority and single in ("", name)
        )
        return tuple(map(self._account, names))

    def _account(self, name: str) -> Account:
        lines = tuple(self._lines[name])
        withdrawn = name in self._known.withdrawn
        text = self._known.texts.get(name) or self._register.texts[name, lines[-1].revision]
        provisions = () if withdrawn else tuple(self._provisions(text))
        courses = [one.course for one in provisions]
        return Account(
            circular=named(text),
            authority=text.authority,
            press=text.provenance.source == "press",
            period=text.effective,
            standing=standing(name, courses, withdrawn=withdrawn),
            provisions=provisions,
            acts=tuple(sorted(gathered(self._acts[name]), key=in_time)),
            lines=lines,
            open_end=self._open_end(text, provisions),
            own_end=_own_end(provisions),
        )

    def _provisions(self, text: Text) -> Iterator[Provision]:
        labels = {rule.id: rule.label for rule in text.rules} or {"": text.title}
        for key in keys(text):
            yield Provision(
                key[1], labels[key[1]], self._lives.period(key), self._lives.course(key)
            )

    def _open_end(self, text: Text, provisions: Iterable[Provision]) -> Interval | None:
        """Return the period that leaves open until when: the circular's before a rule's own."""
        lasting = [one for one in provisions if one.course.states[-1].truth.is_yes]
        found = [one.period for one in lasting if one.period.end is None]
        found += [
            change.interval
            for one in lasting
            for change in self._lives.changes[text.id, one.id]
            if change.how == EXTENDING and change.interval.end is None
        ]
        return text.effective if text.effective in found else next(iter(found), None)


def _own_end(provisions: Iterable[Provision]) -> date | None:
    ends = [one.period.end for one in provisions]
    days = [end for end in ends if end]
    return max(days) if days and len(days) == len(ends) else None
