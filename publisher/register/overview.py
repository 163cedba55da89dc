"""What is to be said of the circulars under an authority: facts of their status, no words.

The status itself is computed in `publisher/register/status.py`; here is who brought it about.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from publisher.model.circular import Interval, Relation
from publisher.model.course import Course
from publisher.model.moment import Moment
from publisher.model.overview import REPLACES, Account, Act, Chapter, Named, Overview, Provision
from publisher.model.register import LedgerLine, Register, Text
from publisher.model.truth import YES
from publisher.model.vocabulary import Authority
from publisher.register.knowledge import Known, known, reach
from publisher.register.lives import (
    AMENDING,
    CUTTING,
    EXTENDING,
    SUSPENDING,
    Lives,
    RuleKey,
    keys,
    lives,
    period_of,
    targets,
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
            for target, act in _acts(lives_, text):
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
            circular=_named(text),
            authority=text.authority,
            press=text.provenance.source == "press",
            period=text.effective,
            standing=standing(name, courses, withdrawn=withdrawn),
            provisions=provisions,
            acts=tuple(sorted(_joined(self._acts[name]), key=_in_time)),
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


def _named(text: Text) -> Named:
    return Named(text.id, text.number, text.title, text.published or text.signed)


def _in_time(act: Act) -> tuple[date, str, str]:
    return act.interval.start or date.min, act.by.id, act.how


def _joined(acts: Iterable[Act]) -> Iterator[Act]:
    """Yield acts, those of a circular that replaces several rules at once as one."""
    found: dict[Act, tuple[str, ...]] = {}
    for act in acts:
        plain = replace(act, rules=()) if act.how == REPLACES else act
        found[plain] = found.get(plain, ()) + act.rules
    for act, rules in found.items():
        yield replace(act, rules=rules)


def _acts(lives_: Lives, actor: Text) -> Iterator[tuple[str, Act]]:
    """Yield what a circular does to others, with the id of the other."""
    for relation in actor.relations:
        if relation.type in (*CUTTING, EXTENDING, SUSPENDING, AMENDING) and relation.target:
            met = tuple(targets(lives_, actor, relation))
            if met:
                yield relation.target, _related(lives_, actor, relation, met)
    for rule in actor.rules:
        for name in rule.replaces:
            circular, _, own = name.rpartition("#")
            key = (circular or actor.id, own)
            if any(cut.by == actor.id and cut.how == REPLACES for cut in lives_.cuts.get(key, ())):
                interval = rule.effective or actor.effective
                took = _cuts_took(lives_, (key,), actor.id, interval)
                yield key[0], Act(REPLACES, _named(actor), interval, (own,), took)


def _related(lives_: Lives, actor: Text, relation: Relation, met: tuple[RuleKey, ...]) -> Act:
    interval = period_of(actor, relation)
    if relation.type in CUTTING:
        took = _cuts_took(lives_, met, actor.id, interval)
    elif relation.type == AMENDING:
        took = _lives_on(lives_, actor.id, interval)
    else:
        changes = [
            (key, change.interval)
            for key in met
            for change in lives_.changes.get(key, ())
            if change.by == actor.id and change.how == relation.type
        ]
        took = any(_changed(lives_, key, one, relation.type, actor.id) for key, one in changes)
        if changes and interval.start is None:
            interval = replace(interval, start=changes[0][1].start)
    every = len(met) == len(keys(lives_.known.texts[met[0][0]]))
    rules = () if every else tuple(key[1] for key in met)
    return Act(relation.type, _named(actor), interval, rules, took)


def _cuts_took(lives_: Lives, met: tuple[RuleKey, ...], actor: str, interval: Interval) -> bool:
    """Return whether a cut ended anything, or may have."""
    if not any(cut.by == actor for key in met for cut in lives_.cuts.get(key, ())):
        return False
    if interval.start is None or interval.precision == "at-latest":
        return True
    return any(_first_cut(lives_.course(key)) == actor for key in met)


def _first_cut(course: Course) -> str:
    """Return the circular whose cut came first, empty where there was none before its end."""
    return next((state.by for state in course.states if state.why == "cut"), "")


def _changed(lives_: Lives, key: RuleKey, interval: Interval, how: str, actor: str) -> bool:
    """Return whether an extension or a suspension changed a day of a rule, or may have."""
    if not _lives_on(lives_, actor, interval):
        return False
    if interval.start is None or interval.precision == "at-latest":
        return True
    course = lives_.course(key)
    if how == SUSPENDING:
        return any((one.why, one.by) == ("suspended", actor) for one in course.states)
    own = lives_.period(key).end
    first = max(interval.start, own + timedelta(1)) if own and own < date.max else interval.start
    return (interval.end or date.max) >= first and not course.on(first).truth.is_no


def _lives_on(lives_: Lives, actor: str, interval: Interval) -> bool:
    """Return whether a circular is not cut on the day that what it does begins."""
    return not (interval.start and lives_.cut(actor).on(interval.start).truth == YES)
