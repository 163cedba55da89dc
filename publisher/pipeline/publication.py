"""All that a release is made of, from the agenda book as known on a moment."""

import json
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher import identifiers
from publisher.model.days import CivilDay, Phase
from publisher.model.publication import Event, Publication, Published, Site
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.vocabulary import Vocabulary
from publisher.pipeline import agenda
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.prepared import DamagedError
from publisher.pipeline.registry import Registry
from publisher.policy import days as policy_days
from publisher.policy.engine import Engine
from publisher.register.build import timeline
from publisher.register.events import Log
from publisher.register.knowledge import reach
from publisher.register.memory import Kept

Month = tuple[str, int, int]


@dataclass(frozen=True)
class _Known:
    """What was issued by a moment."""

    root: Path
    site: Site
    register: Register
    vocabulary: Vocabulary
    moment: datetime
    memory: Kept
    lines: Mapping[str, tuple[LedgerLine, ...]]
    engines: dict[str, tuple[Engine, tuple[Phase, ...]]]

    @property
    def day(self) -> date:
        return self.moment.astimezone(ZoneInfo(self.site.zone)).date()


@dataclass(frozen=True)
class Gathered:
    """What a release is made of; the lines of each circular, and what the log remembers of it."""

    whole: Publication
    lines: Mapping[str, tuple[LedgerLine, ...]]
    memory: Kept

    def kin(self, names: Iterable[str]) -> frozenset[str]:
        """Return circulars with those that they name and those that name them."""
        found = set(names)
        for name in tuple(found):
            text = self.whole.texts[name, newest(self.lines[name]).revision]
            found |= {one.target for one in text.relations if one.target}
            found.update(self.memory.naming(name))
        return frozenset(found & self.lines.keys())


def gathered(root: Path, site: Site, found: Registry, moment: datetime) -> Gathered:
    """Return what a release of a folder is made of, as known on a moment."""
    ledger = tuple(line for line in found.register.ledger if line.recorded <= moment)
    lines: dict[str, list[LedgerLine]] = defaultdict(list)
    for line in ledger:
        lines[line.circular].append(line)
    register = Register(ledger, found.register.texts)
    memory = Kept()
    log = Log(register, found.vocabulary.authorities, memory)
    events: tuple[Event, ...] = tuple(log.until(moment))
    known = _Known(
        root,
        site,
        register,
        found.vocabulary,
        moment.astimezone(UTC),
        memory,
        {name: tuple(lines[name]) for name in sorted(lines)},
        {},
    )
    authorities = _bound(known)
    whole = Publication(
        site=site,
        moment=known.moment,
        day=known.day,
        ledger=ledger,
        circulars=Lazy(known.lines, lambda name: _published(known, name)),
        events=events,
        vocabulary=found.vocabulary,
        policies=Lazy(known.lines, lambda name: _newest_policy(known, name), kept=False),
        texts=found.register.texts,
        phases=Lazy(authorities, lambda name: _engine(known, name)[1]),
        months=Lazy(_months(known, authorities), lambda month: _days(known, month), kept=False),
    )
    return Gathered(whole, known.lines, memory)


def newest(lines: tuple[LedgerLine, ...]) -> LedgerLine:
    """Return the last line of a circular that brought a text."""
    return next(line for line in reversed(lines) if line.event != WITHDRAW)


def _published(known: _Known, name: str) -> Published:
    lines = known.lines[name]
    line = newest(lines)
    authority = known.vocabulary.authorities[name.partition("/")[0]]
    remembered = known.memory.circular(name)
    if remembered is None or remembered.state is None:
        raise AssertionError(name)  # every line has left its state
    first = json.loads(_policy(known, lines[0]))  # a correction does not move the address
    actor = identifiers.actor(first, known.vocabulary)
    text: Text = known.register.texts[name, line.revision]
    return Published(
        id=name,
        uri=identifiers.work(name, authority, actor),
        text=text,
        state=remembered.state,
        lines=lines,
        policy_sha256=line.files[f"r{line.revision}.json"],
        source_sha256=line.files[f"r{line.revision}.md"],
    )


def _newest_policy(known: _Known, name: str) -> bytes:
    return _policy(known, newest(known.lines[name]))


def _policy(known: _Known, line: LedgerLine) -> bytes:
    data = agenda.kept_bytes(known.root, agenda.place(line.circular, line.revision, "json"))
    if data is None:
        raise DamagedError
    return data


def _bound(known: _Known) -> list[str]:
    """Return the authorities under which anything binds."""
    issuing = {name.partition("/")[0] for name in known.lines}
    authorities = known.vocabulary.authorities
    return sorted(one for one in authorities if issuing & set(reach(authorities, one)))


def _engine(known: _Known, authority: str) -> tuple[Engine, tuple[Phase, ...]]:
    if authority not in known.engines:
        line = timeline(known.register, known.vocabulary.authorities, authority, known.moment)
        engine = Engine(line, known.vocabulary)
        known.engines[authority] = engine, policy_days.phases(engine)
    return known.engines[authority]


def _months(known: _Known, authorities: list[str]) -> Iterator[Month]:
    """Yield the months of this year and the last, up to the horizon."""
    first, last = date(known.day.year - 1, 1, 1), known.day + timedelta(known.site.horizon)
    count = (last.year - first.year) * 12 + last.month
    for authority in authorities:
        for place in range(count):
            yield authority, first.year + place // 12, place % 12 + 1


def _days(known: _Known, month: Month) -> tuple[CivilDay, ...]:
    authority, year, number = month
    engine, found = _engine(known, authority)
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    return tuple(policy_days.days(engine, found, first, last))
