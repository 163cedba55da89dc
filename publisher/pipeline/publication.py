"""All that a release is made of, from the agenda book as known on a moment."""

import json
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from publisher import canonical, identifiers
from publisher.model.days import CivilDay, Phase, published_months
from publisher.model.publication import Publication, Published, Site
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.vocabulary import Vocabulary
from publisher.pipeline import book, kept
from publisher.pipeline.lazy import Lazy
from publisher.pipeline.log_memory import tell
from publisher.pipeline.registry import Registry
from publisher.pipeline.release_index import OutdatedError, ReleaseIndex
from publisher.policy import days as policy_days
from publisher.policy.engine import Engine
from publisher.register.build import timeline
from publisher.register.events import LateLineError
from publisher.register.knowledge import reach

Month = tuple[str, int, int]
_NOTHING: Final = "0" * 64  # before the first line
HELD: Final = 2000  # circulars, and engines of authorities, that are kept in memory
_ENGINES: Final = 4


@dataclass(frozen=True)
class _Known:
    """What was issued by a moment."""

    root: Path
    site: Site
    texts: Mapping[tuple[str, int], Text]
    vocabulary: Vocabulary
    moment: datetime
    told: ReleaseIndex
    ledger: Sequence[LedgerLine]
    lines: Mapping[str, tuple[LedgerLine, ...]]
    issued: Mapping[str, Sequence[int]]  # where the lines of each authority stand

    @property
    def day(self) -> date:
        return self.moment.astimezone(ZoneInfo(self.site.zone)).date()


@dataclass(frozen=True)
class Gathered:
    """What a release is made of; the lines of each circular, and what is kept between releases."""

    whole: Publication
    lines: Mapping[str, tuple[LedgerLine, ...]]
    told: ReleaseIndex

    def kin(self, names: Iterable[str]) -> frozenset[str]:
        """Return circulars with those that they name, or once named, and those that name them."""
        found = set(names)
        for name in tuple(found):
            for revision in {line.revision for line in self.lines[name]}:
                text = self.whole.texts[name, revision]
                found |= {one.target for one in text.relations if one.target}
            found.update(self.told.memory.naming(name))
        return frozenset(found & self.lines.keys())


def gathered(
    root: Path, site: Site, found: Registry, moment: datetime, told: ReleaseIndex
) -> Gathered:
    """Return what a release of a folder is made of, as known on a moment.

    OutdatedError where what was told between releases is of a later moment.
    """
    every = found.register.ledger  # in the order in which the lines were recorded
    ledger = every[: bisect_right(every, moment, key=lambda line: line.recorded)]
    places: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(book.circulars(ledger)):
        places[name].append(place)
    names = sorted(places)
    lines = Lazy(names, lambda name: tuple(ledger[one] for one in places[name]), most=HELD)
    own = _own(names)
    issued = Lazy(own, lambda one: sorted(chain.from_iterable(places[name] for name in own[one])))
    register = Register(ledger, found.register.texts)
    _tell(told, register, found.vocabulary, moment)
    known = _Known(
        root,
        site,
        found.register.texts,
        found.vocabulary,
        moment.astimezone(UTC),
        told,
        ledger,
        lines,
        issued,
    )
    authorities = _bound(known)
    engines = Lazy(authorities, lambda name: _engine(known, name), most=_ENGINES)
    whole = Publication(
        site=site,
        moment=known.moment,
        day=known.day,
        ledger=ledger,
        circulars=Lazy(lines, lambda name: _published(known, name), most=HELD),
        events=told.events,
        vocabulary=found.vocabulary,
        policies=Lazy(lines, lambda name: _newest_policy(known, name), most=0),
        texts=found.register.texts,
        phases=Lazy(authorities, lambda name: engines[name][1], most=0),
        months=Lazy(_months(known, authorities), lambda one: _days(engines[one[0]], one), most=0),
        histories=told.histories,
    )
    return Gathered(whole, known.lines, told)


