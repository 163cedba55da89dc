"""The register as it would be if a draft were issued next, and as it is without it.

A draft is seen as recorded after everything else; drafts that it names, just before it. Only
texts that act on one another, however far, are settled anew for a draft: of all others the lives
are those they have anyway.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from publisher.model.register import CORRECT, ISSUE, LedgerLine, Register, Text
from publisher.model.timeline import Timeline
from publisher.model.vocabulary import Authority
from publisher.register.build import composed
from publisher.register.knowledge import Known, counted
from publisher.register.lives import AMENDING, CUTTING, EXTENDING, SUSPENDING

LAST: Final = datetime(9999, 12, 30, tzinfo=UTC)
_BEFORE_LAST: Final = datetime(9999, 12, 1, tzinfo=UTC)
ACTING: Final = (*CUTTING, EXTENDING, SUSPENDING, AMENDING)


@dataclass(frozen=True)
class View:
    """The texts that a draft has to do with, without it and with it."""

    before: Timeline
    after: Timeline
    known: Known
    named: frozenset[str]  # drafts that the draft names


class Outlook:
    """What was issued, and drafts to be laid over it."""

    def __init__(
        self,
        register: Register,
        authorities: Mapping[str, Authority],
        drafts: Mapping[str, Text],
    ) -> None:
        """Keep the register; what it says of each rule is settled when somebody asks."""
        self._authorities = authorities
        lines = tuple(
            line for line in register.ledger if line.circular.partition("/")[0] in authorities
        )
        self.register = Register(lines, register.texts)
        self.drafts = {name: text for name, text in drafts.items() if text.authority in authorities}

    @cached_property
    def known(self) -> Known:
        """Return the texts that were issued and count."""
        return counted(self.register, self.register.ledger, self._authorities)

    @cached_property
    def issued(self) -> Timeline:
        """Return the life of every rule that was issued."""
        return composed(self.known, self._authorities, "")

    @cached_property
    def _neighbours(self) -> Mapping[str, frozenset[str]]:
        """Return the texts that act on one another, both ways."""
        found: dict[str, set[str]] = defaultdict(set)
        for text in self.known.texts.values():
            for other in acted_on(text):
                found[text.id].add(other)
                found[other].add(text.id)
        return {name: frozenset(others) for name, others in found.items()}

    def register_with(self, draft: Text, *, dated: bool = False) -> Register:
        """Return the register as it would be if a draft were issued next.

        Where they are `dated`, drafts are as if recorded on their own days, for questions about
        what was known then.
        """
        named = self._named(draft)
        moments = [*((one, _BEFORE_LAST) for one in named), (draft, LAST)]
        lines = [
            _line(text, self._own_moment(text) or moment if dated else moment)
            for text, moment in moments
        ]
        texts = {(text.id, text.revision): text for text in (*named, draft)}
        everything = MappingProxyType({**self.register.texts, **texts})
        return Register((*self.register.ledger, *lines), everything)

    def _own_moment(self, text: Text) -> datetime | None:
        day = text.published or text.provenance.date or text.signed
        zone = ZoneInfo(self._authorities[text.authority].tz)
        return datetime.combine(day, time(), zone) if day else None

    def view(self, draft: Text) -> View:
        """Return the texts that a draft has to do with, without it and with it."""
        named = self._named(draft)
        within = self._connected((*named, draft)) - {draft.id}
        own = tuple(line for line in self.register.ledger if line.circular in within | {draft.id})
        early = tuple(_line(text, _BEFORE_LAST) for text in named)
        texts = {(text.id, text.revision): text for text in (*named, draft)}
        register = Register((), MappingProxyType({**self.register.texts, **texts}))
        before = counted(register, (*own, *early), self._authorities)
        after = counted(register, (*own, *early, _line(draft, LAST)), self._authorities)
        return View(
            composed(before, self._authorities, draft.authority),
            composed(after, self._authorities, draft.authority),
            after,
            frozenset(text.id for text in named),
        )

    def _named(self, draft: Text) -> tuple[Text, ...]:
        """Return the drafts never issued that a draft names, and those that they name."""
        found: dict[str, Text] = {}
        pending = [draft]
        while pending:
            for name in mentioned(pending.pop()):
                other = self.drafts.get(name)
                if other is None or other.revision > 1 or name in found or name == draft.id:
                    continue
                found[name] = other
                pending.append(other)
        return tuple(found[name] for name in sorted(found))

    def _connected(self, texts: Iterable[Text]) -> frozenset[str]:
        """Return the texts that act on one another, beginning with these."""
        found: set[str] = set()
        pending: list[str] = []
        for text in texts:
            pending.extend((text.id, *mentioned(text)))
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending.extend(self._neighbours.get(name, ()))
        return frozenset(found)


def acted_on(text: Text) -> Iterator[str]:
    """Yield the circulars that a text acts on, itself left out."""
    for relation in text.relations:
        if relation.type in ACTING and relation.target and relation.target != text.id:
            yield relation.target
    for rule in text.rules:
        for name in rule.replaces:
            circular = name.rpartition("#")[0]
            if circular and circular != text.id:
                yield circular


def mentioned(text: Text) -> Iterator[str]:
    """Yield the circulars that a text names in its data."""
    for relation in text.relations:
        if relation.target:
            yield relation.target
    for rule in text.rules:
        for name in (*rule.overrides, *rule.replaces, *rule.beside):
            circular = name.rpartition("#")[0]
            if circular:
                yield circular


def _line(text: Text, moment: datetime) -> LedgerLine:
    event = ISSUE if text.revision == 1 else CORRECT
    return LedgerLine(0, "", event, text.id, text.revision, moment)
