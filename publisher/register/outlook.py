"""The register as it would be if a draft were issued next, and as it is without it.

A draft is seen as recorded after everything else; drafts that it names, just before it. Only
texts that act on one another, however far, are settled anew for a draft: of all others the lives
are those they have anyway.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cached_property
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from publisher.model.register import CORRECT, ISSUE, LedgerLine, Register, Text
from publisher.model.timeline import Entry, Timeline
from publisher.model.vocabulary import Authority
from publisher.register.build import composed
from publisher.register.knowledge import Known, counted, known, reach
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
        self._bindings: dict[str, Timeline] = {}
        self.drafts = {name: text for name, text in drafts.items() if text.authority in authorities}

    @cached_property
    def everything(self) -> Known:
        """Return the texts that were issued and count."""
        return counted(self.register, self.register.ledger, self._authorities)

    @cached_property
    def issued(self) -> Timeline:
        """Return the life of every rule that was issued."""
        return composed(self.everything, self._authorities, "")

    @cached_property
    def _actors(self) -> Mapping[str, tuple[str, ...]]:
        """Return the texts that act on another."""
        found: dict[str, list[str]] = defaultdict(list)
        for text in self.everything.texts.values():
            for other in acted_on(text):
                found[other].append(text.id)
        return {name: tuple(others) for name, others in found.items()}

    @cached_property
    def _lines(self) -> Mapping[str, tuple[LedgerLine, ...]]:
        found: dict[str, list[LedgerLine]] = defaultdict(list)
        for line in self.register.ledger:
            found[line.circular].append(line)
        return {name: tuple(lines) for name, lines in found.items()}

    def dated(self, draft: Text) -> Register:
        """Return the register as if a draft, and those it names, were recorded on their own days.

        That is for questions about what was known then.
        """
        named = self.named(draft)
        moments = [*((one, _BEFORE_LAST) for one in named), (draft, LAST)]
        lines = [_line(text, self._own_moment(text) or moment) for text, moment in moments]
        texts = {(text.id, text.revision): text for text in (*named, draft)}
        everything = MappingProxyType({**self.register.texts, **texts})
        return Register((*self.register.ledger, *lines), everything)

    def _own_moment(self, text: Text) -> datetime | None:
        day = text.published or text.provenance.date or text.signed
        zone = ZoneInfo(self._authorities[text.authority].tz)
        return datetime.combine(day, time(), zone) if day else None

    def view(self, draft: Text) -> View:
        """Return the texts that a draft has to do with, without it and with it."""
        named = self.named(draft)
        within = self._touched(draft, named)
        before = self._of_issued(within)
        if named:
            earlier = self._known(within | {draft.id}, named)
            before = restricted(composed(earlier, self._authorities, ""), within)
        found = self._known(within, named, draft)
        after = composed(found, self._authorities, draft.authority)
        return View(before, restricted(after, within), found)

    def timeline(self, draft: Text) -> Timeline:
        """Return what binds under the authority of a draft, if it were issued next."""
        own = reach(self._authorities, draft.authority)
        named = tuple(one for one in self.named(draft) if one.authority in own)
        within = self._touched(draft, named)
        found = self._known(within, named, draft, frozenset(own))
        after = restricted(composed(found, self._authorities, draft.authority), within)
        whole = self._binding(draft.authority)
        entries = (one for one in whole.entries if one.circular not in within)
        return Timeline(
            draft.authority, (*entries, *after.entries), after.texts, after.courses, after.withdrawn
        )

    def _binding(self, authority: str) -> Timeline:
        if authority not in self._bindings:
            found = known(self.register, self._authorities, authority)
            self._bindings[authority] = composed(found, self._authorities, authority)
        return self._bindings[authority]

    def _known(
        self,
        within: frozenset[str],
        named: tuple[Text, ...],
        draft: Text | None = None,
        authorities: frozenset[str] = frozenset(),
    ) -> Known:
        """Return what is known of some texts and of those that they act on, and of drafts."""
        drafts = (*named, draft) if draft else named
        acting = (*drafts, *(self.everything.texts.get(name) for name in within))
        lines = [
            line
            for name in within.union(*map(acted_on, acting))
            if not authorities or name.partition("/")[0] in authorities
            for line in self._lines.get(name, ())
        ]
        lines.sort(key=lambda line: line.seq)
        texts = {
            key: self.register.texts[key]
            for line in lines
            if (key := (line.circular, line.revision)) in self.register.texts
        }
        texts |= {(text.id, text.revision): text for text in drafts}
        lines += [_line(one, LAST if one is draft else _BEFORE_LAST) for one in drafts]
        return counted(Register((), MappingProxyType(texts)), tuple(lines), self._authorities)

    def _of_issued(self, names: frozenset[str]) -> Timeline:
        """Return what was issued, of some texts only."""
        issued = self.issued
        kept = {name: issued.texts[name] for name in names if name in issued.texts}
        entries = (entry for name in kept for entry in self._entries.get(name, ()))
        courses = {name: issued.courses[name] for name in kept}
        return Timeline(
            "", tuple(entries), MappingProxyType(kept), MappingProxyType(courses), issued.withdrawn
        )

    @cached_property
    def _entries(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.issued.entries:
            found[entry.circular].append(entry)
        return {name: tuple(entries) for name, entries in found.items()}

    def named(self, draft: Text) -> tuple[Text, ...]:
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

    def _touched(self, draft: Text, named: tuple[Text, ...]) -> frozenset[str]:
        """Return the texts whose lives may be others, and those that settle these.

        Whom a text acts on may change with it, and so on; a life is settled by whoever acts on it.
        """
        reached: set[str] = set()
        before = self.everything.texts.get(draft.id)  # where the draft corrects what was issued
        pending = [name for text in (*named, draft, before) for name in acted_on(text)]
        while pending:
            name = pending.pop()
            if name not in reached:
                reached.add(name)
                pending.extend(acted_on(self.everything.texts.get(name)))
        found: set[str] = set()
        pending = [*reached, draft.id, *mentioned(draft)]
        for text in named:
            pending.extend((text.id, *mentioned(text)))
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending.extend(self._actors.get(name, ()))
        return frozenset(found)


def restricted(timeline: Timeline, names: frozenset[str]) -> Timeline:
    """Return a timeline with some of its texts only."""
    texts, courses = timeline.texts, timeline.courses
    kept = [name for name in texts if name in names]
    return Timeline(
        timeline.authority,
        tuple(entry for entry in timeline.entries if entry.circular in names),
        MappingProxyType({name: texts[name] for name in kept}),
        MappingProxyType({name: courses[name] for name in kept}),
        timeline.withdrawn,
    )


def acted_on(text: Text | None) -> Iterator[str]:
    """Yield the circulars that a text acts on, itself left out."""
    if text is None:
        return
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
