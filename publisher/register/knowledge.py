"""What is known on a moment: a prefix of the agenda book, and the texts that count then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from zoneinfo import ZoneInfo

from publisher.model.moment import Moment
from publisher.model.register import WITHDRAW, LedgerLine, Register, Text
from publisher.model.vocabulary import Authority


@dataclass(frozen=True)
class Known:
    """The texts that count, by id from the oldest to the newest; the ids withdrawn.

    `age` orders circulars: the day published, else of the report, else recorded; then the id.
    """

    texts: Mapping[str, Text]
    age: Mapping[str, tuple[date, str]]
    withdrawn: frozenset[str]
    lines: tuple[LedgerLine, ...]


def reach(authorities: Mapping[str, Authority], authority: str) -> tuple[str, ...]:
    """Return an authority and those above it, from itself upwards."""
    found: list[str] = []
    while authority and authority not in found:
        found.append(authority)
        known = authorities.get(authority)
        authority = known.parent if known else ""
    return tuple(found)


def prefix(
    ledger: Sequence[LedgerLine], known: Moment | None, zone: ZoneInfo
) -> tuple[LedgerLine, ...]:
    """Return the lines recorded by a moment; a day means its end in the zone asked."""
    if known is None:
        return tuple(ledger)
    if isinstance(known, datetime):
        return tuple(line for line in ledger if line.recorded <= known)
    return tuple(line for line in ledger if line.recorded.astimezone(zone).date() <= known)


def known(
    register: Register,
    authorities: Mapping[str, Authority],
    authority: str,
    moment: Moment | None = None,
) -> Known:
    """Return what those under an authority could know on a moment; everything where none is given.

    The highest revision counts; of a circular that was withdrawn nothing does.
    """
    zone = ZoneInfo(authorities[authority].tz)
    within = frozenset(reach(authorities, authority))
    lines = tuple(
        line
        for line in prefix(register.ledger, moment, zone)
        if line.circular.partition("/")[0] in within
    )
    return counted(register, lines, authorities)


def counted(
    register: Register, lines: Sequence[LedgerLine], authorities: Mapping[str, Authority]
) -> Known:
    """Return the texts that count after lines of the agenda book."""
    newest: dict[str, LedgerLine] = {}
    first: dict[str, datetime] = {}
    for line in lines:
        newest[line.circular] = line
        first.setdefault(line.circular, line.recorded)
    withdrawn = frozenset(name for name, line in newest.items() if line.event == WITHDRAW)
    texts = {
        name: register.texts[name, line.revision]
        for name, line in newest.items()
        if name not in withdrawn
    }
    age = {
        name: (_dated(text, first[name], authorities[text.authority]), name)
        for name, text in texts.items()
    }
    ordered = {name: texts[name] for name in sorted(texts, key=lambda one: age[one])}
    return Known(MappingProxyType(ordered), MappingProxyType(age), withdrawn, tuple(lines))


def _dated(text: Text, recorded: datetime, authority: Authority) -> date:
    return (
        text.published or text.provenance.date or recorded.astimezone(ZoneInfo(authority.tz)).date()
    )
