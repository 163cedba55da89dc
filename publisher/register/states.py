"""What has become of each circular, over all days, as known on a moment; no words.

Its status comes from `publisher/register/status.py`, what others do to it from `acts.py`. What a
letter is, or whether its signature holds, the agenda book does not know: neither is told here.

All that was issued counts, whoever issued it. Under one authority less is known, so where a text
from above with an uncertain first day amends one from below, `status` of the upper one may leave
open what is told here.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Final
from zoneinfo import ZoneInfo

from publisher.model import status
from publisher.model.circular import Interval
from publisher.model.course import Course
from publisher.model.overview import Act
from publisher.model.publication import Boundary, Incoming, RuleState, Spell, State
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.vocabulary import Authority
from publisher.register.acts import acts, gathered, in_time
from publisher.register.knowledge import counted
from publisher.register.lives import Lives, RuleKey, keys, lives
from publisher.register.status import standing

UNREGISTERED: Final = "target-unregistered"
RETROACTIVE: Final = "retroactive"
START_UNKNOWN: Final = "start-unknown"
OPEN_ENDED: Final = "open-end"


def states(
    register: Register, authorities: Mapping[str, Authority], moment: datetime | None = None
) -> Mapping[str, State]:
    """Return the state of every circular by id, the withdrawn among them, as known on a moment.

    Without a moment all lines count.
    """
    lines = tuple(one for one in register.ledger if moment is None or one.recorded <= moment)
    known = counted(register, lines, authorities)
    settled = lives(known, authorities)
    incoming: dict[str, list[Act]] = defaultdict(list)
    for text in known.texts.values():
        for target, act in acts(settled, text):
            incoming[target].append(act)
    newest = {line.circular: line for line in lines}
    found: dict[str, State] = {}
    for name, line in sorted(newest.items()):
        zone = authorities[name.partition("/")[0]].tz
        if line.event == WITHDRAW:
            found[name] = withdrawn(line, zone)
        else:
            text = known.texts[name]
            unseen = any(target not in known.texts for target in named_by(text))
            found[name] = state(settled, text, incoming[name], zone, unseen=unseen)
    return found


def withdrawn(line: LedgerLine, zone: str) -> State:
    """Return the state of what a line withdrew: nothing of it is said any more."""
    return State(
        line.circular, line.revision, zone, (Boundary(None, None, status.WITHDRAWN),), rules=()
    )


def state(settled: Lives, text: Text, incoming: Iterable[Act], zone: str, *, unseen: bool) -> State:
    """Return the state of a circular from settled lives and the acts at it.

    `unseen` says whether it names a text that nobody registered.
    """
    own = keys(text)
    courses = [settled.course(key) for key in own]
    met = sorted(gathered(incoming), key=in_time)
    took = {act.by.id for act in met if act.took}
    rules = [
        RuleState(
            key[1],
            tuple(_spells(course, settled.period(key))),
            _by(settled, key, course, took),
        )
        for key, course in zip(own, courses, strict=True)
    ]
    return State(
        text.id,
        text.revision,
        zone,
        tuple(_boundaries(text.id, courses, zone)),
        rules=tuple(rules) if text.rules else (),
        relations_in=tuple(dict.fromkeys(map(_incoming, met))),
        flags=tuple(_flags(text, [settled.period(key) for key in own], unseen=unseen)),
        review_by=text.effective.review_by,
    )


def named_by(text: Text) -> Iterator[str]:
    """Yield the ids of the texts that the relations of one name; "" where one is not registered."""
    for relation in text.relations:
        yield relation.target or ""


def midnight(day: date, zone: str) -> datetime:
    """Return the instant (UTC) at which a civil day begins."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def _boundaries(name: str, courses: Sequence[Course], zone: str) -> Iterator[Boundary]:
    for one in standing(name, courses).stretches:
        if one.first == date.min:
            yield Boundary(None, None, one.status, one.by)
        else:
            yield Boundary(one.first, midnight(one.first, zone), one.status, one.by)


def _spells(course: Course, period: Interval) -> Iterator[Spell]:
    """Yield the days on which a rule binds or may bind, days that touch as one."""
    open_: Spell | None = None
    for first, last, state_ in course.pieces():
        if state_.truth.is_no:
            if open_:
                yield open_
            open_ = None
            continue
        start = None if first == date.min else first
        certain = state_.truth.is_yes
        if open_ and open_.certain == certain:
            start = open_.first
        elif open_:
            yield open_
        open_ = Spell(start, None if last == date.max else last, period.ends, certain)
    if open_:
        yield open_


def _by(settled: Lives, key: RuleKey, course: Course, took: set[str]) -> tuple[str, ...]:
    """Return the circulars that ended, suspended or moved a rule."""
    stated = {one.by for one in course.states if one.by}
    changed = {one.by for one in settled.changes.get(key, ()) if one.by in took}
    return tuple(sorted(stated | changed))


def _incoming(act: Act) -> Incoming:
    rules = tuple(dict.fromkeys(act.rules))
    return Incoming(act.how, act.by.id, act.interval.start, rules, act.took)


def _flags(text: Text, periods: Sequence[Interval], *, unseen: bool) -> Iterator[str]:
    dated = text.published or text.signed
    starts = [one.start for one in periods]
    if any(one.end is None for one in periods):
        yield OPEN_ENDED
    if dated and any(start < dated for start in starts if start):
        yield RETROACTIVE
    if None in starts:
        yield START_UNKNOWN
    if unseen:
        yield UNREGISTERED