def _own(names: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """Return the circulars of each authority, of names in order."""
    found: dict[str, Sequence[str]] = {}
    first = 0
    while first < len(names):
        authority = names[first].partition("/")[0]
        last = bisect_left(names, f"{authority}0", first)  # what follows all that has the slash
        found[authority] = names[first:last]
        first = last
    return found


def _tell(told: ReleaseIndex, register: Register, words: Vocabulary, moment: datetime) -> None:
    """Tell the log up to a moment: on from where it stands, where that is of this book."""
    ledger, memory = register.ledger, told.memory
    if memory.moment and memory.moment > moment:
        raise OutdatedError
    if last_hash(ledger[: memory.line]) != memory.head or len(ledger) < memory.line:
        told.forget()
    issued = register, last_hash(ledger)
    try:
        tell(memory, told.connection, issued, words.authorities, moment)
    except LateLineError:
        told.forget()
        tell(memory, told.connection, issued, words.authorities, moment)


def last_hash(ledger: Sequence[LedgerLine]) -> str:
    """Return the hash of the last of some lines, which the chain makes a hash of all."""
    return canonical.sha256(canonical.json_bytes(ledger[-1].data)) if ledger else _NOTHING


def newest(lines: tuple[LedgerLine, ...]) -> LedgerLine:
    """Return the last line of a circular that brought a text."""
    return next(line for line in reversed(lines) if line.event != WITHDRAW)


def _published(known: _Known, name: str) -> Published:
    lines = known.lines[name]
    line = newest(lines)
    remembered = known.told.memory.circular(name)
    if remembered is None or remembered.state is None:
        raise AssertionError(name)  # every line has left its state
    text: Text = known.texts[name, line.revision]
    return Published(
        id=name,
        uri=known.told.fragments.uri(name) or _uri(known, name),
        text=text,
        state=remembered.state,
        lines=lines,
        policy_sha256=line.files[f"r{line.revision}.json"],
        source_sha256=line.files[f"r{line.revision}.md"],
        named_by=tuple(known.told.memory.naming(name)),
    )


def _uri(known: _Known, name: str) -> str:
    first = known.lines[name][0]  # a correction does not move it
    policy = json.loads(kept.required(known.root, first, "json"))
    authority = known.vocabulary.authorities[name.partition("/")[0]]
    return identifiers.work(name, authority, identifiers.actor(policy, known.vocabulary))


def _newest_policy(known: _Known, name: str) -> bytes:
    return kept.required(known.root, newest(known.lines[name]), "json")


def _bound(known: _Known) -> list[str]:
    """Return the authorities under which anything binds."""
    return below(known.vocabulary, known.issued)


def below(words: Vocabulary, names: Iterable[str]) -> list[str]:
    """Return authorities with all below them."""
    found = set(names)
    return sorted(one for one in words.authorities if found & set(reach(words.authorities, one)))


def _engine(known: _Known, authority: str) -> tuple[Engine, tuple[Phase, ...]]:
    authorities = known.vocabulary.authorities
    above = (known.issued.get(one, ()) for one in reach(authorities, authority))
    places = sorted(chain.from_iterable(above))
    register = Register(tuple(known.ledger[one] for one in places), known.texts)
    line = timeline(register, authorities, authority, known.moment)
    engine = Engine(line, known.vocabulary)
    return engine, policy_days.phases(engine)


def _months(known: _Known, authorities: list[str]) -> Iterator[Month]:
    """Yield the months of this year and the last, up to the horizon."""
    months = tuple(published_months(known.day, known.site.horizon))
    for authority in authorities:
        for year, month in months:
            yield authority, year, month


def _days(under: tuple[Engine, tuple[Phase, ...]], month: Month) -> tuple[CivilDay, ...]:
    engine, found = under
    _, year, number = month
    first, last = date(year, number, 1), date(year, number, monthrange(year, number)[1])
    return tuple(policy_days.days(engine, found, first, last))
