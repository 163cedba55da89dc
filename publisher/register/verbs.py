"""What an event is called: acts by what they do, boundaries by what begins or ends on them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from publisher.model import publication as verbs
from publisher.model import status
from publisher.model.overview import REPLACES
from publisher.model.publication import Boundary, RuleState, State
from publisher.model.register import CORRECT, ISSUE, WITHDRAW, LedgerLine

COPY: Final = "salinan"  # our copy was wrong: no change of the law
LEGAL, EDITORIAL = "legal", "editorial"
_PARTS: Final[Mapping[str, str]] = {
    "memperpanjang": verbs.EXTENDED,
    "menangguhkan": verbs.SUSPENDED,
    "mengubah": verbs.AMENDED,
    "mencabut": verbs.PARTIALLY_REVOKED,
    "mengganti": verbs.PARTIALLY_REVOKED,
    REPLACES: verbs.AMENDED,
}
_WHOLE: Final[Mapping[str, str]] = {
    **_PARTS,
    "mencabut": verbs.REVOKED,
    "mengganti": verbs.REPLACED,
}
_CUTTING: Final = frozenset(("mencabut", "mengganti", REPLACES))
_SUSPENDING: Final = "menangguhkan"
_DAY: Final = timedelta(1)


@dataclass(frozen=True, slots=True)
class Told:
    """What happened, by which circular, to which rules (empty where to all), and since when."""

    event: str
    by: str = ""
    rules: tuple[str, ...] = ()
    on: date | None = None


def of_line(line: LedgerLine) -> tuple[str, str]:
    """Return what a line is called, and which kind of change it is."""
    if line.event == CORRECT and line.change == COPY:
        return verbs.REPUBLISHED, EDITORIAL
    names = {ISSUE: verbs.ISSUED, CORRECT: verbs.CORRECTED, WITHDRAW: verbs.WITHDRAWN}
    return names[line.event], LEGAL


def of_acts(before: State | None, after: State) -> Iterator[Told]:
    """Yield what the acts that are new at a circular, and took, are called.

    What one circular does in several ways, all called the same and from one day on, is one.
    """
    known = frozenset(before.relations_in if before else ())
    superseded = after.boundaries[0].status == status.SUPERSEDED
    found: dict[tuple[str, str, date | None], tuple[str, ...] | None] = {}
    for one in after.relations_in:
        if one in known or not one.took or one.by == after.id:
            continue
        event = (_PARTS if one.rules else _WHOLE)[one.type]
        if superseded and one.type in _CUTTING:
            event = verbs.SUPERSEDED
        key = (event, one.by, one.on)
        others = found.get(key, ())
        found[key] = others + one.rules if others is not None and one.rules else None
    for (event, by, on), rules in found.items():
        yield Told(event, by, tuple(dict.fromkeys(rules or ())), on)


def of_boundary(state: State, index: int) -> Told | None:
    """Return what happens on a boundary; None where nobody can tell that anything does."""
    before, now = state.boundaries[index - 1], state.boundaries[index]
    if now.status == status.UNKNOWN:
        return None
    if now.status in (status.SUSPENDED, status.REVOKED):
        return Told(verbs.TOOK_EFFECT, next(iter(now.by), ""))
    if now.status not in status.ALIVE:
        return Told(verbs.LAPSED)
    if before.status in status.ALIVE:
        return _between(state, now)
    lived = any(one.status in status.ALIVE for one in state.boundaries[:index])
    rules = _begun(state, now.on) if now.status == status.PARTLY else ()
    return Told(verbs.REINSTATED if lived else verbs.ENTERED, rules=rules)


def _between(state: State, now: Boundary) -> Told:
    """Return what happens to some rules while the others go on."""
    if now.status == status.IN_FORCE:
        begun = _begun(state, now.on)
        again = any(one.id in begun and _lived_before(one, now.on) for one in state.rules)
        return Told(verbs.REINSTATED if again else verbs.ENTERED, rules=begun)
    ended = _ended(state, now.on)
    for one in state.relations_in:
        acts = one.took and one.on == now.on and one.type in (*_CUTTING, _SUSPENDING)
        if acts and not (one.rules and set(one.rules).isdisjoint(ended)):
            return Told(verbs.TOOK_EFFECT, one.by, ended)
    return Told(verbs.LAPSED, rules=ended)


def _begun(state: State, day: date | None) -> tuple[str, ...]:
    """Return the rules that bind for certain from a day on, and did not on the day before."""
    return tuple(
        rule.id
        for rule in state.rules
        if any(one.first == day for one in rule.spells if one.certain)
    )


def _ended(state: State, day: date | None) -> tuple[str, ...]:
    """Return the rules that bound for certain on the day before and do not any more."""
    last = day - _DAY if day else None
    return tuple(
        rule.id
        for rule in state.rules
        if any(one.last == last for one in rule.spells if one.certain)
    )


def _lived_before(rule: RuleState, day: date | None) -> bool:
    return any(one.certain and one.last and day and one.last < day for one in rule.spells)
